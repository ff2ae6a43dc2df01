"""Results on disk: whole or not there, and dropped when they are damaged or unused."""

import hashlib
import os
import time
import zlib
from pathlib import Path

import pytest

from press.run.store import Store
from press.testing import Course
from press.wire import Entry, Needs, Shown


@pytest.fixture
def stored(course: Course) -> Course:
    course.snippet("one", "print(1)")
    assert course.ran() == {"one"}
    return course


def entry(memory: int, needs: Needs | None = None) -> Entry:
    return Entry(needs or Needs(), Shown({}, {}, {}, None, 0.0, memory))


def in_store(content: bytes) -> bytes:
    """A file of the store with this content, as whole as any."""
    body = zlib.compress(content)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


@pytest.mark.parametrize("damage", ["truncated", "flipped", "empty", "garbage"])
def test_a_damaged_entry_is_dropped_and_made_again(stored: Course, damage: str) -> None:
    [entry] = stored.entries()
    whole = entry.read_bytes()
    flipped = bytes([whole[-1] ^ 1])
    entry.write_bytes(
        {
            "truncated": whole[:-5],
            "flipped": whole[:-1] + flipped,
            "empty": b"",
            "garbage": b"\n\0\xff",
        }[damage]
    )
    assert stored.ran() == {"one"}
    assert stored.ran() == set()
    assert stored.outputs("one")[0]["text"] == "1\n"


OTHER_SHAPES = {
    "of another press": b'{"files": {}, "libraries": {}, "result": {"cells": {}}}',
    "a number for a text": b'{"needs":{"files":{"a":1},"libraries":{}},"shown":{}}',
    "no JSON": b"printed",
    "no text": b"\xff\xfe",
    "a list": b"[]",
}


@pytest.mark.parametrize("shape", OTHER_SHAPES)
def test_an_entry_of_another_shape_is_dropped_and_made_again(stored: Course, shape: str) -> None:
    [file] = stored.entries()
    file.write_bytes(in_store(OTHER_SHAPES[shape]))
    assert stored.ran() == {"one"}
    assert stored.ran() == set()
    [record] = (stored.root / ".press/store/records").iterdir()
    record.write_bytes(in_store(OTHER_SHAPES[shape]))
    assert stored.why("one") == "is up to date; an earlier result holds again"
    assert not record.exists()


def test_an_entry_that_is_no_compressed_text_is_dropped_too(stored: Course) -> None:
    [file] = stored.entries()
    file.write_bytes(hashlib.sha256(b"plain").hexdigest().encode() + b"\nplain")
    assert stored.ran() == {"one"}


def test_a_damaged_record_costs_no_run(stored: Course) -> None:
    for record in (stored.root / ".press/store/records").iterdir():
        record.write_bytes(b"x")
    assert stored.ran() == set()
    assert stored.why("one") == "is up to date; an earlier result holds again"


def test_what_a_killed_writer_left_is_no_entry(stored: Course) -> None:
    [entry] = stored.entries()
    entry.rename(entry.with_name(f"{entry.name}.1.partial"))
    assert stored.ran() == {"one"}


def test_a_failure_is_never_stored(course: Course) -> None:
    course.snippet("one", "print(1)\n1 / 0")
    assert course.build().problems
    assert course.entries() == set()


def test_clean_drops_what_was_not_used_for_so_long(stored: Course) -> None:
    stored.snippet("two", "print(2)")
    assert stored.ran() == {"two"}
    month_ago = time.time() - 31 * 86400
    for file in (stored.root / ".press").rglob("*"):
        if file.is_file():
            os.utime(file, (month_ago, month_ago))
    assert stored.ran() == set()  # used today
    stored.snippet("two", "print(3)")
    assert stored.ran() == {"two"}
    done = stored.press("clean", "--days", "30")
    assert done.returncode == 0
    assert "files removed" in done.stdout
    assert len(stored.entries()) == 3  # all of them were used or made today
    for file in stored.entries():
        os.utime(file, (month_ago, month_ago))
    stored.press("clean")
    assert stored.entries() == set()
    assert stored.ran() == {"one", "two"}


def test_entries_of_one_recipe_stand_side_by_side(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("k" * 64, entry(1, Needs({"data/a": "1"})))
    store.put("k" * 64, entry(2, Needs({"data/a": "2"})))
    assert sorted(found.shown.memory for found in store.entries("k" * 64)) == [1, 2]


def test_an_entry_that_another_process_evicts_meanwhile_is_no_error(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("k" * 64, entry(1))
    entries = store.entries("k" * 64)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.unlink()
    assert list(entries) == []
    store.touch("k" * 64)


def test_an_entry_that_is_damaged_after_it_was_read_is_made_again_by_the_same_process(
    stored: Course,
) -> None:
    assert stored.ran() == set()
    [entry] = stored.entries()
    times = entry.stat()
    entry.write_bytes(entry.read_bytes()[:-1] + b"\0")
    os.utime(entry, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert stored.ran() == {"one"}


def test_an_entry_in_use_is_kept_however_old_it_is(stored: Course) -> None:
    [entry] = stored.entries()
    os.utime(entry, (1, 1))
    assert stored.ran() == set()
    stored.press("clean", "--days", "30")
    assert stored.ran() == set()
