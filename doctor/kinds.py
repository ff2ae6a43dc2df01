"""Kinds of arguments: what a row asks for by name with `of`."""

from __future__ import annotations

import ast
import re
from typing import Callable, Mapping

from doctor.library import LAYER
from doctor.seen import Seen
from doctor.values import Instance, LocalFunction, Member, Public

ARRAYS = frozenset(
    ["numpy.array", "numpy.asarray", "tensorflow.constant", "tensorflow.convert_to_tensor"]
)


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
    return of_class(seen, node, "numpy.ndarray")


def dict_of_dicts(_: Seen, node: ast.expr, __: str) -> bool:
    return (
        isinstance(node, ast.Dict)
        and bool(node.values)
        and all(isinstance(value, ast.Dict) for value in node.values)
    )


def public(seen: Seen, node: ast.expr, prefix: str) -> bool:
    value = seen.value_of(node)
    return isinstance(value, Public) and (value.path + ".").startswith(prefix)


def made_of(seen: Seen, node: ast.expr, prefix: str) -> bool:
    """An object made by a function whose name begins so."""
    value = seen.value_of(node)
    if isinstance(value, Instance) and value.made_by is not None:
        function = seen.value_of(value.made_by.func)
        return isinstance(function, Public) and function.path.startswith(prefix)
    return False


def member(seen: Seen, node: ast.expr, names: str) -> bool:
    """An attribute with one of the names, of an object that is known."""
    value = seen.value_of(node)
    return isinstance(value, Member) and value.name in names.split(",")


def of_class(seen: Seen, node: ast.expr, path: str) -> bool:
    value = seen.value_of(node)
    return seen.walk.library.is_a(value, path)


def weights(seen: Seen, node: ast.expr, _: str) -> bool:
    """The weights of a model or layer of Keras."""
    names = "trainable_variables,trainable_weights,weights,variables"
    value = seen.value_of(node)
    owner = value.owner if isinstance(value, Member) else None
    return member(seen, node, names) and seen.walk.library.is_a(owner, LAYER)


def yields(seen: Seen, node: ast.expr, what: str) -> bool:
    """A generator of this file that yields a list, or a tuple whose first part is a list."""
    function = seen.value_of(node.func) if isinstance(node, ast.Call) else None
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


def kind_fits(seen: Seen, argument: ast.expr, kind: str) -> bool:
    """Whether an argument is of a kind; `a|b` is either, and `text:…` a pattern of a string."""
    literal = seen.walk.literal(argument)
    name, colon, pattern = kind.partition(":")
    if colon:
        return literal is not None and KINDS[name](seen, literal, pattern)
    return literal is not None and any(KINDS[one](seen, literal, "") for one in kind.split("|"))
