"""The pool of other machines: works sent in batches to the workers of a Dask cluster.

Dask carries, and knows who is there. Each of its workers is a node (see `press.run.node`), which
runs what it is sent as this machine would. One whose versions differ is left out, since what it
shows isn't what this machine would show.
"""

import logging
import os
import time
import uuid
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.book.work import Work
from press.problems import PressError, Problem
from press.project import Project
from press.run import node
from press.run.keys import Installed, Snapshot, recipe
from press.run.port import Finished, Pick, in_turn
from press.wire import Needs, decode

if TYPE_CHECKING:  # slow to import, and most books are built without
    from distributed import Client, Future

log = logging.getLogger("press")
CHUNK = 16 * 2**20
"""Bytes of a file that are sent at once."""
TAKEN = 3
"""How many nodes a work may take with it until it is to blame."""
ALONE = 30.0
"""Seconds to wait for a node where none is left: one that died may be started again."""
LEFT_OUT = frozenset({".git", ".press", "__pycache__", "node_modules", "site"})
"""Folders that no snippet reads; an environment of Python's is left out as well."""


class ClusterPool:
    """Runs works on the nodes of the cluster whose scheduler listens at `settings.scheduler`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.client: Client | None = None
        self.errand: Errand | None = None
        """The last `run`."""
        self.book = uuid.uuid4().hex
        """Names this pool's things on the nodes."""

    def __enter__(self) -> "ClusterPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what runs on the nodes, take our files away, and leave the cluster as it was."""
        if self.client:
            try:
                self.client.run(node.forget, self.book)
            finally:
                self.client.close()
                self.client = None

    def interrupt(self) -> None:
        """End the `run` of another thread, which raises PressError there."""
        if self.errand:
            self.errand.interrupted = True

    def run(self, works: list[Work], pick: Pick = in_turn) -> Iterator[Finished]:
        """Yield each work as it finishes. Leaving the loop early ends what still runs."""
        client = self._connect()
        errand = Errand(self.project, client, self.book, self._manifest(), deque(works), pick)
        self.errand = errand
        try:
            yield from errand.run()
        except BaseException:
            errand.cancel()
            self.close()
            raise

    def _connect(self) -> "Client":
        address = self.project.settings.scheduler
        if self.client is None:
            try:
                from distributed import Client
            except ImportError:
                raise _error("scheduler needs Dask: pip install 'worked-press[dask]'") from None
            try:
                self.client = Client(address, timeout="10s", set_as_default=False)
            except (OSError, ValueError) as error:
                reason = str(error).partition("\n")[0]
                raise _error(f"no scheduler at {address} ({reason}); start it there") from None
        return self.client

    def _manifest(self) -> node.Manifest:
        """The project's files as they are now."""
        root, snapshot = self.project.root, Snapshot(self.project)
        found = {}
        for folder, folders, files in os.walk(root):
            if "pyvenv.cfg" in files:
                folders.clear()
                continue
            folders[:] = [name for name in folders if name not in LEFT_OUT]
            for file in (Path(folder, name) for name in files):
                if file.is_file():
                    name = file.relative_to(root).as_posix()
                    found[name] = snapshot.file(name)
        return found


@dataclass(frozen=True)
class Batch:
    """What a node is busy with."""

    works: tuple[Work, ...]
    future: "Future"


