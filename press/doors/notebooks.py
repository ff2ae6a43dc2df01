"""Pages that mkdocs-jupyter renders: each lab as a notebook, and each notebook among the pages.

It renders files, and never executes them: what it is given is the notebook that press executed.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from press.book.book import Book
from press.check.outcome import Build
from press.doors.site import write_beside
from press.page.jupyter import Site
from press.page.notebook import Taken
from press.page.rendered import Draft, Entry, draft, rendered

NAME = "mkdocs-jupyter"
JUPYTER, OURS = "assets/stylesheets/jupyter.css", "assets/stylesheets/notebook.css"
"""The styles of all notebooks, and what makes them the site's."""
ASSETS = "templates/mkdocs_html/assets"
BESIDE = "-notebook.ipynb"
"""How the notebook page of a lab ends, whose own name is the reading page's."""
EXECUTES = "mkdocs.yml: press executes notebooks, mkdocs-jupyter renders them; remove `execute`"


def settle(config: MkDocsConfig) -> bool:
    """Whether the book lists mkdocs-jupyter, which is then told to render and do nothing else."""
    plugin: Any = config.plugins.get(NAME)
    if plugin is None:
        return False
    if plugin.config["execute"]:
        raise PluginError(f"press: {EXECUTES}")
    # what is rendered is kept by press, which knows all that it depends on; nav says titles
    plugin.config.update(cache=False, ignore_h1_titles=True, include_source=False, theme="light")
    return True


def told(config: MkDocsConfig) -> str:
    """All that mkdocs-jupyter was told, which a page depends on."""
    return repr(sorted(dict(config.plugins[NAME].config).items()))


@dataclass
class Notebooks:
    """The pages of one build, by their place among the files of the docs."""

    home: Path
    """Where the executed notebooks lie, as files."""
    pages: dict[str, str] = field(default_factory=dict)
    """The path of the lab or notebook that each page shows."""

    def put(self, build: Build, files: Files, config: MkDocsConfig) -> None:
        """Add the pages to the files of the site, in place of the notebooks' own."""
        book = build.book
        self.pages = dict(_pages(book))
        for place, path in self.pages.items():
            if old := files.get_file_from_path(place):
                files.remove(old)
            write_beside(self.home, [(place, b"{}")])  # rendered later, from what came by then
            file = File(place, str(self.home), config.site_dir, config.use_directory_urls)
            if not book.snippets[path].is_notebook:  # the page of a lab is what the nav names
                file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
        if self.pages:
            for place, content in _styles().items():
                files.append(File.generated(config, place, content=content))

    def mend(self, files: Files) -> None:
        """What mkdocs-jupyter forgets of the files that it takes for its own."""
        for place in self.pages:
            if (file := files.get_file_from_path(place)) and "file" in vars(file):
                file.inclusion = vars(file)["file"].inclusion

    def taken(self, place: str, build: Build) -> Taken:
        """The executed notebook that a page shows."""
        chapter = build.book.chapters[self.pages[place]]
        return Taken(build, chapter, Site("", build.book.site.directories), build.datasets)

    def text(self, place: str, build: Build) -> Draft:
        """What mkdocs-jupyter is to render, which then lies in its file."""
        made = draft(self.taken(place, build))
        write_beside(self.home, [(place, made.text.encode())])
        return made

    def renderer(
        self, page: Page, build: Build, made: Draft, theirs: Callable[..., None], offer: str
    ) -> Callable[[MkDocsConfig, Files], None]:
        """What stands in for `Page.render`; `theirs` is how mkdocs-jupyter does it."""
        return partial(_render, page, self.taken(page.file.src_uri, build), made, theirs, offer)


def _pages(book: Book) -> Iterator[tuple[str, str]]:
    if book.site.notebooks is None:
        return
    for path in book.labs:
        place = book.project.place(path)
        if path.endswith(".ipynb"):
            yield place, path
        elif path in book.reading:
            yield notebook_of(place), path


def notebook_of(place: str) -> str:
    """Where the notebook page of a lab lies among the docs, by the place of the lab."""
    return place.rpartition(".")[0] + BESIDE


def _render(
    page: Page,
    taken: Taken,
    made: Draft,
    theirs: Callable[..., None],
    offer: str,
    config: MkDocsConfig,
    files: Files,
) -> None:
    with _quietly():
        theirs(config, files)
    links = _RelativePathTreeprocessor(page.file, files, config)
    found = rendered(page.content or "", made, taken, links.path_to_url, offer)
    page.content, page.present_anchor_ids = found.html, set(found.ids)
    page.links_to_anchors = links.links_to_anchors
    page.toc = get_toc(_tokens(found.headings))
    page._title_from_render = next((each.name for each in found.headings if each.level == 1), None)


@contextmanager
def _quietly() -> Iterator[None]:
    """mkdocs-jupyter says of each notebook that it renders it."""
    log = logging.getLogger("mkdocs.mkdocs-jupyter")
    level = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(level)


def _tokens(headings: Iterable[Entry]) -> list[Any]:
    """Headings as Markdown tells MkDocs of them: each below the last that is higher."""
    top: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for each in headings:
        made = {"level": each.level, "id": each.id, "name": each.name, "children": []}
        while above and above[-1]["level"] >= each.level:
            above.pop()
        (above[-1]["children"] if above else top).append(made)
        above.append(made)
    return top


def styles_html(page: Page) -> str:
    """The links to the styles that the pages of notebooks share."""
    return "".join(
        f'<link rel="stylesheet" href="{get_relative_url(place, page.url)}">'
        for place in (JUPYTER, OURS)
    )


def _styles() -> dict[str, str]:
    """The styles that mkdocs-jupyter would write into each page, once, and press's own for them."""
    folder = resources("mkdocs_jupyter").joinpath(ASSETS)
    try:
        theirs = [folder.joinpath(f"{n}.css").read_text("utf-8") for n in ("index", "theme-light")]
    except OSError as error:
        raise PluginError(f"press: mkdocs-jupyter has its styles elsewhere now: {error}") from error
    import press.page

    own = Path(press.page.__file__).with_name("notebook.css").read_text("utf-8")
    return {JUPYTER: re.sub(r"\s*\n\s*", "\n", "\n".join(theirs)), OURS: own}
