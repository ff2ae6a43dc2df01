"""The benchmarks' arithmetic and words; nothing here measures."""

import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from benchmarks import workload
from benchmarks.bench import Plan
from benchmarks.engines import MARKDOWN_EXEC, PLAIN, PRESS, ROOT, Engine
from benchmarks.growth import Size, slope_ratio
from benchmarks.measure import run
from benchmarks.parts import NAMES, announcement, chosen, missing
from benchmarks.peers import peers
from benchmarks.readers import marked, readers
from benchmarks.results import (
    Alone,
    Beside,
    Course,
    Edits,
    Floor,
    Growth,
    Measured,
    Opening,
    Reading,
    Readings,
    Stamp,
    Times,
    Whole,
    Work,
    load,
    over_cores,
    save,
    targets,
)
from benchmarks.stamp import state
from benchmarks.table import document, seconds, spread, table
from press import load_project

STAMP = Stamp("2026-11-29", "0123456789ab", 2, 3, 0.1, 60, {"Python": "3.11"})
FLOOR = Floor(imports=(4.0, 9.0, 3.0), compute=(5.0, 5.0, 5.0), plain=(1.0,))
SIZES = (
    Size(100, 10, cold=6.0, unchanged=1.0, plain=0.8, memory=600 * 2**20),
    Size(300, 30, cold=10.0, unchanged=2.0, plain=1.4, memory=600 * 2**20),
    Size(1000, 100, cold=24.0, unchanged=5.5, plain=3.5, memory=610 * 2**20),
)
TIMES = Times(cold=(10.0, 14.0, 9.1), unchanged=(1.1,), edited=(6.0,))
MYSTNB = replace(STAMP, date="2026-11-30", versions={"MyST-NB": "1.4.0", "Python": "3.11"})
WHOLE = Whole(
    works=200, compute=150.0, cold=170.0, unchanged=3.0, prose=3.1, snippet=7.0, served=1.9
)
MEASURED = Measured(
    alone=Alone(STAMP, 6, TIMES, FLOOR),
    peers={
        "MyST-NB": Beside(
            MYSTNB,
            Times(cold=(28.0,), unchanged=(1.6,), edited=(8.0,)),
            Times(cold=(14.0,), unchanged=(1.1,), edited=(6.0,)),
        )
    },
    edits=Edits(STAMP, press=(2.0, 9.0, 2.5), plain=(0.8,), build=(1.0,), snippet=(1.5,)),
    opening=Opening(
        STAMP, answer=(1.4, 3.0), chapter=(7.5, 9.0), plain=(1.0, 2.0), floor=(6.0, 9.0)
    ),
    growth=Growth(STAMP, SIZES),
    work=Work(
        STAMP, 1000, 100, 770.0, (2.0,), Floor(imports=(3.0,), compute=(730.0,), plain=(2.0,))
    ),
    course=Course(STAMP, WHOLE),
    doctor=Readings(
        STAMP,
        (
            Reading("doctor", 254, (0.5, 0.6), due=100, found=99, others=1, names_lines=True),
            Reading("tf_upgrade_v2", 254, (9.0, 10.0), 100, 40, 20, names_lines=True),
            Reading("LibCST", 254, (2.0, 2.0), 100, 0, 0, names_lines=False),
        ),
    ),
)


def verdicts(measured: Measured) -> dict[str, bool]:
    return {target.name: target.met for target in targets(measured)}


def test_the_floor_is_one_import_the_compute_and_plain_mkdocs_by_their_medians():
    assert FLOOR.cold == 4.0 + 5.0 + 1.0


def test_each_round_has_a_floor_of_its_own():
    assert FLOOR.rounds == (10.0, 15.0, 9.0)


def test_compute_over_the_cores_is_never_shorter_than_its_longest_snippet():
    assert over_cores([2.0, 2.0, 2.0, 2.0], 2) == 4.0
    assert over_cores([2.0, 5.0], 4) == 5.0


def test_targets_are_judged_by_the_numbers():
    assert verdicts(MEASURED) == {
        "cold": True,
        "unchanged": True,
        "work": True,
        "edit": True,
        "answer": True,
        "chapter": True,
        "growth": True,
        "growth unchanged": True,
        "doctor": True,
    }


def test_a_cold_build_may_take_no_longer_than_the_floor_of_its_round():
    times = replace(TIMES, cold=(10.2, 15.3, 9.0))
    assert not verdicts(Measured(alone=Alone(STAMP, 6, times, FLOOR)))["cold"]


def test_a_large_book_may_take_a_twentieth_more_than_its_floor():
    work = MEASURED.work
    assert work
    assert not verdicts(Measured(work=replace(work, cold=776.0)))["work"]


