"""A program or a module that some snippets need is missing: the book is made all the same."""

import shutil
from pathlib import Path

import pytest

from press.testing import BIN, Course

MISSING = {"word": "draws", "install": "apt install graphviz"}
SAID = "needs `no-such-dot`, which is not installed; apt install graphviz"


@pytest.fixture
def lacking(course: Course) -> Course:
    """A snippet that needs a program which isn't there, and one that needs none."""
    course.settings(programs={"no-such-dot": MISSING})
    course.snippet("draws", "draws = 3\nprint(draws)", 'alt="A graph" caption="The graph" #graph')
    course.snippet("other", "print(1)")
    return course


def test_a_page_is_made_without_what_a_missing_program_draws_and_says_so(lacking: Course) -> None:
    source = (lacking.root / "docs" / "draws.md").read_text()
    page = lacking.html(source + "\nSee [](#graph). It gave `{draws} draws`.\n")
    assert f'<p class="press-lacks" id="graph">Not run here: it {SAID}.</p>' in page
    assert '<a href="#graph">Figure 1</a>' in page
    assert "It gave <strong>?</strong>." in page
    assert "press-outputs" in page and "<img" not in page


def test_what_several_cells_lack_is_said_once_in_a_fence(lacking: Course) -> None:
    lacking.snippet("draws", "# %% one\nprint(1)\n# %% two\ndraws = 2")
    assert lacking.html((lacking.root / "docs" / "draws.md").read_text()).count(SAID) == 1


def test_commands_succeed_and_name_what_is_missing_once(lacking: Course) -> None:
    lacking.snippet("more", "draws = 4")
    done = lacking.press("run")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"2 not run: each {SAID}\n1 run, 0 from the store\n"
    assert lacking.press("accept").returncode == 0
    checked = lacking.press("check")
    assert checked.stdout == f"2 not run: each {SAID}\n1 checked, nothing moved\n", checked.stderr
    assert "not run" in lacking.press("report").stdout


def test_what_was_accepted_outlives_the_program(lacking: Course) -> None:
    lacking.settings(programs={"no-such-dot": MISSING | {"word": "nobody says this"}})
    lacking.write("docs/draws.md", '```python\n--8<-- "draws.py"\n```')
    assert "accepted snippets/draws.py" in lacking.press("accept").stdout
    accepted = (lacking.root / "snippets" / "draws.out").read_text()
    shutil.rmtree(lacking.root / ".press")
    lacking.settings(programs={"no-such-dot": MISSING})
    lacking.snippet("draws", "draws = 3\nprint(draws, draws)")
    for command in ("accept", "check", "run"):
        assert lacking.press(command).returncode == 0
    assert (lacking.root / "snippets" / "draws.out").read_text() == accepted


def test_tests_of_what_lacks_a_program_are_skipped_with_the_reason(lacking: Course) -> None:
    lacking.press("accept")
    done = lacking.command(str(BIN / "pytest"), "-q", "-rs", "--import-mode=importlib")
    assert "3 passed, 3 skipped" in done.stdout, done.stdout
    assert SAID in done.stdout


def test_a_strict_build_of_the_site_succeeds_without_the_program(lacking: Course) -> None:
    lacking.write("docs/index.md", "# Home\n\nSee [the graph](draws.md#graph).")
    lacking.write(
        "mkdocs.yml",
        """
        site_name: A book
        plugins: [press]
        markdown_extensions: [attr_list, pymdownx.superfences, press]
        validation: {anchors: warn}
        """,
    )
    done = lacking.command(str(BIN / "mkdocs"), "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert f"1 not run: it {SAID}" in done.stderr
    assert "Not run here" in (lacking.root / "site" / "draws" / "index.html").read_text()


def test_a_missing_module_is_named_like_a_program(course: Course) -> None:
    missing = {"word": "antique", "install": "pip install antique"}
    course.settings(programs={"antique": missing})
    course.snippet("old", "import antique\nprint('from long ago')")
    page = course.html((course.root / "docs" / "old.md").read_text())
    assert "Not run here: it needs `antique`, which is not installed; pip install antique" in page
    assert "from long ago</code>" not in page


def test_once_the_program_is_there_the_snippet_runs(lacking: Course, tmp_path: Path) -> None:
    lacking.write("docs/draws.md", '```python\n--8<-- "draws.py"\n```')
    assert not lacking.build().results["snippets/draws.py"].ok
    lacking.settings(programs={"python3": MISSING})
    assert lacking.outputs("draws")[0]["text"] == "3\n"


def test_programs_installed_beside_press_are_found_first(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make` calls programs by their path: nobody activates its environment."""
    monkeypatch.setenv("PATH", "/nowhere")
    course.settings(programs={"mkdocs": MISSING})
    code = "import shutil\ndraws = shutil.which('mkdocs')\nprint(draws)"
    course.snippet("found", code)
    assert course.outputs("found")[0]["text"] == f"{BIN / 'mkdocs'}\n"
