"""Results on disk, found by what they depend on: atomic, checksummed, shared by processes."""

import hashlib
import os
import time
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from press.problems import PressError, Problem
from press.run.keys import digest
from press.wire import Entry, Failed, Record, WireError, decode, encode

T = TypeVar("T")
TOUCHED = 3600.0
"""Seconds after which an entry that is used is marked so again."""


class Store:
    """A folder of entries: `results/ab/abcd…/needs-hash`, and of each snippet
    the last record and, if that came later, the last failure.

    An entry is one file: a line with the SHA-256 of what follows, then compressed JSON. It is
    written under another name and moved into place, so that a reader sees all of it or nothing.
    """

    def __init__(self, home: Path) -> None:
        self.home = home

    def entries(self, key: str) -> Iterator[Entry]:
        """Results of one recipe, newest first.

        An entry that is damaged or of another shape is dropped, to be made again.
        """
        folder = self._folder(key)
        if not folder.is_dir():
            return
        for file in sorted(folder.iterdir(), key=_time, reverse=True):
            entry = None if file.name.endswith(".partial") else _read_entry(file)
            if entry:
                yield entry

    def put(self, key: str, entry: Entry) -> None:
        write_checked(self._folder(key) / digest(encode(entry.needs))[:32], entry)

    def touch(self, key: str) -> None:
        """Note that the recipe was used, so that `evict`, which counts in days, keeps it."""
        for file in self._folder(key).iterdir():
            if time.time() - _time(file) > TOUCHED:
                os.utime(file)

    def record(self, name: str) -> Record | None:
        """What the last run of a snippet was made from, and why it ran."""
        return read_checked(self._record(name), Record)

    def put_record(self, name: str, record: Record) -> None:
        write_checked(self._record(name), record)

    def failure(self, name: str) -> Failed | None:
        """The last run of a work, if it failed."""
        return read_checked(self._failure(name), Failed)

    def put_failure(self, name: str, failed: Failed) -> None:
        write_checked(self._failure(name), failed)

    def drop_failure(self, name: str) -> None:
        self._failure(name).unlink(missing_ok=True)

    def evict(self, days: float) -> tuple[int, int]:
        """Remove what was not used for `days`; returns how many entries and bytes went."""
        limit = time.time() - days * 86400
        old = [f for f in self.home.rglob("*") if f.is_file() and _time(f) < limit]
        size = sum(file.stat().st_size for file in old)
        for file in old:
            file.unlink(missing_ok=True)
        return len(old), size

    def _folder(self, key: str) -> Path:
        return self.home / "results" / key[:2] / key

    def _record(self, name: str) -> Path:
        return self.home / "records" / digest(name.encode())[:32]

    def _failure(self, name: str) -> Path:
        return self.home / "failures" / digest(name.encode())[:32]


def _time(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another process dropped or evicted it
        return 0.0


def _read_entry(file: Path) -> Entry | None:
    """An entry, read once in a process while its file stays as it is."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    state = found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    try:
        return _settled_entry(file, *state)
    except LookupError:
        return None


@lru_cache(maxsize=10_000)
def _settled_entry(file: Path, *_state: int) -> Entry:
    """An entry in a state that a write would change. Raises LookupError where there is none."""
    entry = read_checked(file, Entry)
    if entry is None:
        raise LookupError(file)
    return entry


def read_checked(file: Path, kind: type[T]) -> T | None:
    """What a file holds; None where there is none, or it was no whole `kind` and is now dropped."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() == head:
            return decode(zlib.decompress(body), kind)
    except FileNotFoundError:
        return None
    except (zlib.error, WireError):
        pass
    file.unlink(missing_ok=True)
    return None


def write_checked(file: Path, content: object) -> None:
    """Put `content` into a file, all of it or nothing, so that `read_checked` finds it."""
    body = zlib.compress(encode(content), 6)
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as out:
            out.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        message = f"the store can't be written ({error.strerror}); make room, or run `press clean`"
        raise PressError([Problem(str(file.parent), 1, message)]) from error
