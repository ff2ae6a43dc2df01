"""Settings from the table `[tool.doctor]` of the nearest pyproject.toml."""

from __future__ import annotations

import importlib
import os
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, FrozenSet, Iterator, Mapping, Optional, Sequence, Tuple

NAMED = re.compile(r"^\s*(\[\s*)?tool\s*(\.\s*doctor\b|\])", re.MULTILINE)
"""Where a file may have the table: others needn't be parsed."""
KEYS = ("select", "ignore", "exclude")


class SettingsError(ValueError):
    """Settings that can't be used, with the file and what to do."""


@dataclass(frozen=True)
class Settings:
    """What a project asks for; the command line has the last word."""

    file: Optional[Path] = None
    select: Optional[FrozenSet[str]] = None
    ignore: Optional[FrozenSet[str]] = None
    exclude: Tuple[str, ...] = ()
    """Patterns of names, or of paths from the folder of the file; what lies below counts."""

    def excludes(self, path: str) -> bool:
        if not self.exclude or self.file is None or path == "-":
            return False
        try:
            inside = Path(path).resolve().relative_to(self.file.parent.resolve())
        except ValueError:  # it lies elsewhere
            return False
        above = [inside, *inside.parents][:-1]
        names = {one.as_posix() for one in above} | set(inside.parts)
        patterns = [pattern.rstrip("/") for pattern in self.exclude]
        return any(fnmatchcase(name, pattern) for pattern in patterns for name in names)


def read_settings(paths: Sequence[str]) -> Settings:
    """The settings that hold for the paths: those nearest above the folder that they share."""
    for folder in above(paths):
        file = folder / "pyproject.toml"
        table = table_of(file) if file.is_file() else None
        if table is not None:
            return checked(file, table)
    return Settings()


def above(paths: Sequence[str]) -> Iterator[Path]:
    places = [os.path.realpath(path) for path in paths if path != "-"] or [str(Path.cwd())]
    try:
        shared = Path(os.path.commonpath(places))
    except ValueError:  # on several drives
        shared = Path.cwd()
    return iter([shared, *shared.parents])


def table_of(file: Path) -> Optional[Mapping[str, Any]]:
    """The table of a file; None where it has none, and so is not about doctor."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from error
    if not NAMED.search(text):
        return None
    parser = toml_parser(file)
    try:
        tool = parser.loads(text).get("tool", {})
    except ValueError as error:
        raise SettingsError(f"{file}: {error}") from error
    table = tool.get("doctor") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{file}: tool.doctor is no table")
    return table


def toml_parser(file: Path) -> Any:
    """Python's own from 3.11 on, else `tomli`."""
    for name in ("tomllib", "tomli"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise SettingsError(f"{file}: to read it, Python 3.11 is needed, or the package tomli")


def checked(file: Path, table: Mapping[str, Any]) -> Settings:
    for key, value in table.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise SettingsError(f"{file}: tool.doctor has no setting `{key}`; it has {known}")
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise SettingsError(f"{file}: tool.doctor.{key} is no list of texts")
    select, ignore = (frozenset(table[key]) if key in table else None for key in KEYS[:2])
    return Settings(file, select, ignore, tuple(table.get("exclude", ())))