def test_an_edit_may_take_its_snippet_plain_mkdocs_and_half_a_second():
    edits = MEASURED.edits
    assert edits
    assert not verdicts(Measured(edits=replace(edits, press=(3.1,))))["edit"]
    assert verdicts(Measured(edits=replace(edits, press=(3.0,))))["edit"]


def test_a_served_book_is_judged_by_its_first_answer_and_by_its_first_page():
    opening = MEASURED.opening
    assert opening
    late = replace(opening, answer=(1.6, 3.2))
    assert verdicts(Measured(opening=late)) == {"answer": False, "chapter": True}
    slow = replace(opening, chapter=(7.7, 11.4))
    assert verdicts(Measured(opening=slow)) == {"answer": True, "chapter": False}
    assert "| the server answers | 2.20 s (1.40–3.00) |" in document(MEASURED, {})


def test_what_was_not_measured_has_no_target():
    assert verdicts(Measured()) == {}


def test_growth_is_linear_where_each_further_snippet_costs_the_same():
    assert slope_ratio(list(SIZES), [6.0, 10.0, 24.0]) == pytest.approx(1)
    assert slope_ratio(list(SIZES), [6.0, 10.0, 38.0]) == pytest.approx(2)


def test_the_page_says_what_was_missed_and_why():
    work = MEASURED.work
    assert work
    text = document(replace(MEASURED, work=replace(work, cold=808.5)), {"work": "The weather."})
    assert "relative to its floor | at most 1.05 × | 1.10 × | **missed** |" in text
    assert "The weather." in text
    assert "```" not in text


def test_a_reason_is_shown_only_where_its_target_was_missed():
    assert "Sunshine" not in document(MEASURED, {"cold": "Sunshine."})


def test_a_peer_is_compared_with_the_press_of_its_own_rounds():
    text = document(MEASURED, {})
    assert "| press | 10.0 s (9.10–14.0) | 1.10 s | 6.00 s | 1 |" in text
    assert "| MyST-NB 1.4.0 | 28.0 s | 1.60 s | 8.00 s | 2.00 × |" in text


def test_each_part_on_the_page_has_its_date_and_its_versions():
    text = document(MEASURED, {})
    assert "| press | 2026-11-29 | 3 | 0.1 | `0123456789ab` |  |" in text
    assert "| MyST-NB | 2026-11-30 | 3 | 0.1 | `0123456789ab` | MyST-NB 1.4.0 |" in text
    assert "| Python | 3.11 |" in text


def test_a_page_of_nothing_measured_says_so():
    assert "Nothing yet." in document(Measured(), {})


def test_what_was_measured_is_read_back_as_it_was(tmp_path: Path):
    save(tmp_path / "measured.json", MEASURED)
    assert load(tmp_path / "measured.json") == MEASURED
    assert load(tmp_path / "none.json") == Measured()


def test_a_run_that_was_stopped_goes_on_with_what_is_missing():
    now = replace(STAMP, state=state("edits"))
    edits, beside, doctor = MEASURED.edits, MEASURED.peers["MyST-NB"], MEASURED.doctor
    assert edits and doctor
    done = replace(
        MEASURED,
        edits=replace(edits, stamp=now),
        doctor=replace(doctor, stamp=replace(STAMP, state=state("doctor"))),
        peers={"MyST-NB": replace(beside, stamp=now)},
    )
    assert set(NAMES) - set(missing(done)) == {"edits", "mystnb", "doctor"}
    assert missing(Measured()) == list(NAMES)


def test_a_run_says_beforehand_how_long_it_takes():
    parts = chosen(["edits", "mystnb", "marimo"], Plan(cores=2))
    assert [part.names for part in parts] == [("mystnb", "marimo"), ("edits",)]
    text = announcement(parts, 45)
    assert "6 min  mystnb, marimo" in text
    assert "What would end after 45 minutes is left" in text


def test_the_whole_run_fits_its_time():
    assert sum(part.seconds for part in chosen(NAMES, Plan(cores=2))) <= 60 * 60


def test_a_spread_is_shown_where_there_is_one():
    assert spread((1.0, 1.0)) == "1.00 s"
    assert spread((1.0, 3.0, 1.5)) == "1.50 s (1.00–3.00)"


@pytest.mark.parametrize(
    "engine", [PLAIN, MARKDOWN_EXEC, peers(2)["mkdocs-jupyter"]], ids=lambda engine: engine.name
)
def test_a_warning_of_mkdocs_fails_a_measured_build(engine: Engine, tmp_path: Path):
    engine.set_up(tmp_path)
    (tmp_path / "docs" / "index.md").write_text("[nowhere](missing.md)\n")
    with pytest.raises(RuntimeError, match="strict mode"):
        run(engine.command, tmp_path, engine.variables)


def test_a_build_without_end_is_ended(tmp_path: Path):
    with pytest.raises(RuntimeError, match="more than 1 s"):
        run(("sleep", "60"), tmp_path, {}, limit=1)


