"""Since which TensorFlow old code does what it does today, and what it gave in that of its time."""

import ast
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from browser_support import ROOT

sys.path.insert(0, str(ROOT / "environments"))
sys.path.insert(0, str(ROOT / "hooks"))
import from_2020
import gave
import since
from make import Version, versions

NAMES = ["1.15", "2.1", "2.4", "2.9", "2.15", "2.16", "2.18"]
THERE = [version for version in versions() if version.tensorflow in NAMES]
RAISES = {"id": "gone-name", "outcome": "raises", "exception": "TypeError", "message": "gone"}


class Machine:
    """Runs files that are as today from some version on, and counts."""

    def __init__(self, **first: int) -> None:
        self.first, self.asked = first, list[tuple[str, int]]()

    def __call__(
        self, version: Version, group: Sequence[since.Old]
    ) -> Mapping[str, Mapping[str, Any]]:
        self.asked.append((version.tensorflow, len(group)))
        number = THERE.index(version)
        return {old.file: self._told(old, number) for old in group}

    def _told(self, old: since.Old, number: int) -> dict[str, Any]:
        fails = number >= self.first[old.part]
        return {"raises": "TypeError", "message": "gone"} if fails else {"printed": ""}


@pytest.mark.parametrize("first", range(len(THERE) + 1))
def test_the_search_finds_the_version_wherever_it_is(first: int) -> None:
    old, machine = since.Old("part", RAISES), Machine(part=first)
    assert since.search([old], THERE, machine) == {old: first}
    assert len(machine.asked) <= 4
    assert len(machine.asked) == len({*machine.asked})


def test_files_are_asked_for_together() -> None:
    every = [since.Old(part, RAISES) for part in ("one", "two", "three")]
    machine = Machine(one=5, two=5, three=0)
    assert [*since.search(every, THERE, machine).values()] == [5, 5, 0]
    assert machine.asked[0][1] == 3


def test_what_never_ran_but_for_other_reasons_has_no_version() -> None:
    old = since.Old("part", {**RAISES, "exception": "ValueError"})
    assert since.search([old], THERE, Machine(part=0)) == {old: None}


def test_a_warning_is_today_s_if_most_of_its_words_are() -> None:
    said = "Do not pass an `input_shape` argument to a layer. When using Sequential models, don't."
    old = since.Old("part", {"id": "x", "outcome": "warns", "message": said})
    assert old.is_as_today({"warned": [["UserWarning", said.replace(" argument", "")]]})
    assert not old.is_as_today({"warned": [["UserWarning", "Something quite different is old."]]})
    assert not old.is_as_today({"raises": "ValueError"})


def test_an_output_is_today_s_if_it_is_within_the_tolerance_of_what_is_accepted() -> None:
    (old,) = (old for old in since.olds() if old.row["id"] == "weight-names")
    assert old.is_as_today({"printed": "names: ['kernel', 'bias', 'kernel', 'bias']\npicked: []\n"})
    assert not old.is_as_today({"printed": "names: ['hidden/kernel:0']\npicked: []\n"})


def test_each_row_that_tensorflow_or_keras_changed_was_tried() -> None:
    known = from_2020._since()
    names = [version.tensorflow for version in versions()]
    assert known["versions"] == names
    told = {old.row["id"]: known.get(old.part, {}).get(old.row["id"]) for old in since.olds()}
    assert len(told) > 170
    assert {*filter(None, told.values())} <= {*names, from_2020.TODAY, f"< {names[0]}"}
    assert sum(version is None for version in told.values()) < len(told) / 10
    rows = {row["id"] for _, row in from_2020.rows()}
    parts = [part for name, part in known.items() if name not in ("versions", "texts")]
    assert {row for part in parts for row in part} <= rows


def test_what_is_told_of_since_when_is_told_of_today_s_text() -> None:
    texts = from_2020._since()["texts"]
    stale = [old.file for old in since.olds() if texts.get(old.name) != since.digest(old.file)]
    assert not stale, (
        f"{', '.join(stale)}: changed, so since.toml may no longer be true of it; "
        "type `make since pages`, and commit what they wrote"
    )


