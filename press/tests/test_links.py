"""Data are linked, not copied, and stay what they are all the same."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from press.project import load_project
from press.run import links
from press.surroundings import guards_files
from press.testing import Course, wait

needs_guard = pytest.mark.skipif(not guards_files(), reason="needs the Landlock of Linux 6.2")
INODES = "import os\nos.system(\"find -L data -type f -printf '%P %i\\\\n'\");"


def inodes(course: Course, *names: str) -> list[int]:
    """What a snippet finds under names in data, told by a program: nothing is read for it."""
    course.snippet("inodes", INODES)
    found = dict(line.split() for line in course.outputs("inodes")[0]["text"].splitlines())
    return [int(found[name]) for name in names]


def kept(course: Course) -> int:
    """Bytes on the disk of what press keeps beside the data themselves."""
    files = [file for file in (course.root / ".press").rglob("*") if file.is_file()]
    own = {file.stat().st_ino for file in (course.root / "data").rglob("*") if file.is_file()}
    return sum(f.stat().st_blocks * 512 for f in files if f.stat().st_ino not in own)


@needs_guard
def test_ten_gigabytes_are_neither_copied_nor_read_for_the_snippets_that_do_not_ask(
    course: Course,
) -> None:
    for name in "large.bin", "inner/more.bin":
        os.truncate(course.write(f"data/{name}", ""), 5 * 10**9)
    places = [(course.root / "data" / name).stat() for name in ("large.bin", "inner/more.bin")]
    course.snippet("other", "print(sum(2 for _ in 'ab'))")
    assert inodes(course, "large.bin", "inner/more.bin") == [each.st_ino for each in places]
    assert kept(course) < 2**20


@needs_guard
def test_a_build_leaves_the_links_of_the_one_before(course: Course) -> None:
    data = course.write("data/table.csv", "1,2")
    course.settings(jobs=1)
    course.snippet("one", "print(open('data/table.csv').read())")
    assert course.ran() == {"one"}
    before = data.stat()
    course.snippet("two", "print(2, open('data/table.csv').read())")
    assert course.ran() == {"two"}
    assert data.stat() == before


def test_what_data_becomes_is_what_the_next_build_finds(course: Course) -> None:
    """Files, folders and links that come, go, and turn into each other."""
    code = "import os\nprint(*sorted(f'{f}:{n}' for f, _, n in os.walk('data')), sep='; ')"
    course.snippet("one", code)
    course.write("elsewhere/far.csv", "1")
    data = course.root / "data"
    inner = data / "in"
    steps = [
        (lambda: course.write("data/a.csv", "1"), "data:['a.csv']"),
        (lambda: course.write("data/in/b.csv", "1"), "data/in:['b.csv']; data:['a.csv']"),
        (lambda: (data / "a.csv").unlink(), "data/in:['b.csv']; data:[]"),
        (lambda: (inner / "b.csv").rename(inner / "c.csv"), "data/in:['c.csv']; data:[]"),
        (lambda: course.write("data/in/x/d", "1"), "data/in/x:['d']; data/in:['c.csv']; data:[]"),
        (lambda: subprocess.run(["rm", "-r", inner], check=True), "data:[]"),
        (lambda: course.write("data/in", "1"), "data:['in']"),
        (lambda: inner.unlink(), "data:[]"),
        (lambda: inner.symlink_to(course.root / "elsewhere"), "data/in:['far.csv']; data:[]"),
        (lambda: (data / "lost").symlink_to("nowhere"), "data/in:['far.csv']; data:[]"),
        (lambda: course.write("data/README.md", "1"), "data/in:['far.csv']; data:[]"),
    ]
    for step, (change, expected) in enumerate(steps):
        change()
        course.build(fresh=True)
        assert course.outputs("one")[0]["text"] == f"{expected}\n", step


@pytest.mark.parametrize("how", ["in place", "by rename"])
def test_data_that_changes_between_builds_is_read_anew(course: Course, how: str) -> None:
    data = course.write("data/table.csv", "1")
    course.snippet("one", "import subprocess\nsubprocess.run(['cat', 'data/table.csv']);")
    assert course.ran() == {"one"}
    if how == "by rename":
        data.rename(data.with_suffix(".old"))
    data.write_text("2\n")
    assert course.ran() == {"one"}
    assert course.outputs("one")[0]["text"] == "2\n"


@pytest.mark.parametrize("how", ["in place", "by rename", "in place, with its old time"])
def test_data_that_changes_while_it_is_read_through_a_link_is_not_kept(
    course: Course, how: str
) -> None:
    data = course.write("data/table.csv", "1")
    time = data.stat().st_mtime_ns
    course.write("data/new.csv", "2")
    code = "import time\nprint('ready')\ntime.sleep(1)\nprint(open('data/table.csv').read())"
    course.snippet("one", code)

    def change() -> None:
        printed = (course.root / ".press/tmp").glob
        assert wait(lambda: any(file.read_text() for file in printed("*/printed")))
        if how == "by rename":
            (course.root / "data/new.csv").replace(data)
        else:
            data.write_text("2\n")
        if how.endswith("time"):
            os.utime(data, ns=(time, time))

    with ThreadPoolExecutor(1) as other:
        changed = other.submit(change)
        assert course.ran() == {"one"}
        changed.result()
    assert course.ran() == {"one"}
    assert course.outputs("one")[0]["text"] == "ready\n2\n\n"


def test_two_works_at_once_are_not_taken_for_readers_of_each_other_s_data(course: Course) -> None:
    course.settings(jobs=2)
    code = (
        "import subprocess, time\nfor _ in range(5):\n    subprocess.run(['cat', 'data/{0}.csv'])\n"
    )
    for name in "a", "b", "c", "d":
        course.write(f"data/{name}.csv", name)
        course.snippet(name, code.format(name) + "    time.sleep(0.05)")
    build = course.build()
    for name in "a", "b", "c", "d":
        needs = build.results[f"snippets/{name}.py"].needs.files
        assert {file for file in needs if file.startswith("data")} == {f"data/{name}.csv"}


def elsewhere() -> Path | None:
    """A folder on another file system, to which no link can be made."""
    shm = Path("/dev/shm")
    return shm if shm.is_dir() and os.access(shm, os.W_OK) else None


@pytest.mark.skipif(elsewhere() is None, reason="there is one disk alone")
def test_data_on_another_disk_are_copied_once_for_each_content(course: Course) -> None:
    far = Path(f"{elsewhere()}/press-test-{os.getpid()}.csv")
    far.write_text("1\n")
    try:
        course.settings(jobs=2)
        (course.root / "data").mkdir()
        (course.root / "data/table.csv").symlink_to(far)
        first = inodes(course, "table.csv")
        copies = course.root / ".press/copies"
        course.snippet("one", "print(open('data/table.csv').read())")
        assert course.ran() == {"one"}
        assert [file.stat().st_ino for file in copies.iterdir()] == first != [far.stat().st_ino]
        far.write_text("2\n")
        assert course.ran() == {"one"}
        assert course.outputs("one")[0]["text"] == "2\n\n"
        assert [file.read_text() for file in copies.iterdir()] == ["2\n"]
    finally:
        far.unlink()


def test_where_native_code_could_write_through_a_link_snippets_get_copies(
    cold: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "guards_files", lambda: False)
    data = cold.write("data/table.csv", "1")
    project = load_project(cold.root)
    links.make_trees(project, 2)
    copy = links.tree(project, 1) / "table.csv"
    assert copy.read_text() == "1\n"
    assert not copy.samefile(data)
    copy.write_text("harmed\n")
    links.make_trees(project, 2)
    assert [(links.tree(project, n) / "table.csv").read_text() for n in (0, 1)] == ["1\n"] * 2