@dataclass
class Errand:
    """One `run`: which node has what, and what is still to be done."""

    project: Project
    client: "Client"
    book: str
    manifest: node.Manifest
    waiting: deque[Work]
    pick: Pick = in_turn
    interrupted: bool = False
    """Another thread asks that it ends."""
    nodes: dict[str, int] = field(default_factory=dict)
    """The threads of each node that takes part."""
    refused: dict[str, str] = field(default_factory=dict)
    busy: dict[str, Batch] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    """How many nodes were lost while they had a work."""

    def __post_init__(self) -> None:
        from distributed import Queue

        self.owed = {work.name: work for work in self.waiting}
        self.done: Queue = Queue(f"press-{uuid.uuid4().hex}", client=self.client)
        self.here = node.describe(self.project.settings)
        self.installed, self.snapshot = Installed(), Snapshot(self.project)

    def run(self) -> Iterator[Finished]:
        while self.owed:
            if self.interrupted:
                raise _error("the run was interrupted")
            self._look_around()
            yield from self._blamed()
            self._feed()
            yield from self._received()
            self._free()
        self.done.close()

    def cancel(self) -> None:
        self.client.cancel([batch.future for batch in self.busy.values()])

    def _look_around(self) -> None:
        """Take in the nodes that came, and take back the works of those that went."""
        deadline = time.monotonic() + ALONE
        while True:
            there = self._there()
            for address in self.nodes.keys() - there.keys():
                self._lose(address)
            for address in there.keys() - self.nodes.keys() - self.refused.keys():
                if reason := self._welcome(address):
                    self.refused[address] = reason
                    log.warning("press: node %s is left out: %s", address, reason)
                else:
                    self.nodes[address] = there[address]["nthreads"]
            if self.nodes:
                return
            if time.monotonic() > deadline or self.refused.keys() & there.keys():
                said = "; ".join(f"{where}: {why}" for where, why in self.refused.items())
                raise _error(f"no node can run this book ({said or 'none has joined'})")
            time.sleep(0.5)

    def _there(self) -> Mapping[str, Mapping[str, Any]]:
        """The cluster's nodes, by address.

        `Client.scheduler_info` hands out what was answered last, also to a question of Dask's own
        that asks for no nodes: then all would seem lost.
        """
        ask = self.client.scheduler.identity  # type: ignore[union-attr]
        workers: Mapping[str, Mapping[str, Any]] = self.client.sync(ask, n_workers=-1)["workers"]
        return workers

    def _welcome(self, address: str) -> str:
        """Bring a node the project's files; why it can't take part, or nothing."""

        def ask(function: object, *arguments: object) -> object:
            return self.client.run(function, *arguments, workers=[address])[address]

        try:
            there = ask(node.describe, self.project.settings)
            assert isinstance(there, node.Description)
            if differing := self.here.differs(there):
                return differing
            lacking = ask(node.lacks, self.book, list(self.manifest.values()))
            assert isinstance(lacking, set)
            for name, digest in self.manifest.items():
                if digest in lacking:
                    lacking.discard(digest)
                    for content, last in _pieces(self.project.root / name):
                        ask(node.receive, self.book, digest, content, last)
            ask(node.stage, self.book, self.manifest)
        except (OSError, KeyError, ValueError) as error:
            return f"it can't take the book's files ({error})"
        return ""

    def _blamed(self) -> Iterator[Finished]:
        """Works that took one node after another with them."""
        for work in [work for work in self.waiting if self.taken[work.name] >= TAKEN]:
            self.waiting.remove(work)
            del self.owed[work.name]
            made = recipe(work, self.project)
            yield Finished(work, made, 1, None, Needs(), False, (), "", "", "", f"Lost {TAKEN}")

    def _feed(self) -> None:
        """Give each idle node so many works that its cores are busy for a while."""
        for address in self.nodes.keys() - self.busy.keys():
            if not self.waiting:
                return
            if not (works := self._share(self.nodes[address])):
                return
            arguments = self.book, self.project.settings, works, self.done.name
            options = {"workers": [address], "allow_other_workers": False, "pure": False}
            future = self.client.submit(node.run_batch, *arguments, **options)
            self.busy[address] = Batch(works, future)

    def _share(self, threads: int) -> tuple[Work, ...]:
        """A quarter of an even share, so that the last batches are small; a suspect goes alone."""
        if self.taken[self.waiting[0].name]:
            return (self.waiting.popleft(),)
        rounds = max(1, len(self.waiting) // (4 * sum(self.nodes.values())))
        works: list[Work] = []
        while len(works) < rounds * threads and self.waiting:
            clean = [work for work in self.waiting if not self.taken[work.name]]
            if not clean:
                break
            if not (work := self.pick(clean)):
                self._drop_waiting()
                break
            works.append(work)
            self.waiting.remove(work)
        return tuple(works)

    def _drop_waiting(self) -> None:
        """Nothing more begins in this run."""
        for work in self.waiting:
            del self.owed[work.name]
        self.waiting.clear()

    def _received(self) -> Iterator[Finished]:
        """What has come in, or nothing after a short while."""
        from distributed import TimeoutError as NothingCame

        try:
            message = self.done.get(timeout="200ms")
        except NothingCame:
            return
        finished = decode(message, Finished)
        if work := self.owed.pop(finished.work.name, None):  # else it ran twice
            if odd := self._unlike(finished.needs):
                raise _error(f"a node ran {finished.work.name} with others: {odd}; mend that node")
            yield replace(finished, work=work)

    def _unlike(self, needs: Needs) -> str:
        """The first library or program that a work used and that this machine has otherwise."""
        for name, there in needs.libraries.items():
            if (here := self.installed.version(name)) != there:
                return f"{name} {here} → {there}"
        return next(self.snapshot.changes(Needs(programs=needs.programs)), "")

    def _free(self) -> None:
        """Nodes whose batch has ended; all that it gave is in the queue by then."""
        for address, batch in list(self.busy.items()):
            if batch.future.status == "error":
                error = batch.future.exception()
                if isinstance(error, PressError):
                    raise error
                self._lose(address)
            elif batch.future.done() and not self.done.qsize():
                del self.busy[address]

    def _lose(self, address: str) -> None:
        """A node is gone: what it owed runs first, and each alone, so that a culprit is known."""
        self.nodes.pop(address, None)
        if batch := self.busy.pop(address, None):
            batch.future.cancel()
            for work in reversed(batch.works):
                if work.name in self.owed:
                    self.taken[work.name] += 1
                    self.waiting.appendleft(work)


def _pieces(file: Path) -> Iterator[tuple[bytes, bool]]:
    """The content in chunks, each with whether it is the last."""
    with file.open("rb") as content:
        piece = content.read(CHUNK)
        while following := content.read(CHUNK):
            yield piece, False
            piece = following
        yield piece, True


def _error(message: str) -> PressError:
    return PressError([Problem("pyproject.toml", 1, f"[tool.press] scheduler: {message}")])
