"""Pages as the last build rendered them: `mkdocs serve` renders only what changed anew."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.build import Build
from press.problems import Problem

MADE = ("content", "toc", "present_anchor_ids", "links_to_anchors", "_title_from_render")
"""What `Page.render` sets."""


class RenderCache:
    """For each page, all that its HTML was made from, what was made, and what was wrong."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[Any, dict[str, Any], list[Problem]]] = {}

    def render(
        self, page: Page, facts: Any, config: MkDocsConfig, files: Files, problems: list[Problem]
    ) -> list[Problem]:
        """Do what `Page.render` does, or take what it did to the same page before.

        Rendering adds to `problems`; what is returned is what is wrong with the page.
        """
        old, made, known = self.pages.get(page.file.src_uri, (None, {}, []))
        if facts == old:
            vars(page).update(made)
            page.links_to_anchors = renewed(page.links_to_anchors, files)
            return known
        Page.render(page, config, files)
        made = {name: vars(page).get(name) for name in MADE}
        self.pages[page.file.src_uri] = facts, made, problems
        return problems


def made_from(page: Page, path: str, build: Build, config: MkDocsConfig, files: Files) -> Any:
    """All that a page's HTML depends on, to be compared with the same of another build."""
    chapter = build.book.chapters.get(path)
    works = build.book.works_of(chapter) if chapter else [*build.results]
    sources = build.book.snippets, build.results, build.accepted
    shown = [source.get(name) for name in works for source in sources]
    settings = Path(config.config_file_path).stat().st_mtime_ns
    everywhere = build.book.glossary, build.editions, build.commit, sorted(files.src_uris)
    return page.markdown, chapter, shown, settings, everywhere


def renewed(links: Any, files: Files) -> Any:
    """Links to anchors, by the files of this build, which checks them."""
    return {
        file: anchors
        for old, anchors in (links or {}).items()
        if (file := files.get_file_from_path(old.src_uri))
    }
