"""Shapes of code that a name alone doesn't tell: kinds of arguments, and what stands around a call.

The table asks for them by name (`of` and `check` in a row's `when`).
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from doctor.index import Signature
from doctor.resolve import LAYER, MODEL, Walk
from doctor.values import Instance, LocalFunction, Member, Public, Several, Value

OLD_SHAPES = frozenset(["disable_v2_behavior", "disable_v2_tensorshape"])
Nodes = Optional[List[ast.AST]]
CLIPS = frozenset(["clipnorm", "clipvalue", "global_clipnorm"])
OLD_OPTIMIZER = frozenset(
    ["_resource_apply_dense", "_resource_apply_sparse", "_create_slots", "get_updates"]
)
RUNS = frozenset(
    ["fit", "predict", "evaluate", "train_on_batch", "build", "add", "predict_on_batch"]
)
ARRAYS = frozenset(
    ["numpy.array", "numpy.asarray", "tensorflow.constant", "tensorflow.convert_to_tensor"]
)
NO_EAGER = frozenset(["disable_v2_behavior", "disable_eager_execution", "as_default"])


@dataclass(frozen=True)
class Seen:
    """A piece of code that is compared with the table."""

    walk: Walk
    node: ast.AST
    value: Value
    signature: Optional[Signature]
    order: Tuple[str, ...]

    @property
    def keywords(self) -> Sequence[ast.keyword]:
        return self.node.keywords if isinstance(self.node, ast.Call) else ()

    def positional(self, place: int) -> Optional[ast.expr]:
        given = self.node.args if isinstance(self.node, ast.Call) else []
        if place >= len(given) or any(isinstance(one, ast.Starred) for one in given[: place + 1]):
            return None
        return given[place]

    def argument(self, name: str) -> Optional[ast.expr]:
        """An argument by name, or by the place that the name has."""
        for word in self.keywords:
            if word.arg == name:
                return word.value
        order = self.order or (self.signature.positional if self.signature else ())
        return self.positional(order.index(name)) if name in order else None

    def key(self) -> object:
        """The constant in the brackets."""
        key = self.node.slice if isinstance(self.node, ast.Subscript) else None
        return key.value if isinstance(key, ast.Constant) else None

    @property
    def owner(self) -> Optional[Instance]:
        return self.value.owner if isinstance(self.value, Member) else None

    @property
    def receiver(self) -> Optional[ast.expr]:
        """The expression that a method is called on."""
        func = self.node.func if isinstance(self.node, ast.Call) else self.node
        return func.value if isinstance(func, ast.Attribute) else None

    @property
    def made_by(self) -> Optional[ast.Call]:
        value = self.value.owner if isinstance(self.value, Member) else self.value
        return value.made_by if isinstance(value, Instance) else None

    @property
    def everything(self) -> List[ast.AST]:
        """All nodes of all pieces."""
        return self.walk.everything

    def calls(self, method: str) -> Iterator[ast.Call]:
        """The calls of a method of this name in the file."""
        for node in self.everything:
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr == method:
                yield node


# ------------------------------------------------------------------ kinds of arguments


def is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if not isinstance(node, ast.Constant) or isinstance(node.value, (bool, str, bytes)):
        return False
    return isinstance(node.value, (int, float))


def numbers(_: Seen, node: ast.expr, __: str) -> bool:
    """A list of numbers, or of such lists."""
    return (
        isinstance(node, ast.List)
        and bool(node.elts)
        and all(is_number(part) or numbers(_, part, __) for part in node.elts)
    )


def strings(_: Seen, node: ast.expr, __: str) -> bool:
    return (
        isinstance(node, ast.List)
        and bool(node.elts)
        and all(
            isinstance(part, ast.Constant) and isinstance(part.value, str) for part in node.elts
        )
    )


def constant(*wanted: object) -> Callable[[Seen, ast.expr, str], bool]:
    def fits(_: Seen, node: ast.expr, __: str) -> bool:
        return isinstance(node, ast.Constant) and any(node.value is one for one in wanted)

    return fits


def text(_: Seen, node: ast.expr, pattern: str) -> bool:
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, str) and bool(re.search(pattern, value))


def any_text(_: Seen, node: ast.expr, __: str) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def division(_: Seen, node: ast.expr, __: str) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def single_number(_: Seen, node: ast.expr, __: str) -> bool:
    return is_number(node)


def over_half(_: Seen, node: ast.expr, __: str) -> bool:
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, float) and 0.5 < value <= 1


def array(seen: Seen, node: ast.expr, _: str) -> bool:
    value = seen.walk.values.get(id(node))
    return isinstance(value, Instance) and "numpy.ndarray" in line_names(seen, value)


def line_names(seen: Seen, value: Instance) -> List[str]:
    ndarray = seen.walk.instance("numpy.ndarray").line[0]
    return ["numpy.ndarray" if key == ndarray else key for key in value.line]


def dict_of_dicts(_: Seen, node: ast.expr, __: str) -> bool:
    return (
        isinstance(node, ast.Dict)
        and bool(node.values)
        and all(isinstance(value, ast.Dict) for value in node.values)
    )


def public(seen: Seen, node: ast.expr, prefix: str) -> bool:
    value = seen.walk.values.get(id(node))
    return isinstance(value, Public) and (value.path + ".").startswith(prefix)


def made_of(seen: Seen, node: ast.expr, prefix: str) -> bool:
    """An object made by a function whose name begins so."""
    value = seen.walk.values.get(id(node))
    if isinstance(value, Instance) and value.made_by is not None:
        function = seen.walk.values.get(id(value.made_by.func))
        return isinstance(function, Public) and function.path.startswith(prefix)
    return False


def member(seen: Seen, node: ast.expr, names: str) -> bool:
    """An attribute with one of the names, of an object that is known."""
    value = seen.walk.values.get(id(node))
    return isinstance(value, Member) and value.name in names.split(",")


def of_class(seen: Seen, node: ast.expr, path: str) -> bool:
    value = seen.walk.values.get(id(node))
    return isinstance(value, Instance) and seen.walk.instance(path).line[0] in value.line


def weights(seen: Seen, node: ast.expr, _: str) -> bool:
    """The weights of a model or layer of Keras."""
    names = "trainable_variables,trainable_weights,weights,variables"
    value = seen.walk.values.get(id(node))
    layer = seen.walk.instance(LAYER).line[0]
    return member(seen, node, names) and isinstance(value, Member) and layer in value.owner.line


def yields(seen: Seen, node: ast.expr, what: str) -> bool:
    """A generator of this file that yields a list, or a tuple whose first part is a list."""
    function = seen.walk.values.get(id(node.func)) if isinstance(node, ast.Call) else None
    if not isinstance(function, LocalFunction):
        return False
    given = [n.value for n in ast.walk(function.node) if isinstance(n, ast.Yield) and n.value]
    if what == "list":
        return any(isinstance(value, ast.List) for value in given)
    return any(
        isinstance(value, ast.Tuple) and bool(value.elts) and isinstance(value.elts[0], ast.List)
        for value in given
    )


def has_object(_: Seen, node: ast.expr, __: str) -> bool:
    """The type `object`, alone or in a list."""
    parts = node.elts if isinstance(node, (ast.List, ast.Tuple)) else [node]
    return any(
        (isinstance(part, ast.Constant) and part.value in ("object", "O"))
        or (isinstance(part, ast.Name) and part.id == "object")
        for part in parts
    )


KINDS: Mapping[str, Callable[[Seen, ast.expr, str], bool]] = {
    "numbers": numbers,
    "strings": strings,
    "none": constant(None),
    "true": constant(True),
    "false": constant(False),
    "text": text,
    "string": any_text,
    "division": division,
    "number": single_number,
    "over-half": over_half,
    "array": array,
    "dict-of-dicts": dict_of_dicts,
    "public": public,
    "made-of": made_of,
    "member": member,
    "class": of_class,
    "weights": weights,
    "yields": yields,
    "object": has_object,
}


# ------------------------------------------------------------------ what stands around


def outside_of_graphs(seen: Seen) -> Nodes:
    """Neither within a graph nor in a file that switches eager execution off.

    Where a function is called isn't known; a file with graphs is left alone there.
    """
    if seen.walk.graphs or (seen.walk.scope.function and seen.walk.says(NO_EAGER)):
        return None
    if seen.walk.says(NO_EAGER - {"as_default"}):
        return None
    return None if traced(seen) else []


def traced(seen: Seen) -> bool:
    """Within a function that TensorFlow traces."""
    scope = seen.walk.scope
    decorators = getattr(scope.function, "decorator_list", [])
    return any("function" in ast.dump(one) for one in decorators)


def shapes_of_today(seen: Seen) -> Nodes:
    """The file doesn't ask for the shapes of TensorFlow 1."""
    return None if seen.walk.says(OLD_SHAPES) else []


