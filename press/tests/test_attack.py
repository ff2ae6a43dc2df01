"""A campaign of random edits: `make attack` makes more of them."""

import re
import subprocess
import sys

from press.testing import environment

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
    done = campaign("--edits=8", "--shrink=20", "--doors=warm", program=SABOTAGE)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"^shown, found after \d+ edits$", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"make only these: ONLY=[\d+]*/[\d+]+$", done.stdout, re.MULTILINE)
