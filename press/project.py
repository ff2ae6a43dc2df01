"""Where things are and how snippets run, as `[tool.press]` in pyproject.toml says."""

import os
import re
import shutil
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from press.problems import PressError, Problem, nearest


@dataclass(frozen=True)
class Settings:
    """The keys of `[tool.press]`, with what holds where the file is silent."""

    preload: tuple[str, ...] = ()
    """Modules that the zygote imports once, for all snippets."""
    shown_versions: tuple[str, ...] = ()
    """Distributions that the foot of a page names, if the page's snippets use them."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Environment variables that snippets run with, besides those that press fixes."""
    seconds: float = 60.0
    """Wall-clock limit of one snippet."""
    patience: Mapping[str, float] = field(default_factory=dict)
    """Wall-clock limits of their own, by a pattern of the snippets' paths."""
    programs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Programs and modules that only some snippets need: the `word` that gives such a snippet away,
    how to `install` what it needs, and `optional`, whether pages are made without its output."""
    memory_mb: int = 2560
    """What one snippet may allocate, in MiB."""
    printed_kb: int = 1000
    """What one snippet may print, in kB."""
    jobs: int = 0
    """Snippets that run at once; 0 is one per core."""
    fork: bool = sys.platform == "linux"
    """Whether snippets share what was imported once; safe on Linux alone."""


@dataclass(frozen=True)
class Project:
    """A book on disk: its root and its settings."""

    root: Path
    settings: Settings

    @property
    def data(self) -> Path:
        return self.root / "data"

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

    def lacks(self, text: str) -> tuple[str, bool]:
        """What to install before code can run, empty if nothing; whether a page may do without."""
        for name, its in self.settings.programs.items():
            if its["word"] in text and not (shutil.which(name) or find_spec(name)):
                message = f"needs `{name}`, which is not installed; {its['install']}"
                return message, bool(its.get("optional"))
        return "", False

    @property
    def environment(self) -> dict[str, str]:
        """The whole environment of a worker: fixed, so that two builds give the same bytes."""
        kept = ("PATH", "HOME", "USER", "PYTHONPATH", "LD_LIBRARY_PATH")
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
            **self.settings.environment,
        }


def load_project(start: Path | None = None) -> Project:
    """The project that `start` (by default the working directory) lies in.

    Its root is the nearest folder whose pyproject.toml has a `[tool.press]` table. Raises
    PressError where there is none, and for a setting that is unknown or of the wrong type.
    """
    start = (start or Path.cwd()).resolve()
    for root in (start, *start.parents):
        file = root / "pyproject.toml"
        if file.is_file() and "[tool.press]" in file.read_text(encoding="utf-8"):
            return Project(root, _settings(_table(file)))
    message = f"no [tool.press] at or above {start}; add one to the root"
    raise PressError([Problem("pyproject.toml", 1, message)])


def _table(file: Path) -> Mapping[str, Any]:
    try:
        table: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))["tool"]["press"]
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        problem = Problem("pyproject.toml", int(line[1]) if line else 1, f"is no TOML: {error}")
        raise PressError([problem]) from error
    return table


def _settings(table: Mapping[str, Any]) -> Settings:
    plain = asdict(Settings())
    problems = []
    for name, value in table.items():
        wanted: tuple[type, ...] = {tuple: (list,), float: (int, float)}.get(
            type(plain.get(name)), ()
        )
        if name not in plain:
            problems.append(f"has no setting {name!r}; {nearest(name, plain)}")
        elif not isinstance(value, wanted or type(plain[name])):
            problems.append(f"{name} = {value!r} is of the wrong type")
    if problems:
        raise PressError(Problem("pyproject.toml", 1, f"[tool.press] {said}") for said in problems)
    values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in table.items()}
    return Settings(**values)