def within_a_graph(seen: Seen) -> Nodes:
    return [] if seen.walk.graphs else None


def not_a_function(seen: Seen) -> Nodes:
    """The first argument is no function."""
    argument = seen.positional(0) or seen.argument("loss")
    value = seen.walk.values.get(id(argument))
    known = isinstance(value, Instance)
    return [] if known and not isinstance(value, LocalFunction) else None


def init_without_super(seen: Seen) -> Nodes:
    """A class with a constructor that doesn't call the one of its base."""
    for method in methods(seen.node, "__init__"):
        called = any(
            isinstance(n, ast.Attribute) and n.attr == "__init__" for n in ast.walk(method)
        )
        return None if called else [seen.node]
    return None


def methods(node: ast.AST, name: str) -> Iterator[ast.FunctionDef]:
    for statement in getattr(node, "body", []):
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            yield statement


def returns_the_loss(seen: Seen) -> Nodes:
    """A `train_step` that returns a dictionary with a loss that no metric was told of."""
    for method in methods(seen.node, "train_step"):
        inside = list(ast.walk(method))
        if any(isinstance(n, ast.Attribute) and n.attr in TOLD for n in inside):
            return None
        for node in inside:
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict):
                keys = [k.value for k in node.value.keys if isinstance(k, ast.Constant)]
                if keys == ["loss"] and isinstance(node.value.values[0], ast.Name):
                    return [node]
    return None


