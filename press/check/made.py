"""What an accepted output was made with and from, in a line of its file."""

import hashlib
import json
import platform
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from press.book.order import names_of
from press.book.result import Result
from press.project import Project
from press.surroundings import device

DEVICE = "device"
"""What computed, as if it were a library: on another one, numbers move too."""
MADE = "# made "
LINE = re.compile(
    rf"{MADE}on (?P<date>\d{{4}}-\d\d-\d\d) with (?P<versions>\S.*) on (?P<device>.+);"
    r" from (?P<source>[0-9a-f]{12})"
)


@dataclass(frozen=True)
class Made:
    """Nothing is known where a file says nothing, as those of older presses do."""

    date: str = ""
    """Of when it was accepted: `2026-12-01`."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """By name: of the libraries that its code imports, of Python, and the device."""
    source: str = ""
    """A hash of the code, of what is asked of it, and of the book's files that it read."""

    @property
    def line(self) -> str:
        """As it stands in a file of accepted outputs."""
        named = [f"{name} {v}" for name, v in self.versions.items() if name != DEVICE]
        computed = self.versions[DEVICE]
        return f"{MADE}on {self.date} with {', '.join(named)} on {computed}; from {self.source}"

    def like(self, other: "Made") -> bool:
        """Whether all but the date is the same."""
        return (self.versions, self.source) == (other.versions, other.source)

    def changes(self, now: "Made") -> dict[str, tuple[str, str]]:
        """The versions that are others now; a library that is new to the code is none of them."""
        return {
            name: (then, now.versions[name])
            for name, then in self.versions.items()
            if now.versions.get(name, then) != then
        }


def read_made(line: str) -> Made | None:
    """What a line says; None where it is damaged."""
    found = LINE.fullmatch(line)
    if not found:
        return None
    named = (each.rpartition(" ") for each in found["versions"].split(", "))
    versions = {name: version for name, _, version in named if name}
    return Made(found["date"], {**versions, DEVICE: found["device"]}, found["source"])


def made(result: Result, project: Project, date: str) -> Made:
    """What a result was made with and from; it is accepted on `date`."""
    codes = [cell.code for cell in result.work.cells]
    versions = versions_of([result], codes, project) | {"Python": platform.python_version()}
    return Made(date, {**versions, DEVICE: computed_on(project)}, _source(result))


def _source(result: Result) -> str:
    work, files = result.work, result.needs.files.items()
    cells = [(cell.name, cell.code, sorted(cell.tags)) for cell in work.cells]
    read = sorted(
        (name, hash)
        for name, hash in files
        if re.fullmatch("[0-9a-f]{64}", hash) and name != work.name and _is_inside(name)
    )
    facts = cells, work.values, work.raises, read
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]


def _is_inside(name: str) -> bool:
    """Whether a file is the book's own; others lie elsewhere on another machine."""
    return not name.startswith("../") and not PurePath(name).is_absolute()


def computed_on(project: Project) -> str:
    """What computes, in words: it is that of every result, since it is in their keys."""
    where = device(project.fixed_environment)
    return "a CPU" if where == "CPU" else where


def libraries(results: Iterable[Result]) -> dict[str, str]:
    """The distributions that results depend on, with their versions."""
    return {name: v for result in results for name, v in result.needs.libraries.items()}


def versions_of(
    results: Collection[Result], codes: Iterable[str], project: Project
) -> dict[str, str]:
    """Of the libraries that the settings ask to be named, and of others that some code imports."""
    used = libraries(results)
    imported = {name.replace("_", "-") for code in codes for name in names_of(code).modules}
    shown = {name.lower(): name for name in project.settings.shown_versions}
    wanted = [*shown, *sorted(imported - {*shown})]
    return {shown.get(name, name): used[name] for name in wanted if name in used}
