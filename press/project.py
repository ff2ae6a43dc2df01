"""Where things are and how snippets run, as `[tool.press]` in pyproject.toml says."""

import os
import shutil
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from press.problems import PressError, Problem, nearest

STARTS = ("auto", "fork", "fresh")


@dataclass(frozen=True)
class Settings:
    """The keys of `[tool.press]`, with what holds where the file is silent."""

    docs: str = "docs"
    snippets: str = "snippets"
    labs: str = "docs/labs"
    """Percent-format notebooks, each of them a page."""
    data: str = "data"
    home: str = ".press"
    """Where press keeps its store and its scratch folders."""
    preload: tuple[str, ...] = ()
    """Modules that the zygote imports once, for all snippets."""
    shown_versions: tuple[str, ...] = ()
    """Distributions that the foot of a page names, if the page's snippets use them."""
    environment: Mapping[str, str] | None = None
    """Environment variables that snippets run with, besides those that press fixes."""
    seconds: float = 60.0
    """Wall-clock limit of one snippet."""
    patience: Mapping[str, float] | None = None
    """Wall-clock limits of their own, by a pattern of the snippets' paths."""
    programs: Mapping[str, Mapping[str, Any]] | None = None
    """Programs and modules that only some snippets need: the `word` that gives such a snippet away,
    how to `install` what it needs, and `optional`, whether pages are made without its output."""
    memory_mb: int = 2560
    """What one snippet may allocate, in MiB."""
    printed_kb: int = 1000
    """What one snippet may print, in kB."""
    jobs: int = 0
    """Snippets that run at once; 0 is one per core."""
    start: str = "auto"
    """`fork` from a zygote, `fresh` process for each snippet, or `auto`."""
    device: str = "cpu"
    tolerance: float = 1e-3
    """Relative difference at which `press check` calls a decimal number moved."""
    keep_days: int = 30
    """`press clean` evicts stored results that were not used for so long."""


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

    @property
    def home(self) -> Path:
        return self.root / self.settings.home

    @property
    def jobs(self) -> int:
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
        return self.settings.jobs or cores

    def seconds(self, name: str) -> float:
        """The wall-clock limit of the snippet called `name`."""
        own = (self.settings.patience or {}).items()
        found = (seconds for pattern, seconds in own if fnmatchcase(name, pattern))
        return next(found, self.settings.seconds)

    def lacks(self, text: str) -> tuple[str, bool]:
        """What to install before code can run, empty if nothing; whether a page may do without."""
        for name, its in (self.settings.programs or {}).items():
            if its["word"] in text and not (shutil.which(name) or find_spec(name)):
                message = f"needs `{name}`, which is not installed; {its['install']}"
                return message, bool(its.get("optional"))
        return "", False

    @property
    def forks(self) -> bool:
        """Whether snippets are forked from a zygote: safe on Linux alone."""
        start = os.environ.get("PRESS_START", self.settings.start)
        return sys.platform == "linux" if start == "auto" else start == "fork"

    @property
    def environment(self) -> dict[str, str]:
        """The whole environment of a worker: fixed, so that two builds give the same bytes."""
        kept = ("PATH", "HOME", "USER", "SYSTEMROOT", "PYTHONPATH", "LD_LIBRARY_PATH")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
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
            **(self.settings.environment or {}),
        }


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` whose pyproject.toml has a `[tool.press]` table."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and "[tool.press]" in file.read_text(encoding="utf-8"):
            return folder
    raise PressError(
        [Problem("pyproject.toml", 1, f"no [tool.press] at or above {start}; add one to the root")]
    )


def load_project(start: Path | None = None) -> Project:
    """The project that `start` (by default the working directory) lies in.

    Raises PressError for a setting that press does not know or whose type is wrong.
    """
    root = find_root((start or Path.cwd()).resolve())
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["press"]
    known = {field.name: field.default for field in fields(Settings)}
    problems = [_problem_with(name, table[name], known) for name in table]
    if found := [problem for problem in problems if problem]:
        raise PressError(found)
    values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in table.items()}
    return Project(root, Settings(**values))


def _problem_with(name: str, value: object, known: Mapping[str, object]) -> Problem | None:
    if name not in known:
        message = f"[tool.press] has no setting {name!r}; {nearest(name, known)}"
        return Problem("pyproject.toml", 1, message)
    default = known[name]
    wanted: dict[type, tuple[type, ...]] = {
        tuple: (list,),
        float: (int, float),
        type(None): (dict,),
    }
    if name == "start" and value not in STARTS:
        message = f"[tool.press] start = {value!r} is none of {', '.join(STARTS)}"
        return Problem("pyproject.toml", 1, message)
    if isinstance(value, wanted.get(type(default), (type(default),))):
        return None
    return Problem("pyproject.toml", 1, f"[tool.press] {name} = {value!r} is of the wrong type")
