"""What snippets find in `data`: the project's own files, linked, in a tree for each place.

A place runs one work after the other, so what is opened through its tree is that work's reading.
The trees stay from build to build. Where the kernel doesn't keep native code from writing through a
link, and where a link can't be made, as to another disk, they hold a copy instead.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from press.project import Project
from press.surroundings import guards_files

OURS = ("__pycache__", ".*", "*.py", "*.toml", "*.md", "*.partial")
State = tuple[int, ...]
"""Of a file: a write or a rename, and another name for it, changes it."""


def make_trees(project: Project, places: int) -> Mapping[str, State]:
    """Make the trees of places 0 and on what the data folder is now.

    Returns the state of each file in it, by its name in the project: empty where the file changed
    while this was done.
    """
    copies = Copies(project.home / "copies", whole=not guards_files())
    sources = dict(_sources(project.data, (*OURS, *project.settings.data_aside)))
    for place in range(places):
        _make_tree(tree(project, place), sources, copies)
    copies.drop_unused()
    first, folder = tree(project, 0), project.data.relative_to(project.root).as_posix()
    return {
        f"{folder}/{name}": state(source) if copies.holds(first / name, source) else ()
        for name, source in sources.items()
        if places and source
    }


def tree(project: Project, place: int) -> Path:
    """What `data` leads to for the works of a place."""
    return project.home / "data" / str(place)


def state(file: Path) -> State:
    """The state that a file is in; empty where there is none."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@dataclass(frozen=True)
class Copies:
    """Copies of what can't be linked, one for each state that a file is in."""

    folder: Path
    whole: bool
    """Whether nothing may be linked, and no copy of an earlier build is to be trusted."""

    def __post_init__(self) -> None:
        if self.whole:
            shutil.rmtree(self.folder, ignore_errors=True)

    def holds(self, target: Path, source: Path) -> bool:
        """Whether a file of a tree is what lies at its source now."""
        return _same(target, source) or _same(target, self._place(source))

    def put(self, target: Path, source: Path) -> None:
        """Link a file into a tree, or its copy."""
        if not self.whole:
            with suppress(OSError):
                return os.link(source, target)
        return os.link(self._copy(source), target)

    def drop_unused(self) -> None:
        for copy in self.folder.iterdir() if self.folder.exists() else ():
            if copy.stat().st_nlink == 1:
                copy.unlink()

    def _place(self, source: Path) -> Path:
        return self.folder / sha256(repr(state(source)).encode()).hexdigest()

    def _copy(self, source: Path) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        while not (copy := self._place(source)).exists():
            made = Path(shutil.copyfile(source, self.folder / "partial"))
            if copy == self._place(source):  # else it changed meanwhile
                made.replace(copy)
        return copy


def _sources(
    folder: Path, aside: tuple[str, ...], inner: str = ""
) -> Iterator[tuple[str, Path | None]]:
    """What lies in a folder, by name, and where each file really is; None for folders."""
    found = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
    left_out = shutil.ignore_patterns(*aside)(str(folder), list(found))
    for name, path in sorted(found.items()):
        if name in left_out:
            continue
        if path.is_dir():
            yield inner + name, None
            yield from _sources(path, aside, f"{inner}{name}/")
        elif path.exists():  # else it is a link that leads nowhere
            yield inner + name, Path(os.path.realpath(path))


def _make_tree(tree: Path, sources: Mapping[str, Path | None], copies: Copies) -> None:
    for folder, folders, files in os.walk(tree, topdown=False):
        for path in (Path(folder, name) for name in files):
            source = sources.get(path.relative_to(tree).as_posix())
            if source is None or not copies.holds(path, source):
                path.unlink()
        for path in (Path(folder, name) for name in folders):
            if sources.get(path.relative_to(tree).as_posix(), path) is not None:
                path.rmdir()
    tree.mkdir(parents=True, exist_ok=True)
    for name, source in sources.items():
        target = tree / name
        if source is None:
            target.mkdir(exist_ok=True)
        elif not target.exists():
            copies.put(target, source)


def _same(file: Path, other: Path) -> bool:
    return file.exists() and other.exists() and file.samefile(other)
