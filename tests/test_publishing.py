"""The site is published from the real data where they can be had, and says so where they can't."""

import shutil
from pathlib import Path

import pytest

from press import datasets
from press.testing import BIN, Course, files_served

ROOT = Path(__file__).parents[1]
REAL = "9\n"


@pytest.fixture
def fruit(tmp_path: Path) -> Course:
    """A book with the script of the course's workflow, and data that nobody has fetched."""
    course = Course(tmp_path)
    course.dataset("fruit", real=REAL, standin="1\n")
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/real", tmp_path / ".ci")
    return course


def published(course: Course, host: str) -> tuple[str, str, str]:
    """What the script says, what it tells the workflow, and the edition that it leaves."""
    registry = course.root / "data/registry.toml"
    registry.write_text(registry.read_text() + f'url = "{host}/fruit"\n')
    outputs = course.root / "outputs"
    told = {"PRESS": str(BIN / "press"), "GITHUB_OUTPUT": str(outputs)}
    done = course.command(".ci/real", env=told)
    assert done.returncode == 0, done.stderr
    (dataset,) = datasets.load_registry(course.root / "data")
    return done.stdout, outputs.read_text(), datasets.edition(dataset, course.root / "data")


def test_the_real_files_are_fetched_before_the_site_is_built(fruit: Course) -> None:
    with files_served({"fruit": REAL.encode()}) as host:
        said, told, edition = published(fruit, host)
    assert (told, edition) == ("edition=real\n", "real")
    assert "::warning" not in said


def test_what_an_earlier_run_has_kept_is_not_fetched_again(fruit: Course) -> None:
    shutil.copy(fruit.root / "real/fruit.csv", fruit.root / "data")
    asked: list[str] = []
    with files_served({}, asked=asked) as host:
        _, told, edition = published(fruit, host)
    assert (told, edition, asked) == ("edition=real\n", "real", [])


def test_without_a_file_the_stand_ins_are_published_and_a_warning_says_why(fruit: Course) -> None:
    (fruit.root / "data/fruit.csv").write_text("half of it")
    with files_served({}) as host:
        said, told, edition = published(fruit, host)
    assert (told, edition) == ("edition=stand-in\n", "stand-in")
    warnings = [line for line in said.splitlines() if line.startswith("::warning ")]
    assert len(warnings) == 1
    assert warnings[0].startswith(
        "::warning title=Published from stand-ins::fruit.csv: can't fetch"
    )
    assert "404" in warnings[0]
