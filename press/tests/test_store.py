"""Results on disk: whole or not there, and dropped when they are damaged or unused."""

import os
import time
from pathlib import Path

import pytest

from press.run.result import Needs
from press.run.store import Store
from press.testing import Course


@pytest.fixture
def stored(course: Course) -> Course:
    course.snippet("one", "print(1)")
    assert course.ran() == {"one"}
    return course


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


def test_a_damaged_record_costs_no_run(stored: Course) -> None:
    for record in (stored.root / ".press/store/records").iterdir():
        record.write_bytes(b"x")
    assert stored.ran() == set()
    assert stored.why("one") == "will run: it was never run"


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
    store.put("k" * 64, Needs({"data/a": "1"}), {"n": 1})
    store.put("k" * 64, Needs({"data/a": "2"}), {"n": 2})
    assert sorted(result["n"] for _, result in store.entries("k" * 64)) == [1, 2]


def test_an_entry_that_another_process_evicts_meanwhile_is_no_error(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("k" * 64, Needs(), {"n": 1})
    entries = store.entries("k" * 64)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.unlink()
    assert list(entries) == []
    store.touch("k" * 64)
