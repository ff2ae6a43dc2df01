"""What an expression stands for, as far as the text says."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Dict, FrozenSet, Optional, Set, Tuple, Union


@dataclass(frozen=True)
class Public:
    """A module, class or function of a library, by its full name."""

    path: str


@dataclass(frozen=True)
class Instance:
    """An object of a class; `line` are the keys of the class and of those it derives from."""

    line: Tuple[str, ...]
    made_by: Optional[ast.Call] = None
    """The call that made it, where it is known."""


@dataclass(frozen=True)
class Member:
    """An attribute of an object."""

    owner: Instance
    name: str

    @property
    def keys(self) -> Tuple[str, ...]:
        return member_keys(self.owner.line, self.name)


@lru_cache(maxsize=4096)
def member_keys(line: Tuple[str, ...], name: str) -> Tuple[str, ...]:
    return tuple(f"{cls}.{name}" for cls in line)


@dataclass(frozen=True, eq=False)
class LocalClass:
    """A class of the file itself; `line` begins with itself."""

    node: ast.ClassDef
    line: Tuple[str, ...]
    attributes: Dict[str, Value]
    """What its methods put into `self`."""

    @cached_property
    def own(self) -> FrozenSet[str]:
        """What its body defines, and what is written to an attribute anywhere in it."""
        names: Set[str] = set()
        for statement in self.node.body:
            names.add(getattr(statement, "name", ""))
            targets = [*statement.targets] if isinstance(statement, ast.Assign) else []
            targets += [statement.target] if isinstance(statement, ast.AnnAssign) else []
            names.update(target.id for target in targets if isinstance(target, ast.Name))
        for node in ast.walk(self.node):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
        return frozenset(names)


@dataclass(frozen=True, eq=False)
class LocalFunction:
    node: ast.AST


@dataclass(frozen=True)
class Several:
    """A tuple or list written out."""

    items: Tuple[Value, ...]


Value = Union[Public, Instance, Member, LocalClass, LocalFunction, Several, None]


@dataclass(frozen=True)
class Binding:
    """What a name stands for: its value, and the expression that it was assigned."""

    value: Value
    node: Optional[ast.expr] = None
