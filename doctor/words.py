"""What Python says of code today: word for word as a run raised it, or formed like that."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Optional, Tuple

from doctor.knowledge import Knowledge, Row
from doctor.values import Member, Public, Value

HAS_NO = re.compile(r"^'\w+' object has no attribute '\w+'$")
NO_MODULE = re.compile(r"^No module named '[\w.]+'$")
MODULE_HAS_NO = re.compile(r"^module '[\w.]+' has no attribute '\w+'$")
UNEXPECTED = re.compile(r"(?P<of>\w+\(\) )?(?P<said>got an unexpected keyword argument) '\w+'$")


@dataclass(frozen=True)
class Words:
    """Forms messages by what is known."""

    knowledge: Knowledge

    def today(
        self, row: Row, node: ast.AST, value: Value, alias: Optional[ast.alias]
    ) -> Tuple[str, bool]:
        """What the row's run said, with the name that stands here."""
        if row.outcome == "differs":
            return row.why, True
        missing = self.what_is_missing(row, value, alias)
        said = missing or f"{row.exception}: {self.adapted(row, node, value)}"
        return said, said == f"{row.exception}: {row.message}"

    def what_is_missing(self, row: Row, value: Value, alias: Optional[ast.alias]) -> Optional[str]:
        """What is said of this very name, where a row is about names that are gone."""
        gone = NO_MODULE.match(row.message) or MODULE_HAS_NO.match(row.message)
        if not gone or not isinstance(value, Public):
            return None
        missing = self.knowledge.index.missing(value.path)
        if missing is None:
            return None
        if alias is None:
            return "AttributeError: module '{}' has no attribute '{}'".format(*missing)
        return self.import_says(value.path)

    def adapted(self, row: Row, node: ast.AST, value: Value) -> str:
        """The message of a row with the attribute or argument that stands here."""
        message = row.message
        if isinstance(value, Member) and HAS_NO.match(message):
            return f"'{self.class_name(value)}' object has no attribute '{value.name}'"
        if isinstance(node, ast.keyword) and UNEXPECTED.search(message):
            name = f"{value.name}() " if isinstance(value, Member) else None
            return UNEXPECTED.sub(
                lambda m: f"{name or m['of'] or ''}{m['said']} '{node.arg}'", message
            )
        return message

    def class_name(self, member: Member) -> str:
        first = member.owner.line[0]
        if first.startswith("#"):
            name: str = self.knowledge.index.things[int(first[1:])][4]
            return name
        return first.lstrip("~").rpartition(".")[2]

    def import_says(self, path: str, whole: bool = False) -> str:
        """What an import of a name that isn't there raises."""
        module, _, name = path.rpartition(".")
        gone = self.missing_module(path + (".x" if whole else ""))
        if gone:
            return f"ModuleNotFoundError: No module named '{gone}'"
        return f"ImportError: cannot import name '{name}' from '{module}'"

    def missing_module(self, path: str) -> Optional[str]:
        """The first part of a path of modules that isn't there."""
        names = path.split(".")
        index = self.knowledge.index
        for length in range(1, len(names)):
            part = ".".join(names[:length])
            if index.knows(part) and index.find(part) is None:
                return part
        return None
