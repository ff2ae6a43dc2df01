"""A node of a cluster: what a Dask worker does for a book. The functions are called from afar.

Files lie below the worker's own folder, once for each content, and are linked into the tree of the
book that needs them. What a book left there goes when its builder leaves, or with the worker.
"""

import hashlib
import os
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from press.book.work import Work
from press.project import Project, Settings
from press.run.keys import Installed, owners
from press.run.pool import ForkedPool
from press.surroundings import surroundings
from press.wire import Surroundings, encode

if TYPE_CHECKING:  # slow to import, and this machine may be no node
    from distributed import Worker

Manifest = dict[str, str]
"""A project's files, relative to its root, with the SHA-256 of each."""


@dataclass(frozen=True)
class Description:
    """What results made here depend on, besides the project's files."""

    surroundings: Surroundings
    libraries: Mapping[str, str]

    def differs(self, other: "Description") -> str:
        """What `other` has otherwise, in one line; empty if nothing."""
        mine, its = vars(self.surroundings), vars(other.surroundings)
        odd = [f"{name} {mine[name]} → {its[name]}" for name in mine if mine[name] != its[name]]
        names = sorted(self.libraries.keys() | other.libraries.keys())
        for name in names:
            here, there = (each.libraries.get(name, "absent") for each in (self, other))
            odd += [f"{name} {here} → {there}"] if here != there else []
        return ", ".join(odd[:3]) + (f" and {len(odd) - 3} more" if len(odd) > 3 else "")


@dataclass
class Node:
    """One book on this node: its files, and the pool that runs its works."""

    folder: Path
    threads: int
    turn: threading.Lock = field(default_factory=threading.Lock)
    """Held by the batch that runs: a pool serves one at a time."""
    pool: ForkedPool | None = None

    @property
    def root(self) -> Path:
        return self.folder / "project"

    def object(self, digest: str) -> Path:
        return self.folder / "objects" / digest


def describe(settings: Settings) -> Description:
    """What this process would run a book of these settings with."""
    imported = {module.partition(".")[0] for module in settings.preload}
    installed = Installed()
    found = installed.behind(owners(installed.state).of(imported))
    return Description(
        surroundings(Project(Path(), settings).fixed_environment, settings.preload), found
    )


def lacks(book: str, digests: list[str], dask_worker: "Worker") -> set[str]:
    """Which contents this node was not sent yet."""
    node = _node(book, dask_worker)
    return {digest for digest in digests if not node.object(digest).exists()}


def receive(book: str, digest: str, content: bytes, last: bool, dask_worker: "Worker") -> None:
    """Take the next piece of a file. Raises ValueError where all of them aren't what was said."""
    file = _node(book, dask_worker).object(digest)
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".partial")
    with partial.open("ab") as out:
        out.write(content)
    if last:
        with partial.open("rb") as written:
            found = hashlib.file_digest(written, "sha256").hexdigest()
        if found != digest:
            partial.unlink()
            raise ValueError(f"a file changed while it was sent; run it again ({digest[:8]}…)")
        partial.replace(file)


def stage(book: str, manifest: Manifest, dask_worker: "Worker") -> None:
    """Make the tree of the project what the manifest says, of links to contents."""
    node = _node(book, dask_worker)
    tree = node.folder / "project-new"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name, digest in manifest.items():
        file = tree / name
        file.parent.mkdir(parents=True, exist_ok=True)
        os.link(node.object(digest), file)
    if node.root.exists():  # what press keeps stays: its pool works there
        if (home := node.root / ".press").exists():
            home.rename(tree / ".press")
        shutil.rmtree(node.root)
    tree.rename(node.root)


def run_batch(book: str, settings: Settings, works: tuple[Work, ...], queue: str) -> None:
    """Run works, and put what each left into the queue as it finishes."""
    from distributed import Queue, get_worker

    node = _node(book, get_worker())
    done = Queue(queue)
    with node.turn:
        project = Project(node.root, replace(settings, jobs=node.threads, scheduler=""))
        node.pool = node.pool or ForkedPool(project)
        node.pool.project = project
        for finished in node.pool.run(list(works)):
            done.put(encode(finished))


def forget(book: str, dask_worker: "Worker") -> None:
    """End what runs for a book, and remove what it left."""
    node = _nodes(dask_worker).pop(book, None)
    if node:
        if node.pool:
            node.pool.close()
        shutil.rmtree(node.folder, ignore_errors=True)


def _node(book: str, worker: "Worker") -> Node:
    folder = Path(worker.local_directory) / "press" / book
    return _nodes(worker).setdefault(book, Node(folder, worker.state.nthreads))


def _nodes(worker: "Worker") -> dict[str, Node]:
    """The books on this node; they live as long as the Dask worker, whose attribute they are."""
    found: dict[str, Node] = vars(worker).setdefault("press_nodes", {})
    return found
