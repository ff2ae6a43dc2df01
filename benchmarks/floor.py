"""What no engine can do without: one import, and the snippets themselves."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engines import ROOT
from press import load_project


@dataclass(frozen=True)
class Bare:
    """Seconds of snippets that ran without any engine."""

    imports: float
    together: tuple[float, ...]
    """Each, with every core at work."""
    first: float
    """The first of them once more, alone."""


def alone(book: Path, files: Sequence[Path], cores: int) -> Bare:
    """Import once, then fork a process for each file, as many at a time as there are cores."""
    project = load_project(book)
    script = str(ROOT / "benchmarks" / "alone.py")
    modules = ",".join(project.settings.preload)
    command = [sys.executable, script, str(cores), modules, *map(str, files)]
    answer = subprocess.check_output(
        command, env=project.environment, stderr=subprocess.DEVNULL, text=True
    )
    found = json.loads(answer)
    return Bare(found["import"], tuple(found["together"]), found["first"])
