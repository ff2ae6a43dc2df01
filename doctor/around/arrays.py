"""Arrays of NumPy and tables of pandas."""

from __future__ import annotations

import ast
from typing import Optional

from doctor.kinds import ARRAYS, array, has_object, is_number, strings
from doctor.library import MODEL
from doctor.seen import Nodes, Seen
from doctor.values import Member, Public


def rank(seen: Seen, node: Optional[ast.expr]) -> Optional[int]:
    """The number of axes of what is written out; None where nobody knows."""
    written = seen.walk.literal(node)
    if isinstance(written, ast.Call) and written.args:
        function = seen.value_of(written.func)
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
        function = seen.value_of(argument.value.func)
        if not isinstance(function, Member) or function.name != "predict":
            return None
        return [] if seen.walk.library.is_a(function.owner, MODEL) else None
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


def dummies(seen: Seen) -> Nodes:
    """The array of `get_dummies` without a type goes into a model."""
    value = seen.value_of(seen.argument("x"))
    if not isinstance(value, Member) or value.name != "values":
        return None
    made = value.owner.made_by
    function = seen.value_of(made.func) if made is not None else None
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
