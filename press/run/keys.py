"""What a result depends on, and why a key changed."""

import hashlib
import os
import re
import sys
import sysconfig
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from press.book.work import Work
from press.project import Project
from press.surroundings import file_hash, held_modules, surroundings
from press.wire import Cell, Needs, Recipe, encode

RECENT = 3.0
"""Seconds within which a file may change again and keep its times, as coarse as some clocks are."""
OUTSIDE = re.compile(r"^((?:\.\./)+[^,\n]*),", re.MULTILINE)
"""A file of a distribution that lies elsewhere, in its RECORD: mostly a program."""
OF_THE_SYSTEM = (Path("/usr/bin"), Path("/usr/sbin"), Path("/bin"), Path("/sbin"))
"""Folders whose programs no distribution of Python brought."""
INIT = "__init__.py"
BARE = "absent from a folder"
"""The state of an `__init__.py` that isn't there, where its folder is a package without it."""
ALWAYS = ("ipython",)  # it shapes every stored output


def recipe(work: Work, project: Project) -> Recipe:
    """Everything known before the run that a result depends on."""
    preload = project.settings.preload
    held = preload[: held_modules([cell.code for cell in work.cells], preload)]
    placed = zip(work.cells, work.starts, strict=True)
    cells = (Cell(cell.name, cell.code, line, "warns" in cell.tags) for cell, line in placed)
    return Recipe(
        name=work.name,
        cells=tuple(cells),
        values=tuple(sorted(work.values)),
        forks=any("forks" in cell.tags for cell in work.cells),
        surroundings=surroundings(project.fixed_environment, held),
    )


def recipe_key(made: Recipe) -> str:
    return digest(encode(made))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Installed:
    """The distributions that are installed, each looked at once. Make one for each build."""

    def __init__(self) -> None:
        self.versions: dict[str, str] = {}
        self.required: dict[str, list[str]] = {}

    @cached_property
    def state(self) -> str:
        """See `installed_state`; as it is when it is first asked for."""
        return installed_state()

    def version(self, name: str) -> str:
        """The version of a distribution, or "absent"."""
        if name not in self.versions:
            self.versions[name] = _version(name)
        return self.versions[name]

    def behind(self, distributions: Iterable[str]) -> dict[str, str]:
        """Versions of distributions, and of all that they require."""
        waiting = [*distributions, *ALWAYS]
        found: dict[str, str] = {}
        while waiting:
            name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
            if name not in found and self.version(name) != "absent":
                found[name] = self.version(name)
                waiting += self._requirements(name)
        return dict(sorted(found.items()))

    def _requirements(self, name: str) -> list[str]:
        """The distributions that a distribution asks for."""
        if name not in self.required:
            lines = [line for line in metadata.requires(name) or [] if "extra ==" not in line]
            names = [re.split(r"[\s<>=!~;\[(]", line, maxsplit=1)[0] for line in lines]
            self.required[name] = names
        return self.required[name]


@dataclass(frozen=True)
class Owners:
    """Which distributions bring what."""

    modules: Mapping[str, list[str]]
    """By the top-level name of each module."""

    def of(self, imports: Iterable[str]) -> set[str]:
        return {name for module in imports for name in self.modules.get(module, ())}

    def of_program(self, file: str | None) -> str | None:
        program = Path(os.path.realpath(file or ""))
        return None if program.parent in OF_THE_SYSTEM else self.programs.get(program)

    @cached_property
    def programs(self) -> Mapping[Path, str]:
        """By the file of each program: what lies outside of a distribution's own folder."""
        return {
            Path(os.path.realpath(str(found.locate_file(line)))): found.name
            for found in metadata.distributions()
            for line in OUTSIDE.findall(found.read_text("RECORD") or "")
        }

    def sources(self, distribution: str) -> set[Path]:
        """The files of its modules that are known by no version: it was installed to be edited."""
        mine = [module for module, names in self.modules.items() if distribution in names]
        specs = [spec for module in mine if (spec := find_spec(module))]
        folders = {Path(place) for spec in specs for place in spec.submodule_search_locations or ()}
        files = {Path(spec.origin) for spec in specs if spec.origin and spec.has_location}
        files |= {file for folder in folders for file in folder.rglob("*.py")}
        versioned = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
        return {file for file in files if not any(map(file.is_relative_to, versioned))}


@lru_cache(maxsize=1)
def owners(_state: str) -> Owners:
    """The owners of what is installed; looked through once while `installed_state` stays."""
    return Owners(metadata.packages_distributions())


