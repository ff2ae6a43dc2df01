"""A page is rendered again when anything that its HTML was made from has changed."""

import logging
import subprocess
from collections.abc import Callable, Iterator
from contextlib import chdir
from typing import Any

import mkdocs.commands.build
import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from press.doors import rerender
from press.testing import MKDOCS, Course

Rebuild = Callable[[], list[str]]
EVERYTHING = ["index.md", "one.md", "prose.md"]


@pytest.fixture
def site(course: Course) -> Course:
    course.write("mkdocs.yml", MKDOCS)
    course.write("docs/index.md", "# Home\n\n[One](one.md#one) is `{one} x:.1f`.")
    course.write("docs/prose.md", "# Prose\n\nWords.")
    course.snippet("one", "import numpy as np\nx = 3\nprint('printed', x)")
    return course


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were rendered, as it grows."""
    pages: list[str] = []
    plain = Page.render

    def render(page: Page, *arguments: Any) -> None:
        pages.append(page.file.src_uri)
        plain(page, *arguments)

    monkeypatch.setattr(Page, "render", render)
    return pages


@pytest.fixture
def rebuild(site: Course, rendered: list[str]) -> Iterator[Rebuild]:
    """Build as the server does after a change; the pages that were rendered."""
    used: list[Any] = []

    def again() -> list[str]:
        rendered.clear()
        config = load_config("mkdocs.yml", site_dir="out")  # anew, as the server does
        plugin: Any = config.plugins["press"]
        plugin.pool = site.pool
        if not used:
            config.plugins.on_startup(command="serve", dirty=False)
            plugin.at_once = False  # no server is there to be asked while the book runs
            used.append(plugin)
        assert plugin is used[0]  # MkDocs keeps it from build to build
        mkdocs.commands.build.build(config)
        return sorted(rendered)

    with chdir(site.root):
        yield again
        used[0].pool = None


@pytest.fixture
def build(site: Course, rendered: list[str], monkeypatch: pytest.MonkeyPatch) -> Rebuild:
    """Build strictly, as another command would; the pages that were rendered."""
    monkeypatch.setattr(rerender, "YOUNG", -1e9)  # these tests may have been written just now

    def again() -> list[str]:
        rendered.clear()
        site.mkdocs()
        return sorted(rendered)

    return again


def html(site: Course, page: str, folder: str = "out") -> str:
    return (site.root / f"{folder}/{page}.html").read_text()


def tree(site: Course) -> dict[str, bytes]:
    files = (file for file in (site.root / "site").rglob("*") if file.is_file())
    return {file.relative_to(site.root).as_posix(): file.read_bytes() for file in files}


def test_nothing_changed_renders_nothing(site: Course, rebuild: Rebuild) -> None:
    assert rebuild() == EVERYTHING
    before = {page: html(site, page) for page in ("index", "one", "prose")}
    assert rebuild() == []
    assert {page: html(site, page) for page in before} == before


def test_a_page_that_changes_is_rendered_alone(site: Course, rebuild: Rebuild) -> None:
    rebuild()
    site.write("docs/prose.md", "# Prose\n\nMore of it.")
    assert rebuild() == ["prose.md"]


def test_a_snippet_that_changes_renders_the_pages_that_show_it(
    site: Course, rebuild: Rebuild
) -> None:
    rebuild()
    site.snippet("one", "x = 4\nprint('printed', x)")
    assert rebuild() == ["index.md", "one.md"]
    assert ">4.0</span>" in html(site, "index")


def test_a_setting_that_changes_changes_the_foot(site: Course, rebuild: Rebuild) -> None:
    rebuild()
    assert "NumPy" not in html(site, "one")
    site.settings(shown_versions=["NumPy"])
    assert "one.md" in rebuild()
    assert "Executed with NumPy" in html(site, "one")


def test_what_is_accepted_changes_the_foot(site: Course, rebuild: Rebuild) -> None:
    site.snippet("one", "x = 3\nprint(sum(range(20_000_000)))")
    rebuild()
    assert "of one core" not in html(site, "one")
    assert site.press("accept").returncode == 0
    assert rebuild() == ["index.md", "one.md"]
    assert "of one core" in html(site, "one")


def test_an_extension_s_setting_changes_the_page(site: Course, rebuild: Rebuild) -> None:
    """Also one that another file holds, which mkdocs.yml inherits."""
    numbered = MKDOCS.replace("pymdownx.highlight", "pymdownx.highlight: {linenums: true}")
    site.write("base.yml", MKDOCS)
    site.write("mkdocs.yml", "INHERIT: base.yml")
    rebuild()
    assert "linenos" not in html(site, "one")
    site.write("base.yml", numbered)
    assert "one.md" in rebuild()
    assert "linenos" in html(site, "one")


def test_a_file_that_another_extension_reads_changes_the_page(
    site: Course, rebuild: Rebuild
) -> None:
    site.write("mkdocs.yml", MKDOCS + "  - pymdownx.snippets: {check_paths: true}\n")
    site.write("parts/note.md", "A note.")
    site.write("docs/prose.md", '# Prose\n\n--8<-- "parts/note.md"')
    rebuild()
    assert "A note." in html(site, "prose")
    assert rebuild() == []
    site.write("parts/note.md", "Another.")
    assert rebuild() == ["prose.md"]
    assert "Another." in html(site, "prose")


def test_a_page_that_appears_may_mend_links_on_all(site: Course, rebuild: Rebuild) -> None:
    rebuild()
    site.write("docs/new.md", "# New")
    assert rebuild() == sorted([*EVERYTHING, "new.md"])


def test_a_meaning_in_the_glossary_changes_the_tooltips(site: Course, rebuild: Rebuild) -> None:
    site.settings(glossary="docs/terms.md")
    site.write("docs/terms.md", "### rate\n\nHow far.\n")
    site.write("docs/prose.md", "# Prose\n\nThe [rate](terms.md#rate).")
    rebuild()
    site.write("docs/terms.md", "### rate\n\nHow fast.\n")
    assert "prose.md" in rebuild()
    assert 'title="How fast."' in html(site, "prose")


def test_a_file_that_is_looked_for_and_appears_changes_the_page(
    site: Course, rebuild: Rebuild
) -> None:
    places = "base_path: [first, second], check_paths: true"
    site.write("mkdocs.yml", MKDOCS + f"  - pymdownx.snippets: {{{places}}}\n")
    site.write("first/other.md", "Other.")
    site.write("second/note.md", "The second.")
    site.write("docs/prose.md", '# Prose\n\n--8<-- "note.md"')
    rebuild()
    assert "The second." in html(site, "prose")
    site.write("first/note.md", "The first.")
    assert rebuild() == ["prose.md"]
    assert "The first." in html(site, "prose")


# ------------------------------------------------------------------ from command to command


def test_another_command_renders_only_what_changed(site: Course, build: Rebuild) -> None:
    assert build() == EVERYTHING
    before = tree(site)
    assert build() == []
    assert tree(site) == before
    site.snippet("one", "x = 4\nprint('printed', x)")
    site.write("docs/prose.md", "# Prose\n\n## More\n\nof [it](one.md#one).")
    assert build() == EVERYTHING
    changed = tree(site)
    assert build() == []
    assert tree(site) == changed
    (site.root / ".press/store/pages").rename(site.root / "aside")
    assert build() == EVERYTHING
    assert tree(site) == changed


def test_a_commit_stands_on_every_page_and_renders_none(site: Course, build: Rebuild) -> None:
    def git(*command: str) -> str:
        words = ["git", *command]
        done = subprocess.run(words, cwd=site.root, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(words: str) -> str:
        who = ("-c", "user.name=I", "-c", "user.email=i@example.org")
        git("add", "docs")
        git(*who, "commit", "--allow-empty", "-qm", words)
        return git("rev-parse", "--short", "HEAD")

    git("init", "-q")
    first = commit("one")
    build()
    assert f"commit {first}" in html(site, "one", "site")
    second = commit("two")
    assert build() == []
    assert f"commit {second}" in html(site, "one", "site")
    assert first not in html(site, "one", "site")


def test_a_page_that_warns_does_so_in_every_build(site: Course, build: Rebuild) -> None:
    site.write("docs/prose.md", "# Prose\n\n[Nowhere](nowhere.md)")
    for _ in range(2):
        with pytest.raises(Abort, match="1 warning"):
            build()


def test_a_quiet_build_hides_no_warning_from_the_next(
    site: Course, build: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("docs/prose.md", "# Prose\n\n[Nowhere](nowhere.md)")
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "level", logging.ERROR)  # as --quiet does
    logger.manager._clear_cache()
    build()
    monkeypatch.setattr(logger, "level", logging.INFO)
    logger.manager._clear_cache()
    with pytest.raises(Abort, match="1 warning"):
        build()


def test_a_link_to_an_anchor_that_goes_is_found_on_a_page_that_is_kept(
    site: Course, build: Rebuild
) -> None:
    site.write("mkdocs.yml", MKDOCS + "validation: {anchors: warn}\n")
    site.write("docs/index.md", "# Home\n\n[There](prose.md#there)")
    site.write("docs/prose.md", "# Prose\n\n## There")
    build()
    site.write("docs/prose.md", "# Prose\n\n## Elsewhere")
    with pytest.raises(Abort, match="1 warning"):
        build()


def test_a_hook_that_changes_renders_all_anew(site: Course, build: Rebuild) -> None:
    site.write("mkdocs.yml", MKDOCS + "hooks: [hook.py]\n")
    site.write("hook.py", "WORD = 'one'")
    build()
    assert build() == []
    site.write("hook.py", "WORD = 'two'")
    assert build() == EVERYTHING


def test_an_upgrade_renders_all_anew(
    site: Course, build: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    monkeypatch.setattr(rerender, "installed_state", lambda: "another")
    assert build() == EVERYTHING
    assert build() == []


def test_code_that_changed_when_a_command_had_begun_keeps_nothing(
    site: Course, build: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rerender, "YOUNG", 1e9)
    build()
    assert build() == EVERYTHING


def test_an_extension_that_press_does_not_know_keeps_nothing(
    site: Course, build: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write(
        "today.py",
        """
        from itertools import count
        from markdown import Extension
        from markdown.preprocessors import Preprocessor

        NUMBERS = count()

        class Today(Preprocessor):
            def run(self, lines):
                return [*lines, "", f"It is {next(NUMBERS)} o'clock."]

        def makeExtension(**_):
            own = Extension()
            own.extendMarkdown = lambda md: md.preprocessors.register(Today(md), "today", 100)
            return own
        """,
    )
    monkeypatch.syspath_prepend(site.root)
    site.write("mkdocs.yml", MKDOCS + "  - today\n")
    build()
    before = html(site, "prose", "site")
    assert build() == EVERYTHING
    assert html(site, "prose", "site") != before


def test_a_page_that_was_damaged_on_disk_is_rendered_again(site: Course, build: Rebuild) -> None:
    build()
    before = tree(site)
    for file in (site.root / ".press/store/pages").iterdir():
        file.write_bytes(file.read_bytes()[:-9] + b"123456789")
    assert build() == EVERYTHING
    assert tree(site) == before


def test_a_server_begins_with_what_a_build_rendered(
    site: Course, build: Rebuild, rebuild: Rebuild
) -> None:
    build()
    assert rebuild() == []
    assert html(site, "one") == html(site, "one", "site")
