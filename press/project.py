"""Where things are and how snippets run, as `[tool.press]` in pyproject.toml says."""

import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from press.problems import PressError, Problem, nearest
from press.toml import Document, Reader, read_toml

Seconds = Annotated[float, Meta(gt=0, lt=1e9)]
Amount = Annotated[int, Meta(ge=1)]
Text = Annotated[str, Meta(min_length=1, title="some text")]
Module = Annotated[
    str, Meta(pattern=r"^[^\W\d]\w*(\.[^\W\d]\w*)*$", title="a module's name, as in `import`")
]
Folder = Annotated[
    str,
    Meta(
        pattern=r"^(?!.*\.\./)(?!\.)(?!/)[^\\\0]*(?<!/)$",
        title="a folder's path from the root, such as `my/texts`",
    ),
]
Variable = Annotated[str, Meta(pattern=r"^[^=\0]+$", title="a variable's name, without `=`")]
Content = Annotated[str, Meta(pattern=r"^[^\0]*$", title="text without a null character")]


@dataclass(frozen=True)
class Program:
    """A program or module that only some snippets need, named by the table that holds it."""

    word: Text
    """What gives a snippet away that needs it."""
    install: Text
    """How to install it, in a sentence."""


@dataclass(frozen=True)
class Settings:
    """The keys of `[tool.press]`, with what holds where the file is silent."""

    preload: tuple[Module, ...] = ()
    """Modules that the zygote imports once, for all snippets."""
    shown_versions: tuple[Text, ...] = ()
    """Distributions that the foot of a page names, if the page's snippets use them."""
    environment: Mapping[Variable, Content] = field(default_factory=dict)
    """Environment variables that snippets run with, besides those that press fixes."""
    seconds: Seconds = 60.0
    """Wall-clock limit of one snippet."""
    patience: Mapping[Text, Seconds] = field(default_factory=dict)
    """Wall-clock limits of their own, by a pattern of the snippets' paths."""
    programs: Mapping[Text, Program] = field(default_factory=dict)
    """Programs and modules that only some snippets need. Where one is missing, pages are made, and
    say so."""
    docs: Folder = ""
    """The folder of the pages; where it is silent, `docs_dir` of mkdocs.yml, or `docs`."""
    snippets: Folder = "snippets"
    """The folder of the snippets."""
    data: Folder = "data"
    """The folder of the data: what snippets call it, too."""
    labs: Folder = "labs"
    """The folder of the labs, among the pages: notebooks in plain Python, each a page."""
    changes: Folder = "changes"
    """The folder in which `press accept` records what moved when versions changed, for a page with
    `<!-- press:changes -->` and its feed; empty: it records nothing."""
    glossary: str = ""
    """The page that explains terms, each as `### term`: links to one say what it means."""
    libraries: tuple[Module, ...] = ()
    """Libraries whose names each page lists where it uses them first, and `<!-- press:names -->` on
    a page all of them, with the places."""
    data_aside: tuple[Text, ...] = ()
    """Names and patterns of what lies with the data and is not for snippets: scripts, stand-ins."""
    notebooks: str = ""
    """The branch of the repository to which the book's workflow publishes its notebooks, so that
    Colab, Kaggle and Binder can open them; empty: pages don't lead there."""
    resets: Mapping[Module, Text] = field(default_factory=dict)
    """For modules that keep something from one snippet to the next, the code that clears it: a
    notebook runs them one after the other."""
    keeps: Mapping[Module, tuple[Text, Text]] = field(default_factory=dict)
    """For such modules, code that takes down their `state`, and code that brings it back: for a
    snippet that others interrupt."""
    memory_mb: Amount = 2560
    """What one snippet may allocate, in MiB, and what it may hold with all that it starts."""
    printed_kb: Amount = 1000
    """What one snippet may print, in kB."""
    jobs: Annotated[int, Meta(ge=0)] = 0
    """Snippets that run at once; 0 is one per core."""
    scheduler: str = ""
    """Address of a Dask scheduler whose workers run the snippets; empty: this machine runs them."""
    fork: bool = sys.platform == "linux"
    """Whether snippets share what was imported once; safe on Linux alone."""


