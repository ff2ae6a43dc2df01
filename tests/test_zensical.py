"""The course under Zensical: page for page what MkDocs shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from browser_support import ROOT, SUB_PATH
from test_browser import site  # noqa: F401

from press.testing import plain

pytest.importorskip("zensical", reason="Zensical isn't installed")

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
ACTION = re.compile(r'<a\b[^>]*class="md-content__button.*?</a>', re.DOTALL)
"""To the source of a page, where the repository is known: the theme's, too."""
OTHER_VIEW = re.compile(r' · <a href="[^"]*-notebook.html">[^<]*</a>')
"""From a lab to its notebook page, which Zensical doesn't make."""


@pytest.fixture(scope="module")
def other(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    """The site as Zensical makes it, after MkDocs, so that no code runs."""
    folder = tmp_path_factory.mktemp("zensical") / "site"
    press = [str(Path(sys.executable).with_name("press")), "zensical", "build"]
    done = subprocess.run(
        [*press, "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": f"https://example.org{SUB_PATH}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "press: running" not in done.stderr
    return folder


def articles(folder: Path) -> dict[str, str]:
    """The article of each page but of 404.html, whose links and words are the theme's, and of the
    notebooks that mkdocs-jupyter renders."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        match = ARTICLE.search(file.read_text("utf-8"))
        if match and file.name != "404.html" and not file.name.endswith("-notebook.html"):
            article = OTHER_VIEW.sub("", ACTION.sub("", match[0]))
            found[file.relative_to(folder).as_posix()] = article
    return found


def words(article: str) -> str:
    """What a reader reads: spaces between tags come and go with the colors of code."""
    return re.sub(r"\s+", "", plain(article))


def links(article: str) -> list[str]:
    return re.findall(r'<a\b[^>]*? href="(?!data:)([^"]*)"', article)


def test_every_page_says_the_same(site: Path, other: Path) -> None:  # noqa: F811
    expected, found = articles(site), articles(other)
    assert set(found) == set(expected)
    assert [page for page in expected if words(found[page]) != words(expected[page])] == []


def test_values_figures_and_links_are_the_same(site: Path, other: Path) -> None:  # noqa: F811
    expected, found = articles(site), articles(other)
    for page, article in expected.items():
        for mark in ('class="press-value"', "<figure", "<img ", "<svg ", "<math"):
            assert found[page].count(mark) == article.count(mark), (page, mark)
        assert links(found[page]) == links(article), page


def test_every_notebook_and_download_is_the_same(site: Path, other: Path) -> None:  # noqa: F811
    for kind in ("ipynb", "py"):
        expected = {f.relative_to(site): f.read_bytes() for f in site.rglob(f"*.{kind}")}
        assert {f.relative_to(other): f.read_bytes() for f in other.rglob(f"*.{kind}")} == expected


def test_no_template_or_hook_of_the_course_is_published(other: Path) -> None:
    assert not [file for file in other.rglob("*") if file.name in ("lean.py", "main.html")]
