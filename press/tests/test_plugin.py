"""`mkdocs build` and `mkdocs serve`, as anyone would run them."""

import os

import pytest

from press.testing import BIN, MKDOCS, Course, served, wait_for

CLEAN = {"PATH": f"{BIN}:{os.environ['PATH']}"}


@pytest.fixture
def site(cold: Course) -> Course:
    cold.settings(preload=["numpy"])
    cold.write("mkdocs.yml", MKDOCS)
    cold.write("docs/index.md", "# Home\n\nThe sum is `{one} x:.1f`.")
    cold.snippet("one", "x = 3\nprint('printed', x)")
    return cold


def built(course: Course, folder: str = "site") -> dict[str, bytes]:
    root = course.root / folder
    return {f.relative_to(root).as_posix(): f.read_bytes() for f in root.rglob("*") if f.is_file()}


def build(course: Course, *options: str) -> tuple[int, str]:
    done = course.command("mkdocs", "build", *options, env=CLEAN)
    return done.returncode, done.stderr + done.stdout


def test_a_build_puts_the_results_on_the_pages(site: Course) -> None:
    status, said = build(site, "--strict")
    assert status == 0, said
    assert ">3.0</span>" in (site.root / "site/index.html").read_text()
    assert "printed 3" in (site.root / "site/one.html").read_text()


FAILURES = {
    "a snippet that raises": ("snippets/one.py", "# %% main\nx = 3\n1 / 0", "ZeroDivisionError"),
    "an unknown snippet": ("docs/two.md", '```python\n--8<-- "no.py"\n```', "unknown snippet"),
    "a value that isn't there": ("docs/two.md", "`{one} z`", "name 'z' is not defined"),
    "no formula": ("docs/two.md", "$x^$", "docs/two.md:1: no formula"),
    "a setting": ("pyproject.toml", "[tool.press]\nsecnods = 3", "did you mean 'seconds'?"),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, dict[str, bytes]]:
    course = Course(tmp_path_factory.mktemp("good"))
    course.write("mkdocs.yml", MKDOCS)
    course.snippet("one", "x = 3\nprint('printed', x)")
    assert build(course)[0] == 0
    return course, built(course)


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_leaves_the_last_good_site(
    good: tuple[Course, dict[str, bytes]], failure: str
) -> None:
    course, before = good
    path, text, expected = FAILURES[failure]
    file = course.root / path
    old = file.read_text() if file.exists() else None
    course.write(path, text)
    try:
        status, said = build(course)
        assert status == 1, said
        assert expected in said
        assert "Traceback" not in said
        assert built(course) == before
        assert {f.name for f in course.root.iterdir() if "site" in f.name} == {"site"}
    finally:
        file.unlink() if old is None else file.write_text(old)


def test_a_link_among_the_pages_that_leads_nowhere_is_named(site: Course) -> None:
    (site.root / "docs" / "picture.png").symlink_to("nowhere.png")
    status, said = build(site)
    assert status != 0
    assert "docs/picture.png: it can't be read: a link that leads nowhere" in said
    assert "Traceback" not in said


def test_a_warning_of_a_strict_build_leaves_the_last_good_site(site: Course) -> None:
    assert build(site)[0] == 0
    before = built(site)
    site.write("docs/two.md", "[nowhere](nowhere.md)")
    assert build(site, "--strict")[0] == 1
    assert built(site) == before
    assert build(site)[0] == 0
    assert "two.html" in built(site)


def test_what_a_killed_build_left_is_no_obstacle(site: Course) -> None:
    for name in (".site-new", ".site-old", "site"):
        site.write(f"{name}/left.html", "x")
    assert build(site)[0] == 0
    assert "left.html" not in built(site)
    assert not list(site.root.glob(".site-*"))


def test_two_clean_builds_give_the_same_bytes(site: Course, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    line = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nprint({'a', 'b', 'c'})"
    site.snippet("plot", line, 'alt="A line" caption="Line" #line')
    other = Course(tmp_path_factory.mktemp("elsewhere"))
    for name, content in site.tree().items():
        other.write(name, "").write_bytes(content)
    assert build(site)[0] == build(other)[0] == 0
    assert built(site) == built(other)


def test_two_builds_at_once_both_succeed(site: Course) -> None:
    both = [site.start(str(BIN / "mkdocs"), "build", env=CLEAN) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert "index.html" in built(site)
    assert not list(site.root.glob(".site-*"))


def test_serve_shows_errors_on_the_page_and_lives_on(site: Course) -> None:
    with served(site) as get:
        wait_for(get, "one.html", "printed 3")
        site.snippet("one", "x = 3\nprint('printed', x / 0)")
        html = wait_for(get, "one.html", "ZeroDivisionError")
        assert "press-failure" in html
        assert "docs/one.md:5" in html
        site.snippet("one", "x = 4\nprint('printed', x)")
        assert "press-failure" not in wait_for(get, "one.html", "printed 4")
        wait_for(get, "index.html", r">4\.0</span>")
        site.write("docs/index.md", "# Home\n\n`{oen} x`")
        wait_for(get, "index.html", "did you mean &#x27;one&#x27;|did you mean 'one'")
        site.write("docs/index.md", "# Home\n\n$x^$")
        wait_for(get, "index.html", "no formula")
        site.write("docs/index.md", "# Back")
        wait_for(get, "index.html", "<h1[^>]*>Back")
    log = (site.root / "serve.log").read_text()
    assert "docs/one.md:5: snippets/one.py:3 (main): ZeroDivisionError" in log
    assert not (site.root / "site").exists()


def test_serve_starts_though_a_snippet_is_broken(site: Course) -> None:
    site.snippet("one", "x = 1 / 0")
    with served(site) as get:
        wait_for(get, "one.html", "ZeroDivisionError")
        site.snippet("one", "x = 5\nprint('printed', x)")
        wait_for(get, "one.html", "printed 5")


def test_serve_rebuilds_when_what_a_snippet_read_outside_its_folder_changes(site: Course) -> None:
    site.write("tools/helper.py", "from inner.deep import VALUE")
    site.write("tools/inner/deep.py", "VALUE = 1")
    code = "import sys\nsys.path.insert(0, __file__[:-15] + 'tools')\nx = 3\n"
    code += "try:\n    import later\nexcept ImportError:\n    import helper as later\n"
    site.snippet("one", code + "print('printed', later.VALUE)")
    with served(site) as get:
        wait_for(get, "one.html", "printed 1")
        site.write("tools/inner/deep.py", "VALUE = 2")
        wait_for(get, "one.html", "printed 2")
        site.write("tools/later/__init__.py", "VALUE = 3")
        wait_for(get, "one.html", "printed 3")
