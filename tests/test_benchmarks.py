"""The benchmarks' arithmetic and words; nothing here measures."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import workload
from benchmarks.engines import PRESS, ROOT
from benchmarks.growth import Size, slope_ratio
from benchmarks.results import Floor, Results, Times, Whole, over_cores, targets
from benchmarks.table import document, seconds, table
from press import load_project

FLOOR = Floor(imports=(4.0, 9.0, 3.0), compute=(5.0,), plain=(1.0,), snippet=(1.5,))
SIZES = (
    Size(100, 10, cold=6.0, unchanged=1.0, plain=0.8, memory=600 * 2**20),
    Size(300, 30, cold=10.0, unchanged=2.0, plain=1.4, memory=600 * 2**20),
    Size(1000, 100, cold=24.0, unchanged=5.5, plain=3.5, memory=610 * 2**20),
)
RESULTS = Results(
    pages=6,
    engines={
        "press": Times(cold=(11.0,), unchanged=(1.1,), edited=(6.0,)),
        "MyST-NB": Times(cold=(28.0,), unchanged=(1.6,), edited=(8.0,)),
        "mkdocs-jupyter": Times(cold=(57.0,), unchanged=(2.0,), edited=(11.0,)),
        "markdown-exec": Times(cold=(15.0,), unchanged=(15.0,), edited=(15.0,)),
    },
    floor=FLOOR,
    served=(2.0, 9.0, 2.5),
    served_plain=(0.8,),
    growth=SIZES,
    whole=Whole(
        works=200, compute=150.0, cold=170.0, unchanged=3.0, prose=3.1, snippet=7.0, served=1.9
    ),
    cores=2,
    rounds=3,
    versions={"MyST-NB": "1.4.0"},
)


def verdicts(results: Results) -> dict[str, bool]:
    return {target.name: target.met for target in targets(results)}


def test_the_floor_is_one_import_the_compute_and_plain_mkdocs_by_their_medians():
    assert FLOOR.cold == 4.0 + 5.0 + 1.0


def test_compute_over_the_cores_is_never_shorter_than_its_longest_snippet():
    assert over_cores([2.0, 2.0, 2.0, 2.0], 2) == 4.0
    assert over_cores([2.0, 5.0], 4) == 5.0


def test_targets_are_judged_by_the_numbers():
    assert verdicts(RESULTS) == {
        "cold": True,
        "mkdocs-jupyter": True,
        "MyST-NB": True,
        "markdown-exec": False,
        "unchanged": True,
        "edit": True,
        "growth": True,
        "growth unchanged": True,
    }


def test_an_edit_may_take_its_snippet_plain_mkdocs_and_half_a_second():
    assert not verdicts(replace(RESULTS, served=(3.1,)))["edit"]
    assert verdicts(replace(RESULTS, served=(3.0,)))["edit"]


def test_growth_is_linear_where_each_further_snippet_costs_the_same():
    assert slope_ratio(list(SIZES), [6.0, 10.0, 24.0]) == pytest.approx(1)
    assert slope_ratio(list(SIZES), [6.0, 10.0, 38.0]) == pytest.approx(2)


def test_the_page_says_what_was_missed_and_why():
    text = document(RESULTS, {"markdown-exec": "Because of the weather."})
    assert (
        "| cold build, times as fast as markdown-exec | at least 1.50 × | 1.36 × | **missed** |"
        in text
    )
    assert "Because of the weather." in text
    assert "| press | 11.0 s | 1.10 s | 6.00 s |" in text
    assert "```" not in text


def test_a_reason_is_shown_only_where_its_target_was_missed():
    assert "Sunshine" not in document(RESULTS, {"cold": "Sunshine."})


def test_tables_align_numbers_to_the_right():
    assert table(["", "s"], [["a", "1"]]) == "|  | s |\n| --- | ---: |\n| a | 1 |"
    assert [seconds(0.456), seconds(57.31)] == ["0.46 s", "57.3 s"]


def test_every_engine_is_told_the_same_code():
    (page,) = workload.model_pages(1)
    snippet = page.snippets[0]
    for notation in (workload.for_markdown_exec, workload.for_mystnb):
        assert all(code in notation(page) for code in snippet.cells.values())
    assert all(
        f'"{snippet.name}.py:{title}"' in workload.for_press(page) for title in snippet.cells
    )


def test_press_is_measured_with_the_settings_of_the_course(tmp_path: Path) -> None:
    PRESS.set_up(tmp_path)
    course = load_project(ROOT).settings
    assert load_project(tmp_path).settings == replace(course, patience={})  # for its own files


def test_a_page_shows_an_edition_when_it_holds_its_output_not_its_code():
    (page,) = workload.model_pages(1)
    snippet = page.snippets[0].edited()
    assert not snippet.shown_in(snippet.code)
    assert snippet.shown_in("<pre>s1-edition-1: loss 0.053</pre>")
    assert not snippet.shown_in("<pre>s1-edition-0: loss 0.053</pre>")


def test_the_course_itself_is_shown_where_it_was_built() -> None:
    text = document(RESULTS, {})
    assert "| its 200 snippets, labs and pages with code, over the cores | 150.0 s |" in text
    assert "The course itself" not in document(replace(RESULTS, whole=None), {})
