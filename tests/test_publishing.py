"""The site is published from the real data where they can be had, and says so where they can't."""

import json
import re
import shutil
from pathlib import Path

import pytest

from press import datasets
from press.testing import BIN, MKDOCS, Course, files_served

ROOT = Path(__file__).parents[1]
REAL = "9\n"
THEME = "theme: {name: material, font: false}"


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


NOTICE = "The real data could not be had when this site was published."


@pytest.mark.parametrize("notice", [NOTICE, ""])
def test_a_site_that_is_published_from_stand_ins_says_so_at_the_top_of_every_page(
    tmp_path: Path, notice: str
) -> None:
    course = Course(tmp_path)
    theme = f"theme: {{name: material, font: false, custom_dir: {ROOT / 'overrides'}}}"
    extra = f"extra: {{notice: {json.dumps(notice)}}}\n"
    course.write("mkdocs.yml", MKDOCS.replace(THEME, theme) + extra)
    course.write("docs/index.md", "# Home")
    course.write("docs/part/page.md", "# A page")
    course.mkdocs()
    for place in ("index.html", "part/page.html", "404.html"):
        page = (course.root / "site" / place).read_text("utf-8")
        said = re.findall(r'<aside class="md-banner">(.*?)</aside>', page, re.DOTALL)
        assert [" ".join(re.sub("<[^>]+>", " ", each).split()) for each in said] == (
            [notice] if notice else []
        )


def test_the_workflow_gives_that_notice_to_the_build_where_a_file_is_missing() -> None:
    told = " ".join((ROOT / ".github/workflows/site.yml").read_text("utf-8").split())
    given = f"NOTICE: >- ${{{{ steps.data.outputs.edition == 'stand-in' && '{NOTICE}"
    assert given in told
    assert 'notice: !ENV [NOTICE, ""]' in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_notebooks_go_onto_a_branch_of_their_own(tmp_path: Path) -> None:
    """Whatever was there before, and without a change of what is checked out."""
    course = Course(tmp_path / "book")
    course.settings(notebooks="shelf")
    (course.root / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/notebooks", course.root / ".ci")
    course.write("site/part/page.ipynb", "{}")
    course.write("site/part/page.html", "<p>")
    course.write("site/requirements.txt", "numpy")
    course.write(".gitignore", "site")

    def git(*words: str) -> str:
        done = course.command("git", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    git("init", "--quiet", "--bare", str(tmp_path / "origin"))
    git("init", "--quiet", "--initial-branch=main")
    git("remote", "add", "origin", str(tmp_path / "origin"))
    git("add", "--all")
    git("-c", "user.name=me", "-c", "user.email=me@localhost", "commit", "--quiet", "-m", "Book")
    for _ in range(2):
        done = course.command(".ci/notebooks", "site")
        assert done.returncode == 0, done.stderr
    git("fetch", "--quiet", "origin", "shelf")
    listed = git("ls-tree", "-r", "--name-only", "FETCH_HEAD").split()
    assert listed == ["part/page.ipynb", "requirements.txt", "runtime.txt"]
    assert git("rev-list", "--count", "FETCH_HEAD").strip() == "1"
    assert git("status", "--porcelain") == ""
