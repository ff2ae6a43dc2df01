"""`mkdocs serve` renders a page again when anything that its HTML was made from has changed."""

from collections.abc import Callable, Iterator
from contextlib import chdir
from typing import Any

import mkdocs.commands.build
import pytest
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

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
def rebuild(site: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rebuild]:
    """Build as the server does after a change; the pages that were rendered."""
    rendered: list[str] = []
    plain = Page.render

    def render(page: Page, *arguments: Any) -> None:
        rendered.append(page.file.src_uri)
        plain(page, *arguments)

    monkeypatch.setattr(Page, "render", render)
    used: list[Any] = []

    def again() -> list[str]:
        rendered.clear()
        config = load_config("mkdocs.yml", site_dir="out")  # anew, as the server does
        plugin: Any = config.plugins["press"]
        plugin.pool = site.pool
        if not used:
            config.plugins.on_startup(command="serve", dirty=False)
            used.append(plugin)
        assert plugin is used[0]  # MkDocs keeps it from build to build
        mkdocs.commands.build.build(config)
        return sorted(rendered)

    with chdir(site.root):
        yield again
        used[0].pool = None


def html(site: Course, page: str) -> str:
    return (site.root / f"out/{page}.html").read_text()


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
