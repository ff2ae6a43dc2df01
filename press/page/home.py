"""What readers take home of a book: each page that runs code, as a notebook and as plain Python."""

import gzip
import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path

from press.book.chapters import Chapter
from press.check.outcome import Build
from press.datasets import Dataset
from press.page.jupyter import Site
from press.page.kept import Kept
from press.page.notebook import Taken, notebook, script
from press.project import Project

NO_WAYS: Mapping[str, str] = {}
TITLE = re.compile(r"</h1>(?:\s*<div class=.press-drawn.*?</div>)?", re.DOTALL)


def lab_page(build: Build, name: str) -> str:
    """A lab as the Markdown that a site builder makes a page of."""
    chapter = build.book.chapters[name]
    return f"---\ndescription: {json.dumps(chapter.description)}\n---\n{chapter.body}\n"


def taken_pages(build: Build) -> Iterator[Chapter]:
    """The pages that readers can take home."""
    for chapter in map(build.book.chapters.__getitem__, build.book.reading):
        if chapter.taken and any(fence.runs for fence in chapter.fences):
            yield chapter


def home_files(build: Build, site: Site, kept: Kept) -> Iterator[tuple[str, str]]:
    """Each notebook, each Python file, what they need, and what the data are, by their place."""
    pages, needed = [*taken_pages(build)], dict[str, None]()
    for chapter in pages:
        page = Taken(build, chapter, site, build.datasets)
        for place, text, requirements in kept.of(build, chapter, site, partial(_files, page)):
            yield place, text
            needed |= dict.fromkeys(requirements)
    if pages:  # also where nothing is needed: a file that comes or goes renders all pages anew
        yield "requirements.txt", "".join(f"{each}\n" for each in sorted(needed))
    if notes := data_notes(build):
        yield f"{build.book.project.settings.data}/README.txt", notes


def _files(page: Taken) -> Iterator[tuple[str, str, list[str]]]:
    """The notebook and the Python file of a page, with what they need."""
    stem = page.place.removesuffix(".md")
    yield f"{stem}.ipynb", notebook(page), page.requirements
    yield f"{stem}.py", script(page), page.requirements


def data_files(build: Build) -> Iterator[tuple[str, Path]]:
    """What notebooks get from the site: each file of data that some page read, packed, by its place
    there."""
    for file, dataset in _read(build).items():
        yield packed_place(file), packed(dataset, build.editions[file], build.book.project)


def _read(build: Build) -> dict[str, Dataset]:
    """The data sets that pages of the site were made from, by their file."""
    results = [build.results[name] for name in build.book.published if name in build.results]
    read = {file for result in results for file in result.needs.files}
    return {file: dataset for file, dataset in build.datasets.items() if file in read}


def packed_place(file: str) -> str:
    return file if file.endswith(".gz") else f"{file}.gz"


def packed(dataset: Dataset, edition: str, project: Project) -> Path:
    """The active file of a data set, compressed: once, however often a site is made."""
    if edition == "stand-in":
        return project.data / dataset.standin
    active = project.data / dataset.file
    if active.suffix == ".gz":
        return active
    made = project.home / "packed" / f"{dataset.sha256}.gz"
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(f".{os.getpid()}.partial")
        part.write_bytes(gzip.compress(active.read_bytes(), mtime=0))  # the same bytes each time
        part.replace(made)
    return made


def data_notes(build: Build) -> str:
    """What the packed data are: edition, licence, and whom to cite."""
    return "\n".join(
        f"{packed_place(file)}\n    {each.title}: {build.editions[file]} data\n"
        f"    Licence: {each.licence}\n    {each.citation}\n    {each.page}\n"
        for file, each in _read(build).items()
    )


def offer_html(place: str, site: Site, branch: str = "", ways: Mapping[str, str] = NO_WAYS) -> str:
    """Where a reader of the page at a place gets it, and opens it without an installation.

    `ways` lead to other pages that show the same, by what they are called.
    """
    links = [
        f'<a download href="{site.beside(place, ending)}">{words}</a>'
        for ending, words in ((".ipynb", "executed notebook"), (".py", "Python file"))
    ]
    others = site.elsewhere(f"{place.rpartition('.')[0]}.ipynb", branch)
    links += [f'<a href="{escape(to)}">open in {name}</a>' for name, to in others.items()]
    links += [f'<a href="{escape(to)}">{words}</a>' for words, to in ways.items()]
    return f'<p class="press-downloads" data-search-exclude>Take it home: {" · ".join(links)}</p>'


def with_offer(html: str, offer: str) -> str:
    """A page with the offer below its title, and below the notice that its data were drawn."""
    return TITLE.sub(lambda found: found[0] + offer, html, count=1)
