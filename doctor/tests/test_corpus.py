"""Programs in the manner of courses of 2016 to 2021, each with its findings line by line.

A line that fails today, or does something else, ends with `# <- CODES`; in all others nothing may
be found. What is only worth a look doesn't count. The programs are ours. Most expectations were
written before doctor first read them; it then found 96 % of them, and 93 % of what it said was
right. Six expectations turned out to be wrong, and were mended, as doctor was for the rest. So what
holds here says little of programs that nobody here has seen.
"""

import gc
import re
import weakref
from pathlib import Path

import pytest
from doctor import Knowledge, Source, check, read_source
from doctor.files import Piece

PROGRAMS = sorted((Path(__file__).parent / "corpus").glob("*.py"))
MARK = re.compile(r"  # <- ([\w, -]+)$")


def marks(text: str) -> set[tuple[int, str]]:
    return {
        (number, code)
        for number, line in enumerate(text.split("\n"), 1)
        for found in MARK.finditer(line)
        for code in found[1].split(", ")
    }


def test_there_are_thirty_old_programs_and_some_of_today() -> None:
    old = [path for path in PROGRAMS if not path.name.startswith("now_")]
    assert len(old) >= 30
    assert len(PROGRAMS) - len(old) >= 6
    assert all(len(marks(path.read_text("utf-8"))) >= 2 for path in old)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_what_fails_today_is_found_on_its_line_and_nothing_else(
    knowledge: Knowledge, path: Path
) -> None:
    source = read_source(path.name, path.read_bytes())
    assert isinstance(source, Source), source
    found = {(one.line, one.code) for one in check(source, knowledge) if one.certain}
    assert found == marks(source.text)


def test_what_was_read_is_freed_with_its_last_use(knowledge: Knowledge) -> None:
    """The command doesn't search for cycles while it reads, and so there must be none."""
    gc.collect()
    gc.disable()
    try:
        kept = [weakref.ref(piece) for path in PROGRAMS for piece in checked(path, knowledge)]
        assert not any(ref() for ref in kept)
    finally:
        gc.enable()


def checked(path: Path, knowledge: Knowledge) -> tuple[Piece, ...]:
    source = read_source(path.name, path.read_bytes())
    assert isinstance(source, Source), source
    check(source, knowledge)
    return source.pieces