def runs(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_nothing_that_a_build_leaves_running_slows_the_next(tmp_path: Path):
    run(("sh", "-c", "sleep 60 & echo $! > left"), tmp_path, {})
    left = int((tmp_path / "left").read_text())
    end = time.monotonic() + 20
    while runs(left) and time.monotonic() < end:
        time.sleep(0.05)
    assert not runs(left)


def test_every_peer_with_an_environment_has_a_lock_file_with_hashes():
    for engine in peers(2).values():
        if engine.environment:
            lock = ROOT / "benchmarks" / "locks" / f"{engine.environment}.lock"
            assert "--hash=sha256:" in lock.read_text()


def test_tables_align_numbers_to_the_right():
    assert table(["", "s"], [["a", "1"]]) == "|  | s |\n| --- | ---: |\n| a | 1 |"
    assert [seconds(0.456), seconds(57.31)] == ["0.46 s", "57.3 s"]


def test_every_engine_is_told_the_same_code():
    (page,) = workload.model_pages(1)
    snippet = page.snippets[0]
    for notation in (
        workload.for_markdown_exec,
        workload.for_mystnb,
        workload.for_jupyter_book,
        workload.for_mkdocs_gallery,
    ):
        assert all(code in notation(page) for code in snippet.cells.values())
    assert all(
        f'"{snippet.name}.py:{title}"' in workload.for_press(page) for title in snippet.cells
    )


def test_a_notebook_of_marimo_is_a_program_that_holds_the_same_code():
    (page,) = workload.model_pages(1)
    program = workload.for_marimo(page)
    compile(program, "notebook", "exec")
    lines = {line.strip() for line in program.splitlines()}
    for code in page.snippets[0].cells.values():
        assert {line.strip() for line in code.splitlines()} <= lines


def test_press_is_measured_with_the_settings_of_the_course(tmp_path: Path) -> None:
    PRESS.set_up(tmp_path)
    course = load_project(ROOT).settings
    assert load_project(tmp_path).settings == replace(course, patience={})  # for its own files


def test_a_page_shows_an_edition_when_it_holds_its_output_not_its_code():
    (page,) = workload.model_pages(1)
    snippet = page.snippets[0].edited()
    assert not snippet.shown_in(snippet.code)
    assert snippet.shown_in("<pre>s1-edition-1: loss 0.053</pre>")
    assert snippet.shown_in('<pre>s1-edition-1:<i> </i>loss<i> </i><b class="m">0</b>.053</pre>')
    assert not snippet.shown_in("<pre>s1-edition-0: loss 0.053</pre>")


def test_the_course_itself_is_shown_where_it_was_built() -> None:
    text = document(MEASURED, {})
    assert "| its 200 snippets, labs and pages with code, over the cores | 150.0 s |" in text
    assert "The course itself" not in document(replace(MEASURED, course=None), {})


def test_doctor_may_take_a_fifteenth_of_what_the_script_of_tensorflow_takes() -> None:
    doctor = MEASURED.doctor
    assert doctor
    own, *others = doctor.readers
    slow = replace(doctor, readers=(replace(own, seconds=(0.7, 0.7)), *others))
    assert verdicts(Measured(doctor=slow)) == {"doctor": False}
    text = document(MEASURED, {})
    assert "| tf_upgrade_v2 | 9.50 s (9.00–10.0) | 17.27 × | 40 of 100 | 20 |" in text
    assert "| LibCST | 2.00 s | 3.64 × |  |  |" in text


OLD_CODE = """\
import tensorflow as tf
import numpy as np
np.Inf  # <- np-inf
tf.Session()  # <- session
"""


def test_what_each_reader_of_old_code_says_is_understood(tmp_path: Path) -> None:
    """LibCST names no line, and its environment isn't made here."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "old.py").write_text(OLD_CODE)
    assert marked(corpus) == {("old.py", 3), ("old.py", 4)}
    found = {}
    for reader in readers():
        if reader.places:
            assert reader.read(tmp_path, "corpus") > 0
            found[reader.name] = reader.found(tmp_path)
    assert found == {
        "doctor": {("old.py", 3), ("old.py", 4)},
        "tf_upgrade_v2": {("old.py", 4)},
        "ruff": {("old.py", 3)},
    }


def test_a_reader_of_old_code_that_breaks_has_no_number(tmp_path: Path) -> None:
    """Nor is what it said of another folder taken for what it says of this."""
    (tmp_path / "report").write_text("Processing file 'old.py'\n1:0: INFO: of another folder\n")
    broken = replace(readers()[1], command=("sh", "-c", "exit 1"))
    with pytest.raises(RuntimeError, match="ended with 1"):
        broken.read(tmp_path, "corpus")
    silent = replace(broken, command=("true",))
    silent.read(tmp_path, "corpus")
    with pytest.raises(OSError, match="report"):
        silent.found(tmp_path)
