"""How a model was made, compiled and used further up."""

from __future__ import annotations

import ast
from typing import List, Optional

from doctor.kinds import of_class, text
from doctor.library import LAYER, MODEL
from doctor.seen import Nodes, Seen
from doctor.values import Instance, LocalFunction, Public, Several

CLIPS = frozenset(["clipnorm", "clipvalue", "global_clipnorm"])

RUNS = frozenset(
    ["fit", "predict", "evaluate", "train_on_batch", "build", "add", "predict_on_batch"]
)


def not_a_function(seen: Seen) -> Nodes:
    """The first argument is no function."""
    argument = seen.positional(0) or seen.argument("loss")
    value = seen.value_of(argument)
    known = isinstance(value, Instance)
    return [] if known and not isinstance(value, LocalFunction) else None


def two_clips(seen: Seen) -> Nodes:
    found: List[ast.AST] = [word for word in seen.keywords if word.arg in CLIPS]
    return found if len(found) > 1 else None


def outputs(seen: Seen) -> int:
    """How many outputs the model has, where it is made of symbols; 0 where nobody knows."""
    made = seen.made_by
    if made is None:
        return 0
    named = {word.arg: word.value for word in made.keywords}
    given = named.get("outputs") or (made.args[1] if len(made.args) > 1 else None)
    written = seen.walk.literal(given)
    return len(written.elts) if isinstance(written, (ast.List, ast.Tuple)) else 0


def metrics_fewer_than_outputs(seen: Seen) -> Nodes:
    listed = seen.walk.literal(seen.argument("metrics"))
    count = outputs(seen)
    fewer = isinstance(listed, ast.List) and 0 < len(listed.elts) < count
    return [listed] if listed is not None and fewer and flat(listed) else None


def metrics_as_many_as_outputs(seen: Seen) -> Nodes:
    listed = seen.walk.literal(seen.argument("metrics"))
    count = outputs(seen)
    same = isinstance(listed, ast.List) and len(listed.elts) == count > 1
    return [listed] if listed is not None and same and flat(listed) else None


def flat(node: Optional[ast.expr]) -> bool:
    return isinstance(node, ast.List) and all(
        isinstance(part, ast.Constant) and isinstance(part.value, str) for part in node.elts
    )


def metrics_named_otherwise(seen: Seen) -> Nodes:
    """Nobody in the file calls a metric by its short name."""
    short = ("acc", "val_acc")
    for node in seen.everything:
        if not isinstance(node, ast.keyword) or node.arg not in ("metrics", "weighted_metrics"):
            continue
        if any(isinstance(n, ast.Constant) and n.value in short for n in ast.walk(node.value)):
            return None
    return []


def after_fit(seen: Seen) -> Nodes:
    """The same model was fitted further up."""
    return [seen.node] if used_before(seen, frozenset(["fit"])) else None


def used_before(seen: Seen, names: frozenset[str]) -> bool:
    """Whether one of the methods of the same object is called further up, or the object itself."""
    receiver = seen.receiver
    if receiver is None:
        return False
    same = ast.dump(receiver)
    for node in seen.everything:
        if not isinstance(node, ast.Call) or not seen.walk.program.is_above(node, receiver):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in names:
            if ast.dump(node.func.value) == same:
                return True
        elif "" in names and ast.dump(node.func) == same:
            return True
    return False


def made_without_input(seen: Seen) -> Nodes:
    """A Sequential whose first layer knows no shape, and that was not used so far."""
    made = seen.made_by
    layers = seen.walk.literal(made.args[0]) if made is not None and made.args else None
    if not isinstance(layers, ast.List) or not layers.elts or used_before(seen, RUNS | {""}):
        return None
    first = seen.walk.literal(layers.elts[0])
    if not isinstance(first, ast.Call) or any("shape" in (w.arg or "") for w in first.keywords):
        return None
    function = seen.value_of(first.func)
    value = seen.value_of(first)
    layer = seen.walk.library.is_a(value, LAYER)
    plain = isinstance(function, Public) and not function.path.endswith(("Input", "InputLayer"))
    model = seen.walk.library.is_a(value, MODEL)
    return [seen.node] if layer and plain and not model else None


def never_called(seen: Seen) -> Nodes:
    """A Sequential that is made here and wasn't called so far."""
    made = seen.made_by
    if made is None or used_before(seen, (RUNS - {"build", "add"}) | {""}):
        return None
    return [seen.node]


def made_with_schedule(seen: Seen) -> Nodes:
    made = seen.made_by
    if made is None:
        return None
    named = [word.value for word in made.keywords if word.arg == "learning_rate"]
    for argument in [*named, *made.args[:1]]:
        if of_class(seen, argument, "keras.optimizers.schedules.LearningRateSchedule"):
            return [seen.node]
    return None


def numpy_in_a_metric(seen: Seen) -> Nodes:
    """A metric or loss of this file asks its arguments for `.numpy()`."""
    given = [seen.argument("loss"), seen.argument("metrics")]
    for argument in filter(None, given):
        value = seen.value_of(argument)
        functions = value.items if isinstance(value, Several) else (value,)
        for function in functions:
            if isinstance(function, LocalFunction):
                found = numpy_of_arguments(function.node)
                if found is not None:
                    return [found]
    return None


def numpy_of_arguments(function: ast.AST) -> Optional[ast.AST]:
    names = {one.arg for one in getattr(getattr(function, "args", None), "args", [])}
    for node in ast.walk(function):
        owner = node.value if isinstance(node, ast.Attribute) and node.attr == "numpy" else None
        if isinstance(owner, ast.Name) and owner.id in names:
            return node
    return None


def path_in_name(seen: Seen) -> Nodes:
    """`"…/…" in w.name`"""
    node = seen.node
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], (ast.In, ast.Eq)):
        return None
    return [node] if any(text(seen, side, "/") for side in [node.left, *node.comparators]) else None
