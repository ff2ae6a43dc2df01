"""All of a book in one zip: its site for reading offline, its notebooks, snippets and data.

It is made from a site that is built, and lies in it. Pages lead to it only where it is.
"""

import gzip
import hashlib
import io
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from markdown.extensions.toc import slugify

from press.book.book import Book, load_book
from press.datasets import load_registry
from press.page.home import packed_place
from press.page.versions import pythons
from press.problems import PressError, Problem
from press.project import Project

MARK = "<!-- press:zip -->"
"""Where a page leads to the zip, if there is one."""
LINK = re.compile(rf'(?<={MARK})<p class="press-zip">.*?</p>', re.DOTALL)
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of each file: the first that a zip knows."""
README = """\
{name}{edition}, to take home

    site/index.html    all of it for reading offline: open this file in a browser
    notebooks/         its pages as executed notebooks, and as plain Python files
    {snippets:<19}each file of code, as the pages offer it; each runs by itself
{data}
To run any of it, make an environment in this folder{python}.
On Windows:

    py -m venv worked
    worked\\Scripts\\activate

On macOS and Linux:

    python3 -m venv worked
    source worked/bin/activate

Then install what all of it was run with, in the same versions:

    pip install -r requirements.txt
{variables}
A file of code runs from this folder:

    python {example}

Notebooks find this folder by themselves, and the data in it. To open them:

    pip install jupyterlab
    jupyter lab
"""
DATA = "    {data:<19}what they read; README.txt there has its licences and sources\n"
VARIABLES = """
A notebook sets these variables by itself. For a file of code, set them first: it was run with
them, and without them it may not find its data, or show other digits.
On Windows, in the command prompt:

{windows}

On macOS and Linux:

{others}
"""


@dataclass(frozen=True)
class Data:
    """A file of data that a site offers: in the edition that its pages were made from."""

    place: str
    """In the folder of the data, where snippets read it."""
    content: bytes
    edition: str


@dataclass(frozen=True)
class Archive:
    """What a zip holds of a book and its built site."""

    book: Book
    site: Path
    data: Mapping[str, Data]
    """By its place in the site, where it is packed."""

    @property
    def edition(self) -> str:
        """Of the data; "" where there are none."""
        return "-and-".join(sorted({each.edition for each in self.data.values()}))

    @property
    def place(self) -> str:
        """Where the zip lies in the site."""
        return "-".join(filter(None, [slugify(self.book.site.name, "-") or "book", self.edition]))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file, by its place in the zip."""
        yield "README.txt", self._readme().encode()
        for file in sorted(self.book.project.root.glob("LICENSE*")):
            yield file.name, file.read_bytes()
        yield from self._of_site()
        for name in self.snippets:
            yield name, self.book.snippets[name].shown.encode()

    @cached_property
    def snippets(self) -> list[str]:
        """The snippets that pages of the site embed."""
        pages = self.book.reading
        shown = {name for page, _, name, _ in self.book.embeds() if page.path in pages}
        return sorted(name for name in shown & {*self.book.snippets} - {*self.book.chapters})

    def _of_site(self) -> Iterator[tuple[str, bytes]]:
        notes = f"{self.book.project.settings.data}/README.txt"
        for file in sorted(self.site.rglob("*")):
            place = file.relative_to(self.site).as_posix()
            if not file.is_file() or place == f"{self.place}.zip":
                continue
            if place in self.data:
                data = self.data[place]
                yield f"{self.book.project.settings.data}/{data.place}", data.content
                continue
            content = file.read_bytes()
            if place in (notes, "requirements.txt"):
                yield place, content
            elif file.suffix in (".ipynb", ".py") and file.with_suffix(".ipynb").is_file():
                yield f"notebooks/{place}", content
            yield f"site/{place}", unlinked(content) if file.suffix == ".html" else content

    def _readme(self) -> str:
        settings = self.book.project.settings
        needed = self.site / "requirements.txt"
        pins = needed.read_text("utf-8").split() if needed.is_file() else []
        python = pythons(pin.partition("==")[0] for pin in pins)
        return README.format(
            name=self.book.site.name or "A book",
            edition=f" ({self.edition} data)" if self.edition else "",
            snippets=f"{settings.snippets}/",
            data=DATA.format(data=f"{settings.data}/") if self.data else "",
            python=f", with Python {python}" if python else "",
            variables=_variables(settings.environment),
            example=next(iter(self.snippets), f"{settings.snippets}/NAME.py"),
        )


def offered(project: Project, site: Path) -> dict[str, Data]:
    """The data that a site offers, by their packed places there."""
    known = load_registry(project.data) if (project.data / "registry.toml").is_file() else ()
    found = {}
    for dataset in known:
        place = packed_place(f"{project.settings.data}/{dataset.file}")
        if (site / place).is_file():
            content = (site / place).read_bytes()
            content = content if dataset.file.endswith(".gz") else gzip.decompress(content)
            real = hashlib.sha256(content).hexdigest() == dataset.sha256
            found[place] = Data(dataset.file, content, "real" if real else "stand-in")
    return found


def pack(project: Project, site: Path) -> tuple[Path, list[Path]]:
    """Put the zip into a built site; where it lies, and the pages that lead to it."""
    if not (site / "index.html").is_file():
        raise _error(site, "no built site; `mkdocs build` makes one")
    data = offered(project, site)
    editions = {each.place: each.edition for each in data.values()}
    archive = Archive(load_book(project, editions), site, data)
    content = zipped(dict(archive.files()), archive.place)
    file = site / f"{archive.place}.zip"
    part = file.with_suffix(f".{os.getpid()}.partial")
    part.write_bytes(content)
    part.replace(file)
    pages = [page for page in sorted(site.rglob("*.html")) if MARK.encode() in page.read_bytes()]
    for page in pages:
        up = "../" * (len(page.relative_to(site).parts) - 1)
        link = link_html(f"{up}{file.name}", len(content), archive.edition)
        plain = unlinked(page.read_bytes())
        page.write_bytes(plain.replace(MARK.encode(), (MARK + link).encode()))
    return file, pages


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip of files in a folder: the same bytes whenever they are the same."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for place, content in sorted(files.items()):
            info = ZipInfo(f"{folder}/{place}", OLDEST)
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return made.getvalue()


def link_html(href: str, size: int, of: str) -> str:
    """What a page says of the zip; `of` is the edition of its data."""
    data = f", and the data ({of})" if of else ""
    said = f"the site for reading offline, its notebooks and its code{data}"
    link = f'<a download href="{href}">All of it in one zip</a>'
    return f'<p class="press-zip">{link}, {size / 1e6:.1f} MB: {said}.</p>'


def unlinked(html: bytes) -> bytes:
    """A page as it is where there is no zip."""
    return LINK.sub("", html.decode()).encode()


def _variables(environment: Mapping[str, str]) -> str:
    if not environment:
        return ""
    here = {name: value.replace("/", "\\") for name, value in environment.items()}
    windows = "\n".join(f"    set {name}={value}" for name, value in here.items())
    others = "\n".join(f"    export {name}={value}" for name, value in environment.items())
    return VARIABLES.format(windows=windows, others=others)


def _error(path: Path, message: str) -> PressError:
    return PressError([Problem(path.as_posix(), 0, message)])