@dataclass(frozen=True)
class Project:
    """A book on disk: its root and its settings."""

    root: Path
    settings: Settings

    @property
    def docs(self) -> Path:
        return self.root / self.settings.docs

    @property
    def snippets(self) -> Path:
        return self.root / self.settings.snippets

    @property
    def data(self) -> Path:
        return self.root / self.settings.data

    def page(self, place: str) -> str:
        """The path of a page from the root, by its place among the pages."""
        return f"{self.settings.docs}/{place}"

    def place(self, page: str) -> str:
        """The place of a page among the pages, by its path from the root."""
        return page.removeprefix(f"{self.settings.docs}/")

    @property
    def home(self) -> Path:
        """Where press keeps its store and its scratch folders."""
        return self.root / ".press"

    @property
    def jobs(self) -> int:
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
        return self.settings.jobs or cores

    def seconds(self, name: str) -> float:
        """The wall-clock limit of the snippet called `name`."""
        own = self.settings.patience.items()
        found = (seconds for pattern, seconds in own if fnmatchcase(name, pattern))
        return next(found, self.settings.seconds)

    def lacks(self, text: str) -> str:
        """What to install before code can run; empty if nothing."""
        for name, its in self.settings.programs.items():
            if its.word in text and not (self.program(name) or find_spec(name)):
                return f"needs `{name}`, which is not installed; {its.install}"
        return ""

    def program(self, name: str) -> str | None:
        """The file that answers to a program's name, or to its path, where snippets run."""
        return shutil.which(name, path=self.environment["PATH"])

    @property
    def environment(self) -> dict[str, str]:
        """The whole environment of a worker: fixed, so that two builds give the same bytes."""
        kept = ("HOME", "USER", "PYTHONPATH", "LD_LIBRARY_PATH")
        programs = (sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath))
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "PATH": os.pathsep.join(programs),  # what was installed with press comes first
            "MPLCONFIGDIR": str(self.home / "matplotlib"),
            **self.fixed_environment,
        }

    @property
    def fixed_environment(self) -> dict[str, str]:
        """The part of the environment that results depend on."""
        threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
        return {
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "COLUMNS": "80",
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "MPLBACKEND": "agg",
            **{f"{name}_NUM_THREADS": "1" for name in threads},
            **self.settings.environment,
        }


def find_settings(start: Path) -> tuple[Path, Document] | None:
    """The nearest folder, from `start` upwards, whose pyproject.toml sets up a book, and that file.

    Raises PressError for such a file that can't be read, if it may hold a `[tool.press]`.
    """
    for root in (start, *start.parents):
        file = root / "pyproject.toml"
        if not file.is_file():
            continue
        try:
            document = read_toml(file, "pyproject.toml")
        except PressError:
            if b"press" in _bytes(file).replace(b"\0", b""):  # as UTF-16 has it, too
                raise
            continue  # the file of somebody else, whose tools will say so
        tool = document.data.get("tool")
        if isinstance(tool, Mapping) and "press" in tool:
            return root, document
    return None


def load_project(start: Path | None = None) -> Project:
    """The project that `start` (by default the working directory) lies in.

    Its root is the nearest folder whose pyproject.toml has a `[tool.press]` table. Raises
    PressError where there is none, and for all settings that are unknown or wrong.
    """
    start = (start or Path.cwd()).resolve()
    found = find_settings(start)
    if found is None:
        message = f"no [tool.press] at or above {start}; add one to the root"
        raise PressError([Problem("pyproject.toml", 1, message)])
    root, document = found
    table = document.data["tool"]["press"]
    reader = Reader(document)
    settings = reader.table(Settings, table, ("tool", "press"), "[tool.press]")
    if isinstance(table, Mapping):
        reader.problems += _idle_patience(root, table.get("patience"), document)
        reader.problems += _unknown_versions(table.get("shown_versions"), document)
    if settings is None or reader.problems:
        raise PressError(sorted(reader.problems))
    return Project(root, replace(settings, docs=settings.docs or _docs_of_mkdocs(root)))


def _docs_of_mkdocs(root: Path) -> str:
    """What mkdocs.yml calls the folder of the pages, where it says so in plain words."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8", errors="replace") if file.is_file() else ""
    found = re.search(
        r"^docs_dir: *([\"']?)(?:\./)?([\w./ -]+?)/?\1 *(?:#.*)?$", text, re.MULTILINE
    )
    return found[2] if found else "docs"


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _idle_patience(root: Path, patience: object, document: Document) -> Iterator[Problem]:
    """Limits of their own that no file has: of a snippet that was renamed, mostly."""
    for pattern in patience if isinstance(patience, Mapping) else ():
        folder = root / re.split(r"[*?[]", pattern)[0].rpartition("/")[0]
        if folder == root:
            continue  # it speaks of the whole project, which is too much to look through
        files = (file.relative_to(root).as_posix() for file in folder.rglob("*"))
        if not any(fnmatchcase(file, pattern) for file in files):
            message = f"[tool.press] patience {pattern!r} matches no file; mend or remove it"
            yield document.problem(("tool", "press", "patience", pattern), message)


def _unknown_versions(names: object, document: Document) -> Iterator[Problem]:
    """Distributions that the foot of a page would never name."""
    for number, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str) and name and not _installed(name):
            known = {found.name for found in metadata.distributions()}
            message = f"[tool.press] shown_versions: {name!r} is not installed; "
            place = ("tool", "press", "shown_versions", number)
            yield document.problem(place, message + nearest(name, known))


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True