TOLD = frozenset(["update_state", "compute_metrics", "compute_loss", "compiled_metrics"])


def old_optimizer(seen: Seen) -> Nodes:
    """A class with the methods that optimizers had in 2020."""
    for statement in getattr(seen.node, "body", []):
        if isinstance(statement, ast.FunctionDef) and statement.name in OLD_OPTIMIZER:
            return [seen.node]
    return None


def two_clips(seen: Seen) -> Nodes:
    found: List[ast.AST] = [word for word in seen.keywords if word.arg in CLIPS]
    return found if len(found) > 1 else None


def into_self_of_a_layer(seen: Seen) -> Nodes:
    """What is made is put into an attribute of a layer."""
    statement = seen.walk.above[-1][0] if seen.walk.above else None
    if not isinstance(statement, ast.Assign) or statement.value is not seen.node:
        return None
    layer = seen.walk.instance(LAYER).line[0]
    for target in statement.targets:
        owner = seen.walk.value_of_name(target.value) if isinstance(target, ast.Attribute) else None
        if isinstance(owner, Instance) and layer in owner.line and owner.line[0].startswith("~"):
            return [seen.node]
    return None


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
    line = receiver.lineno
    for node in seen.everything:
        if not isinstance(node, ast.Call) or node.lineno >= line:
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
    function = seen.walk.values.get(id(first.func))
    value = seen.walk.values.get(id(first))
    layer = isinstance(value, Instance) and seen.walk.instance(LAYER).line[0] in value.line
    plain = isinstance(function, Public) and not function.path.endswith(("Input", "InputLayer"))
    model = isinstance(value, Instance) and seen.walk.instance(MODEL).line[0] in value.line
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


def rank(seen: Seen, node: Optional[ast.expr]) -> Optional[int]:
    """The number of axes of what is written out; None where nobody knows."""
    written = seen.walk.literal(node)
    if isinstance(written, ast.Call) and written.args:
        function = seen.walk.values.get(id(written.func))
        as_it_is = isinstance(function, Public) and function.path in ARRAYS
        return rank(seen, written.args[0]) if as_it_is else None
    count = 0
    while isinstance(written, ast.List) and written.elts:
        count += 1
        written = written.elts[0]
    return count if count and written is not None and is_number(written) else None


def other_rank(seen: Seen) -> Nodes:
    """The two arguments have not the same number of axes."""
    first, second = rank(seen, seen.positional(0)), rank(seen, seen.positional(1))
    return [] if first and second and first != second else None


