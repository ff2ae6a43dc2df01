"""Pages as the last build rendered them: `mkdocs serve` renders only what changed anew."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from press.book.chapters import normalize
from press.build import Build

MADE = ("content", "toc", "present_anchor_ids", "links_to_anchors", "_title_from_render")
"""What `Page.render` sets."""


class RenderCache:
    """For each page, all that its HTML was made from, and what was made."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[Any, dict[str, Any]]] = {}

    def render(self, page: Page, build: Build, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does, or take what it did to the same page before."""
        facts = made_from(page, build, config, files)
        old, made = self.pages.get(page.file.src_uri, (None, {}))
        if facts == old:
            vars(page).update(made)
            page.links_to_anchors = renewed(page.links_to_anchors, files)
        else:
            Page.render(page, config, files)
            made = {name: vars(page).get(name) for name in MADE}
        self.pages[page.file.src_uri] = facts, made


def made_from(page: Page, build: Build, config: MkDocsConfig, files: Files) -> Any:
    """All that a page's HTML depends on, to be compared with the same of another build."""
    chapter = build.book.by_body.get(normalize(page.markdown or ""))
    works = build.book.works_of(chapter) if chapter else [*build.results]
    sources = build.book.snippets, build.results, build.accepted
    shown = [source.get(name) for name in works for source in sources]
    settings = Path(config.config_file_path).stat().st_mtime_ns
    everywhere = build.book.glossary, build.editions, build.commit, sorted(files.src_uris)
    return page.markdown, shown, settings, everywhere


def renewed(links: Any, files: Files) -> Any:
    """Links to anchors, by the files of this build, which checks them."""
    return {
        file: anchors
        for old, anchors in (links or {}).items()
        if (file := files.get_file_from_path(old.src_uri))
    }
