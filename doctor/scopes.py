"""Names and the functions, classes and modules that they belong to."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Dict, Iterator, Optional, Union

from doctor.files import Piece
from doctor.values import Binding, LocalClass

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda]


@dataclass
class Scope:
    """The names of a module, class or function."""

    above: Optional[Scope]
    names: Dict[str, Binding] = field(default_factory=dict)
    cls: Optional[LocalClass] = None
    function: Optional[ast.AST] = None

    def find(self, name: str) -> Optional[Binding]:
        scope: Optional[Scope] = self
        while scope is not None:
            if name in scope.names and (scope is self or scope.function or scope.above is None):
                return scope.names[name]
            scope = scope.above
        return None


@dataclass(frozen=True)
class PutOff:
    """A function whose body is still to be looked at."""

    function: Function
    scope: Scope
    cls: Optional[LocalClass]
    graphs: int
    piece: Optional[Piece]


def defaults(node: Function) -> Iterator[ast.expr]:
    yield from node.args.defaults
    yield from (default for default in node.args.kw_defaults if default is not None)


def arguments(node: Function) -> Iterator[ast.arg]:
    given = node.args
    yield from (*given.posonlyargs, *given.args, *given.kwonlyargs)
    yield from (argument for argument in (given.vararg, given.kwarg) if argument is not None)


def is_static(node: Function) -> bool:
    if isinstance(node, ast.Lambda):
        return True
    names = [d.id for d in node.decorator_list if isinstance(d, ast.Name)]
    return "staticmethod" in names or "classmethod" in names