def ragged(seen: Seen) -> Nodes:
    """Lists of different lengths."""
    written = seen.walk.literal(seen.positional(0))
    if not isinstance(written, ast.List):
        return None
    lengths = {len(p.elts) if isinstance(p, (ast.List, ast.Tuple)) else -1 for p in written.elts}
    return [] if len(lengths) > 1 else None


def part_is_written(seen: Seen) -> Nodes:
    return [seen.node] if isinstance(getattr(seen.node, "ctx", None), ast.Store) else None


def part_of_part(seen: Seen) -> Nodes:
    """`table[column][rows] = …`"""
    twice = isinstance(seen.node, ast.Subscript) and isinstance(seen.node.value, ast.Subscript)
    return part_is_written(seen) if twice else None


def receiver_is_a_part(seen: Seen) -> Nodes:
    return [] if isinstance(seen.receiver, ast.Subscript) else None


def out_of_bytes(seen: Seen) -> Nodes:
    """A number that no byte holds is written into an array of bytes."""
    made = seen.made_by
    statement = seen.walk.above[-1][0] if seen.walk.above else None
    if made is None or not isinstance(statement, ast.Assign) or not part_is_written(seen):
        return None
    types = [word.value for word in made.keywords if word.arg == "dtype"]
    is_bytes = any("uint8" in ast.dump(one) for one in types)
    negative = isinstance(statement.value, ast.UnaryOp) and isinstance(statement.value.op, ast.USub)
    return [seen.node] if is_bytes and negative and is_number(statement.value) else None


def float_of_a_row(seen: Seen) -> Nodes:
    """`float(…)` of a row of a table of two axes, or of a prediction."""
    argument = seen.positional(0)
    if not isinstance(argument, ast.Subscript) or not isinstance(argument.slice, ast.Constant):
        return None
    if isinstance(argument.value, ast.Call):
        function = seen.walk.values.get(id(argument.value.func))
        predicts = isinstance(function, Member) and function.name == "predict"
        model = seen.walk.instance(MODEL).line[0]
        return [] if predicts and model in function.owner.line else None  # type: ignore[union-attr]
    two = array(seen, argument.value, "") and rank(seen, argument.value) == 2
    return [] if two else None


def prints_a_list_of_numpy(seen: Seen) -> Nodes:
    """`print(list(array))`"""
    for argument in seen.node.args if isinstance(seen.node, ast.Call) else []:
        func = argument.func if isinstance(argument, ast.Call) else None
        listed = isinstance(func, ast.Name) and func.id == "list"
        given = argument.args if isinstance(argument, ast.Call) else []
        if listed and given and array(seen, given[0], ""):
            return [argument]
    return None


def text_in_a_column(seen: Seen) -> Nodes:
    """A table that is written out, with text in it."""
    made = seen.made_by
    columns = seen.walk.literal(made.args[0]) if made is not None and made.args else None
    for column in columns.values if isinstance(columns, ast.Dict) else []:
        if isinstance(column, ast.List) and strings(seen, column, ""):
            return []
    return None


def objects_saved_here(seen: Seen) -> Nodes:
    """The same file is written further up, with objects in it."""
    name = seen.positional(0)
    for call in seen.calls("save"):
        same = call.args and name is not None and ast.dump(call.args[0]) == ast.dump(name)
        if same and any("'object'" in ast.dump(argument) for argument in call.args[1:]):
            return []
    return None


def dummies(seen: Seen) -> Nodes:
    """The array of `get_dummies` without a type goes into a model."""
    value = seen.walk.values.get(id(seen.argument("x")))
    if not isinstance(value, Member) or value.name != "values":
        return None
    made = value.owner.made_by
    function = seen.walk.values.get(id(made.func)) if made is not None else None
    named = [word.arg for word in made.keywords] if made is not None else []
    path = function.path if isinstance(function, Public) else ""
    argument = seen.argument("x")
    return (
        [argument] if path == "pandas.get_dummies" and "dtype" not in named and argument else None
    )


def is_object(seen: Seen) -> Nodes:
    """`… == object`"""
    node = seen.node
    if not isinstance(node, ast.Compare):
        return None
    return [node] if any(has_object(seen, side, "") for side in node.comparators) else None


def path_in_name(seen: Seen) -> Nodes:
    """`"…/…" in w.name`"""
    node = seen.node
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], (ast.In, ast.Eq)):
        return None
    return [node] if any(text(seen, side, "/") for side in [node.left, *node.comparators]) else None


