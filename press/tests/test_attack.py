"""A campaign of random edits: `make attack` makes more of them."""

import re
import subprocess
import sys

import pytest

from press.run.pool import ForkedPool
from press.run.port import Finished
from press.testing import Course, environment
from press.tests.attack import memory
from press.tests.attack.builds import Outcome
from press.tests.attack.campaign import differences
from press.tests.attack.memory import Remembering

SABOTAGE = """
from press.run import keys, lookup, runner
from press.tests.attack.__main__ import main

lookup.recipe_key = runner.recipe_key = lambda made: keys.digest(made.name.encode())
main()
"""


def campaign(*words: str, program: str = "") -> "subprocess.CompletedProcess[str]":
    start = ["-c", program] if program else ["-m", "press.tests.attack"]
    command = [sys.executable, *start, *words]
    return subprocess.run(command, env=environment({}), capture_output=True, text=True)


def test_a_campaign_finds_an_engine_that_misses_a_change_of_code_and_names_the_edits() -> None:
    done = campaign("--edits=8", "--books=1", "--shrink=20", "--doors=warm", program=SABOTAGE)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"^shown, found after \d+ edits$", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"make only these: ONLY=[\d+]*/[\d+]+$", done.stdout, re.MULTILINE)


def test_the_edits_of_a_campaign_are_dealt_out_to_its_books() -> None:
    done = campaign("--edits=6", "--books=2", "--doors=warm")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^seed 1: [6-9] edits, .*, 0 faults", done.stdout, re.MULTILINE), done.stdout


def built_from_nothing(course: Course, pool: ForkedPool, known: dict[str, Finished]) -> Remembering:
    """Build it with what is known; what runs is known from then on."""
    remembering = Remembering(pool, known, 0.9)
    Course(course.root, remembering).build(fresh=True)
    known |= remembering.learnt
    return remembering


def test_builds_from_nothing_run_a_work_once_for_each_content_of_what_it_reads_and_try_one_again(
    course: Course, warm: ForkedPool
) -> None:
    course.write("data/table.csv", "1")
    course.write("snippets/helper.py", "# %% setup\nVALUE = 1")
    course.snippet("reader", "print(open('data/table.csv').read())")
    course.snippet("importer", "import helper\nprint(helper.VALUE)")
    known = dict[str, Finished]()

    def ran() -> int:
        remembering = built_from_nothing(course, warm, known)
        assert not remembering.mistaken
        return len(remembering.learnt)

    assert (ran(), len(known)) == (3, 3)
    assert (ran(), len(known)) == (1, 3)
    course.write("data/table.csv", "2")
    assert (ran(), len(known)) == (2, 4)
    course.write("snippets/helper.py", "# %% setup\nVALUE = 2")
    assert (ran(), len(known)) == (3, 6)


def test_a_campaign_that_remembers_what_holds_no_more_says_so(
    course: Course, warm: ForkedPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "closure", lambda work, files: work)
    course.write("data/table.csv", "1")
    course.snippet("reader", "print(open('data/table.csv').read())")
    known = dict[str, Finished]()
    assert not built_from_nothing(course, warm, known).mistaken
    course.write("data/table.csv", "2")
    mistaken = built_from_nothing(course, warm, known).mistaken
    said = [*differences(Outcome(), Outcome(mistaken=tuple(mistaken)))]
    assert said[0].startswith("memory") and "but was remembered with" in said[-1]
