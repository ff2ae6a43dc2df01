"""TOML read into dataclasses: all that is wrong in one go, each at its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from press.problems import PressError, Problem, nearest

T = TypeVar("T")
Place = tuple[str | int, ...]
"""The keys that lead to a value, and its number in a list: `("dataset", 0, "size")`."""


@dataclass(frozen=True)
class Document:
    """A file of TOML, with its lines."""

    name: str
    """The path that problems name."""
    text: str
    data: Mapping[str, Any]

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at the line where the value at `place`, or what holds it, begins."""
        while place not in self.lines:
            place = place[:-1]
        return Problem(self.name, self.lines[place], message)

    @cached_property
    def lines(self) -> Mapping[Place, int]:
        """Where each value begins: it is in what can be read up to some line, and not before."""
        lines = self.text.splitlines()
        found: dict[Place, int] = {(): 1}
        start = 1
        for end in range(1, len(lines) + 1):
            try:
                data = tomllib.loads("\n".join(lines[:end]))
            except tomllib.TOMLDecodeError:
                continue  # the value goes on
            for place in _places(data):
                found.setdefault(place, start)
            start = end + 1
        return found


def read_toml(file: Path, name: str) -> Document:
    """Raises PressError, with the line, where `file` is no TOML in UTF-8."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        return Document(name, text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        line, said = error.object[: error.start].count(b"\n") + 1, "not UTF-8; save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line, said = int(found[1]) if found else text.count("\n") + 1, f"no TOML: {error}"
    except OSError as error:
        line, said = 1, f"can't be read: {error.strerror}"
    raise PressError([Problem(name, line, said)])


class Reader:
    """Makes dataclasses from a document, and gathers what is wrong instead of raising it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def table(
        self,
        kind: type[T],
        table: object,
        place: Place,
        title: str,
        inherited: Mapping[str, Place] = {},
    ) -> T | None:
        """An instance of the dataclass `kind`; None where something in the table is wrong.

        Keys in `inherited` stand in the table that is named there.
        """
        if not isinstance(table, Mapping):
            self.wrong(place, f"{title} is {table!r}; a table is wanted")
            return None
        before = len(self.problems)
        known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
        types = get_type_hints(kind, include_extras=True)
        values = {}
        for name, value in table.items():
            where = (*inherited.get(name, place), name)
            if name in known:
                values[name] = self._value(types[name], value, where, f"{title} {name}")
            else:
                self.wrong(where, f"{title} has no {name!r}; {nearest(name, known)}")
        for name, field in known.items():
            if name not in table and field.default is field.default_factory is MISSING:
                self.wrong(place, f"{title} lacks {name!r}")
        return kind(**values) if len(self.problems) == before else None

    def _value(self, kind: Any, value: object, place: Place, title: str) -> Any:
        arguments = get_args(kind)
        if isinstance(kind, type) and is_dataclass(kind):
            return self.table(kind, value, place, title)
        if get_origin(kind) is Mapping and isinstance(value, Mapping):
            for key in value:
                self._plain(arguments[0], key, (*place, key), title)
            return {
                key: self._value(arguments[1], inner, (*place, key), f"{title} {key}")
                for key, inner in value.items()
            }
        if get_origin(kind) is tuple and isinstance(value, list):
            return tuple(
                self._value(arguments[0], inner, (*place, n), f"{title}{_called(inner)}")
                for n, inner in enumerate(value)
            )
        return self._plain(kind, value, place, title)

    def _plain(self, kind: Any, value: object, place: Place, title: str) -> Any:
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            said = str(error).replace("`object`", "a table").replace("`array`", "a list")
            titles = [each.title for each in get_args(kind) if isinstance(each, msgspec.Meta)]
            if isinstance(value, str) and any(titles):
                said = f"expected {titles[0]}"
            self.wrong(place, f"{title} = {value!r}: {said[0].lower()}{said[1:]}")

    def wrong(self, place: Place, message: str) -> None:
        self.problems.append(self.document.problem(place, message))


def _called(value: object) -> str:
    """How to tell a table of a list from its neighbours."""
    return f" {value['name']!r}" if isinstance(value, dict) and "name" in value else ""


def _places(value: Any, place: Place = ()) -> list[Place]:
    """The places of a value and of all that it holds."""
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    return [place, *(found for key in keys for found in _places(value[key], (*place, key)))]