def after_the_import(seen: Seen) -> Nodes:
    """TensorFlow or Keras was imported further up."""
    stored = isinstance(getattr(seen.node, "ctx", None), ast.Store)
    return [seen.node] if stored and seen.walk.has_keras else None


def numpy_in_a_metric(seen: Seen) -> Nodes:
    """A metric or loss of this file asks its arguments for `.numpy()`."""
    given = [seen.argument("loss"), seen.argument("metrics")]
    for argument in filter(None, given):
        value = seen.walk.values.get(id(argument))
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


def saved_model_here(seen: Seen) -> Nodes:
    """The same folder is written further up, from a model of Keras."""
    made = seen.made_by
    name = made.args[0] if made is not None and made.args else None
    for call in seen.calls("save"):
        model = call.args and of_class(seen, call.args[0], MODEL)
        same = len(call.args) > 1 and name is not None and ast.dump(call.args[1]) == ast.dump(name)
        if model and same:
            return [seen.node]
    return None


def lambda_saved_here(seen: Seen) -> Nodes:
    """The same file is written further up in the same function, which makes a layer of a lambda."""
    if not any(True for _ in saves_of(seen)):
        return None
    for node in seen.everything:
        if isinstance(node, ast.Call) and any(isinstance(a, ast.Lambda) for a in node.args):
            function = seen.walk.values.get(id(node.func))
            path = function.path if isinstance(function, Public) else ""
            of_keras = path.endswith(".Lambda") and not path.startswith("tf_keras.")
            if of_keras and seen.walk.function_of(node) is seen.walk.function_of(seen.node):
                return []
    return None


def saves_of(seen: Seen) -> Iterator[ast.Call]:
    """The calls of `save`, in the same function, that wrote the file that is read here."""
    name = seen.positional(0)
    here = seen.walk.function_of(seen.node)
    for call in seen.calls("save"):
        same = call.args and name is not None and ast.dump(call.args[0]) == ast.dump(name)
        if same and seen.walk.function_of(call) is here:
            yield call


def own_class_saved_here(seen: Seen) -> Nodes:
    """The same file is written further up, from a class of this file that nobody registered."""
    for call in saves_of(seen):
        function = seen.walk.values.get(id(call.func))
        first = function.owner.line[0] if isinstance(function, Member) else ""
        cls = seen.walk.classes.get(first)
        if cls is not None and not cls.node.decorator_list:
            return []
    return None


def compiled_with_text_and_saved(seen: Seen) -> Nodes:
    """The same file is written further up, from a model with metrics or losses by name."""
    saved = {object_of(call) for call in saves_of(seen)}
    for call in seen.calls("compile"):
        named = (word.value for word in call.keywords if word.arg in ("loss", "metrics"))
        if object_of(call) in saved and any(map(says_text, named)):
            return []
    return None


def object_of(call: ast.Call) -> str:
    """What a method is called on, to compare."""
    return ast.dump(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def says_text(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Constant) and isinstance(n.value, str) for n in ast.walk(node))


def symbolic(seen: Seen) -> Nodes:
    """A symbol of Keras is among the arguments."""
    call = seen.node
    return [] if isinstance(call, ast.Call) and seen.walk.symbolic(call) else None


CHECKS: Dict[str, Callable[[Seen], Nodes]] = {
    check.__name__: check
    for check in (
        after_fit,
        after_the_import,
        compiled_with_text_and_saved,
        dummies,
        float_of_a_row,
        init_without_super,
        into_self_of_a_layer,
        is_object,
        lambda_saved_here,
        made_with_schedule,
        made_without_input,
        metrics_as_many_as_outputs,
        metrics_fewer_than_outputs,
        metrics_named_otherwise,
        never_called,
        not_a_function,
        numpy_in_a_metric,
        objects_saved_here,
        old_optimizer,
        other_rank,
        out_of_bytes,
        outside_of_graphs,
        own_class_saved_here,
        part_is_written,
        part_of_part,
        path_in_name,
        prints_a_list_of_numpy,
        ragged,
        receiver_is_a_part,
        returns_the_loss,
        saved_model_here,
        shapes_of_today,
        symbolic,
        text_in_a_column,
        two_clips,
        within_a_graph,
    )
}