def test_a_digest_is_of_what_runs_and_of_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(since, "ROOT", tmp_path)

    def digest(text: str, *options: str) -> str:
        (tmp_path / "x.py").write_text(text, encoding="utf-8")
        return since.digest("x.py", *options)

    claims = '\n# %% claims tags=["hidden"]\nassert x == 3\n'
    text = f'"""Prose."""\n\n# %% then\nx = 3\n{claims}'
    assert digest(text) == digest(text.replace("Prose", "More\n\nprose"))
    assert digest(text) == digest(text.replace("assert x == 3", "assert x"))
    assert digest(text) != digest(text.replace("x = 3", "x = 4"))
    assert digest(text, "--today") != digest(text.replace("x == 3", "x == 4"), "--today")


def test_today_is_the_tensorflow_of_the_lock() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert f"\ntensorflow=={from_2020.TODAY}." in lock


@pytest.mark.parametrize("name", ["run_then", "names_of_today"])
def test_what_runs_under_older_pythons_is_python_3_6(name: str) -> None:
    text = (ROOT / "environments" / f"{name}.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 6))


SOME = ["input-shape-argument", "weight-names", "np-utils", "fit-generator"]


@pytest.mark.parametrize("version", versions(), ids=lambda version: version.tensorflow)
def test_what_is_recorded_comes_out_again(version: Version) -> None:
    if not version.interpreter.exists():
        pytest.skip(f"no TensorFlow {version.tensorflow} here: make environments")
    known, names = from_2020._since(), [each.tensorflow for each in versions()]
    chosen = [old for old in since.olds() if old.row["id"] in SOME]
    told = since.tried(version, chosen)
    for old in chosen:
        first = known[old.part].get(old.row["id"], "")
        from_here = first.startswith("<") or (
            first in names and names.index(first) <= names.index(version.tensorflow)
        )
        assert old.is_as_today(told[old.file]) is from_here, (old.file, told[old.file])


# ------------------------------------------------------------------ what it gave then

RECORDED = from_2020.gave()
SLOW = 8
"""Of the traps so many are run again; all of them take minutes."""


def test_everything_of_then_is_recorded_or_says_why_not() -> None:
    asked = {ran.name: ran for ran in gave.every()}
    assert RECORDED.keys() == asked.keys(), "type `make gave pages`, and commit what they wrote"
    unrun = [row["unrun"] for _, row in from_2020.rows() if "unrun" in row]
    assert len(unrun) < 8 and all(unrun)
    assert {told["in"] for told in RECORDED.values()} <= {row.tensorflow for row in versions()}


def test_what_is_told_of_then_is_told_of_today_s_text() -> None:
    stale = [ran.file for ran in gave.every() if RECORDED[ran.name]["of"] != ran.digest]
    assert not stale, (
        f"{', '.join(stale)}: changed, so gave.toml may no longer be true of it; "
        "type `make gave pages`, and commit what they wrote"
    )


def test_most_of_what_was_written_then_ran_then() -> None:
    raised = [
        name
        for name, told in RECORDED.items()
        if "raised" in told and not name.startswith(f"{gave.TRAPS}/")
    ]
    assert len(raised) < len(RECORDED) / 20, raised


def test_the_record_reads_as_it_was_written() -> None:
    assert gave.written(RECORDED) == from_2020.GAVE.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", sorted({told["in"] for told in RECORDED.values()}))
def test_what_is_recorded_of_then_comes_out_again(number: str) -> None:
    (version,) = (version for version in versions() if version.tensorflow == number)
    if not version.interpreter.exists():
        pytest.skip(f"no TensorFlow {number} here: python environments/make.py {number}")
    mine = [ran for ran in gave.every() if RECORDED[ran.name]["in"] == number]
    thens = [ran for ran in mine if not ran.is_trap]
    traps = [ran for ran in mine if ran.is_trap][:SLOW]
    for group in filter(None, (thens, traps)):
        answers = since.run(version, [ran.file for ran in group], *group[0].options)
        for ran in group:
            told, recorded = gave.told(ran, answers[ran.file]), RECORDED[ran.name]
            assert recorded.get("varies") or not gave.differ(recorded, told), (ran.file, told)
