"""What the course may cost: limits on what `press accept` recorded."""

from pathlib import Path

import pytest

from press import Expected, load_book, load_project, read_expected

ROOT = Path(__file__).parents[1]
SNIPPETS = sorted(f for f in ROOT.glob("snippets/**/*.out") if ".real" not in f.suffixes)
LABS = sorted(f for f in ROOT.glob("docs/labs/*.out") if ".real" not in f.suffixes)
FIRST_BY_DESIGN = ["parts", "classifiers", "images-and-overfitting"]


def accepted(file: Path) -> Expected:
    found = read_expected(ROOT, file.relative_to(ROOT).as_posix())
    assert isinstance(found, Expected)
    return found


@pytest.mark.parametrize("file", SNIPPETS, ids=lambda file: file.stem)
def test_a_snippet_takes_at_most_ten_seconds_of_one_core(file: Path) -> None:
    assert accepted(file).seconds <= 10


@pytest.mark.parametrize("file", LABS, ids=lambda file: file.stem)
def test_a_lab_takes_at_most_a_minute_of_one_core(file: Path) -> None:
    assert accepted(file).seconds <= 60


def test_nothing_holds_more_than_two_and_a_half_gigabytes() -> None:
    assert max(accepted(file).memory for file in [*SNIPPETS, *LABS]) < 2500


def later_by_design() -> list[Path]:
    """What was accepted of part 6 beyond its first three chapters, whatever else it has."""
    book = load_book(load_project(ROOT))
    pages = [book.chapters[f"docs/by-design/{name}.md"] for name in FIRST_BY_DESIGN]
    before = {(ROOT / name).with_suffix(".out") for page in pages for name in book.works_of(page)}
    return [file for file in SNIPPETS if "by_design" in file.parts and file not in before]


def test_chapters_and_labs_take_about_four_minutes_on_two_cores() -> None:
    apart = {*later_by_design(), *(file for file in SNIPPETS if "from_2020" in file.parts)}
    chapters = [file for file in SNIPPETS if file not in apart]
    assert sum(accepted(file).seconds for file in [*chapters, *LABS]) < 2 * 4 * 60


def test_the_later_chapters_by_design_take_at_most_two_hundred_seconds_of_one_core() -> None:
    assert sum(accepted(file).seconds for file in later_by_design()) <= 200