def installed_state() -> str:
    """A hash that changes when a distribution is installed, upgraded or removed."""
    kinds = (".dist-info", ".egg-info", ".egg-link", ".pth")
    found = []
    for folder in filter(os.path.isdir, dict.fromkeys(sys.path)):
        with os.scandir(folder) as entries:
            own = [entry for entry in entries if entry.name.endswith(kinds)]
        found += [f"{entry.path} {entry.stat().st_mtime_ns}" for entry in own]
    return digest("\n".join(sorted(found)).encode())


def _version(name: str) -> str:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return "absent"
    line = re.search("^Version: (.+)$", found.read_text("METADATA") or "", re.MULTILINE)
    return line[1] if line else found.version  # which parses all of it


class Snapshot:
    """What works need as it is now, each file looked at once. Make one for each build."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.hashes: dict[str, str] = {}
        self.installed = Installed()

    def file(self, name: str) -> str:
        """SHA-256 of a file, a hash of the names in a folder, or "absent"."""
        if name not in self.hashes:
            self.hashes[name] = _file_hash(self.project.root / name)
        return self.hashes[name]

    def program(self, name: str) -> str:
        """A hash of the file that answers to a program's name or path, or "absent"."""
        file = self.project.program(name)
        return _program_hash(Path(file)) if file else "absent"

    def changes(self, needs: Needs) -> Iterator[str]:
        """One line for each thing that is not as it was."""
        for name, then in needs.files.items():
            if (now := self.file(name)) != then:
                yield _how_a_file_moved(name, then, now)
        for name, then in needs.libraries.items():
            if (now := self.installed.version(name)) != then:
                yield f"{name} {then} → {now}"
        for name, then in needs.programs.items():
            if (now := self.program(name)) != then:
                gone = "is gone" if now == "absent" else "is another"
                yield f"program {name} {'appeared' if then == 'absent' else gone}"
        for name, (least, most) in needs.limits.items():
            limit: int = getattr(self.project.settings, name)
            if limit < least or (most is not None and most < limit):
                yield f"{name} is {limit}, and counts for what it showed"


def _how_a_file_moved(name: str, then: str, now: str) -> str:
    missing = {"absent", BARE}
    if {then, now} == missing:
        name, missing = name.removesuffix(f"/{INIT}"), {"absent"}
    gone = "is gone" if now in missing else "changed"
    return f"{name} {'appeared' if then in missing else gone}"


def _file_hash(path: Path) -> str:
    if path.is_dir():
        return "names " + digest("\n".join(sorted(p.name for p in path.iterdir())).encode())
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return BARE if path.name == INIT and path.parent.is_dir() else "absent"
    if time.time() - max(found.st_mtime, found.st_ctime) < RECENT:
        return file_hash(path)
    times = found.st_mtime_ns, found.st_ctime_ns
    return _settled_hash(path, found.st_dev, found.st_ino, found.st_size, *times)


def _program_hash(file: Path) -> str:
    """The same wherever the environment lies, which its scripts say in their first lines."""
    try:
        with file.open("rb") as content:
            if content.read(2) != b"#!" or file.parent != Path(sysconfig.get_path("scripts")):
                return _file_hash(file)
        return digest(file.read_bytes().replace(os.fsencode(sys.prefix), b""))
    except PermissionError:  # it may be run and not be read
        found = file.stat()
        return f"of {found.st_size} bytes, {found.st_mtime_ns}"


@lru_cache(maxsize=10_000)
def _settled_hash(path: Path, *_state: int) -> str:
    """The hash of a file in a state that a write would change: large data is read once."""
    return file_hash(path)


def why_changed(then: Recipe, now: Recipe) -> Iterator[str]:
    """One line for each part of the recipe that differs."""
    if then.cells != now.cells:
        yield "its code changed"
    yield from (f"a page asks for {text!r}" for text in now.values if text not in then.values)
    yield from (
        f"no page asks for {text!r} any more" for text in then.values if text not in now.values
    )
    if then.forks != now.forks:
        yield "a tag allows it to fork" if now.forks else "no tag allows it to fork any more"
    old, new = asdict(then.surroundings), asdict(now.surroundings)
    if old.pop("press") != new.pop("press"):
        yield "press itself changed"
    before, after = old.pop("environment"), new.pop("environment")
    yield from (f"environment {line}" for line in _why_moved(before, after))
    yield from _why_moved(old, new)


def _why_moved(then: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    for name in sorted(then.keys() | now.keys()):
        if then.get(name) != now.get(name):
            yield f"{name}: {then.get(name, 'unset')} → {now.get(name, 'unset')}"
