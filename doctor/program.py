"""The text of a program as a whole, whatever the order of its parts."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import Dict, FrozenSet, List, Optional, Tuple

from doctor.files import Piece


@dataclass(frozen=True, eq=False)
class Program:
    """All pieces of a source; what few files need is made when it is asked for."""

    pieces: Tuple[Piece, ...]

    @cached_property
    def nodes(self) -> List[ast.AST]:
        return [node for piece in self.pieces for node in ast.walk(piece.tree)]

    @cached_property
    def attributes(self) -> FrozenSet[str]:
        return frozenset(node.attr for node in self.nodes if isinstance(node, ast.Attribute))

    @cached_property
    def parents(self) -> Dict[int, ast.AST]:
        found: Dict[int, ast.AST] = {}
        for node in self.nodes:
            for child in vars(node).values():
                if isinstance(child, list):
                    found.update((id(one), node) for one in child)
                elif isinstance(child, ast.AST):
                    found[id(child)] = node
        return found

    @cached_property
    def piece_of(self) -> Dict[int, int]:
        """The place of the piece that a node is of."""
        return {
            id(node): place
            for place, piece in enumerate(self.pieces)
            for node in ast.walk(piece.tree)
        }

    def is_above(self, one: ast.expr, other: ast.expr) -> bool:
        """Whether a node stands in a line, or cell, further up than another."""
        places = [(self.piece_of[id(node)], node.lineno) for node in (one, other)]
        return places[0] < places[1]

    def says(self, names: FrozenSet[str]) -> bool:
        """Whether the code mentions one of these attributes anywhere."""
        return not names.isdisjoint(self.attributes)

    def function_of(self, node: ast.AST) -> Optional[ast.AST]:
        """The function that a node stands in; None at the level of the module."""
        above = self.parents.get(id(node))
        while above is not None and not isinstance(above, (ast.FunctionDef, ast.AsyncFunctionDef)):
            above = self.parents.get(id(above))
        return above
