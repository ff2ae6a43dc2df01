"""What a walk through a program tells."""

from __future__ import annotations

import ast

from doctor.values import LocalClass, Value


class Listener:
    """What is told of a walk; each method may be overridden."""

    def reference(self, node: ast.expr, value: Value) -> None:
        """A name or attribute is read."""

    def imported(self, node: ast.stmt, alias: ast.alias, path: str) -> None:
        """A public name is imported."""

    def call(self, node: ast.Call, function: Value) -> None:
        """Something is called."""

    def assigned(self, node: ast.Attribute, value: Value) -> None:
        """An attribute is written to."""

    def item(self, node: ast.Subscript, value: Value) -> None:
        """A part of something is read or written."""

    def compared(self, node: ast.Compare, value: Value) -> None:
        """Something is compared with something."""

    def tested(self, node: ast.expr, value: Value) -> None:
        """Something decides which way to go."""

    def defined(self, node: ast.ClassDef, cls: LocalClass) -> None:
        """A class is defined."""
