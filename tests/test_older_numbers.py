"""The page "Numbers of the older course", its record, and the code of 2020 that made the record."""

import ast
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hooks import older_numbers
from hooks.older_numbers import Row

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "data"
THEN = ROOT / "docs" / "assets" / "then"
PROGRAM = THEN / "older_numbers.py"
PYTHON = Path(os.environ.get("WORKED_PYTHON_37", ROOT / ".venv-then" / "bin" / "python"))
"""Of an environment with what older_numbers.lock pins."""

ROWS = [*older_numbers.all_rows()]
each_row = pytest.mark.parametrize("row", ROWS, ids=[f"{r.what} {r.printed}" for r in ROWS])


def near(found: Any, printed: str, relative: float) -> bool:
    return float(found) == pytest.approx(float(printed), rel=relative)


def test_the_page_says_what_its_tables_say() -> None:
    """If this fails, type `make pages`, and commit what it wrote."""
    assert older_numbers.PAGE.read_text("utf-8") == older_numbers.page()


@each_row
def test_tensorflow_of_then_gives_what_was_printed_unless_the_row_says_otherwise(row: Row) -> None:
    if row.verdict in ("same", "library"):
        assert older_numbers.agrees(row.printed, row.then) or near(row.then, row.printed, 1e-7)
    else:
        assert row.verdict in ("seed", "slip")
        assert row.why or row.what.startswith("after step") or isinstance(row.then, (list, float))


@each_row
def test_what_is_called_the_same_comes_out_today_on_the_real_file(row: Row) -> None:
    today = older_numbers.real(row)
    if row.verdict == "same":
        assert older_numbers.agrees(row.printed, today)
    if row.verdict == "library":
        assert near(today, row.printed, 1e-4)


@pytest.mark.parametrize("verdict", ["library"])
def test_what_another_library_moved_has_moved(verdict: str) -> None:
    moved = [row for row in ROWS if row.verdict == verdict]
    assert len(moved) > 10
    off = [row for row in moved if float(older_numbers.real(row)) != float(row.printed)]
    assert len(off) > 0.8 * len(moved)


def test_no_start_gives_the_series_on_all_houses() -> None:
    results = older_numbers.record()["results"]
    assert results["start_nearest"] > 0.003
    assert results["start_shifted_nearest"] < 0.0003
    series = [row for row in ROWS if row.verdict == "slip" and row.data == "houses"]
    assert len(series) == 10
    drift = [abs(float(older_numbers.real(row)) - float(row.printed)) for row in series]
    assert max(drift) < 0.013
    assert all(0.009 < row.then - float(row.printed) < 0.013 for row in series)


def test_the_program_can_be_read_by_the_python_of_then() -> None:
    ast.parse(PROGRAM.read_text("utf-8"), feature_version=(3, 7))


def test_the_record_was_made_with_what_the_lock_pins() -> None:
    lock = (THEN / "older_numbers.lock").read_text("utf-8")
    pins = dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", lock))
    assert not re.search(r"https?:|file:|^-|^/|@ ", lock, re.MULTILINE)
    assert all(re.search(rf"(?m)^{name}==\S+ \\\n    --hash=sha256:", lock) for name in pins)
    versions = dict(older_numbers.record()["versions"])
    assert versions.pop("python").startswith("3.7.")
    assert versions.items() <= pins.items()


@pytest.mark.slow
@pytest.mark.skipif(
    not PYTHON.is_file(),
    reason="no Python 3.7 with docs/assets/then/older_numbers.lock at hand: "
    "name its interpreter in WORKED_PYTHON_37",
)
@pytest.mark.skipif(
    not (REAL / "kc_house_data.csv").is_file(),
    reason="the real data is not there; `press data fetch` brings it",
)
def test_tensorflow_of_then_gives_what_is_recorded() -> None:
    """In some minutes. Seeds fix what is drawn; how many cores add up moves the last digits."""
    done = subprocess.run(
        [PYTHON, "-W", "ignore", PROGRAM, REAL], capture_output=True, text=True, check=True
    )
    again, recorded = json.loads(done.stdout), older_numbers.record()
    assert again["versions"] == recorded["versions"]
    assert again["results"].keys() == recorded["results"].keys()
    for name, value in recorded["results"].items():
        drawn = name in {"clothes_accuracy", "start_shifted_nearest"} or "epochs" in name
        wanted = pytest.approx(value, rel=0.05 if drawn or "slip" in name else 1e-6)
        assert again["results"][name] == wanted, name
