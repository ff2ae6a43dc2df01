"""A piece of code that is compared with the table, and what can be asked of it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Iterator, List, Optional, Sequence, Tuple

from doctor.index import Signature
from doctor.resolve import Walk
from doctor.values import Instance, Member, Value

Nodes = Optional[List[ast.AST]]


@dataclass(frozen=True)
class Seen:
    """A piece of code that is compared with the table."""

    walk: Walk
    node: ast.AST
    value: Value
    signature: Optional[Signature]
    order: Tuple[str, ...]

    def value_of(self, node: Optional[ast.AST]) -> Value:
        """What an expression stands for."""
        return self.walk.values.get(id(node))

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
        return self.walk.program.nodes

    def calls(self, method: str) -> Iterator[ast.Call]:
        """The calls of a method of this name in the file."""
        for node in self.everything:
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr == method:
                yield node
