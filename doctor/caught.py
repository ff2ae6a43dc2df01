"""Exceptions that the code around a place is prepared for."""

from __future__ import annotations

import ast
from typing import FrozenSet, List, Sequence, Set

ABOVE = {
    "ImportError": {"ModuleNotFoundError"},
    "LookupError": {"KeyError", "IndexError"},
    "RuntimeError": {"NotImplementedError"},
    "ArithmeticError": {"OverflowError"},
}
"""Exceptions that catch others."""


def caught_by(handlers: List[ast.ExceptHandler]) -> FrozenSet[str]:
    names: Set[str] = set()
    for handler in handlers:
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for kind in kinds:
            name = (
                kind.attr if isinstance(kind, ast.Attribute) else getattr(kind, "id", "Exception")
            )
            names.add("Exception" if name == "BaseException" else name)
    return frozenset(names)


def is_caught(exception: str, around: Sequence[FrozenSet[str]]) -> bool:
    """Whether one of the blocks around catches an exception."""
    kinds = {exception, *(above for above in ABOVE if exception in ABOVE[above]), "Exception"}
    return bool(exception) and any(not kinds.isdisjoint(caught) for caught in around)
