"""Files that the same code wrote further up."""

from __future__ import annotations

import ast
from typing import Iterator

from doctor.kinds import of_class
from doctor.library import MODEL
from doctor.seen import Nodes, Seen
from doctor.values import Member, Public


def objects_saved_here(seen: Seen) -> Nodes:
    """The same file is written further up, with objects in it."""
    name = seen.positional(0)
    for call in seen.calls("save"):
        same = call.args and name is not None and ast.dump(call.args[0]) == ast.dump(name)
        if same and any("'object'" in ast.dump(argument) for argument in call.args[1:]):
            return []
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
    function_of = seen.walk.program.function_of
    for node in seen.everything:
        if isinstance(node, ast.Call) and any(isinstance(a, ast.Lambda) for a in node.args):
            function = seen.value_of(node.func)
            path = function.path if isinstance(function, Public) else ""
            of_keras = path.endswith(".Lambda") and not path.startswith("tf_keras.")
            if of_keras and function_of(node) is function_of(seen.node):
                return []
    return None


def saves_of(seen: Seen) -> Iterator[ast.Call]:
    """The calls of `save`, in the same function, that wrote the file that is read here."""
    name = seen.positional(0)
    here = seen.walk.program.function_of(seen.node)
    for call in seen.calls("save"):
        same = call.args and name is not None and ast.dump(call.args[0]) == ast.dump(name)
        if same and seen.walk.program.function_of(call) is here:
            yield call


def own_class_saved_here(seen: Seen) -> Nodes:
    """The same file is written further up, from a class of this file that nobody registered."""
    for call in saves_of(seen):
        function = seen.value_of(call.func)
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
