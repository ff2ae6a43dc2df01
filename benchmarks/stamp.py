"""When a part was measured, with what, and in which state of the code."""

import hashlib
import os
import platform
import time
from dataclasses import dataclass, field
from datetime import date
from importlib import metadata

import psutil

from benchmarks.engines import ROOT
from benchmarks.results import Stamp

PACKAGES = {
    "TensorFlow": "tensorflow",
    "Keras": "keras",
    "MkDocs": "mkdocs",
    "Material for MkDocs": "mkdocs-material",
}


@dataclass(frozen=True)
class Clock:
    """Started before a part is measured, asked for its stamp afterwards."""

    cores: int
    rounds: int
    started: float = field(default_factory=time.monotonic)
    load: float = field(default_factory=lambda: os.getloadavg()[0])

    def stamp(self, part: str = "") -> Stamp:
        return Stamp(
            date=date.today().isoformat(),
            state=state(part),
            cores=self.cores,
            rounds=self.rounds,
            load=round(self.load, 1),
            seconds=round(time.monotonic() - self.started),
            versions=versions(),
        )


def state(part: str) -> str:
    """A digest of all that the numbers of a part depend on, but for the machine."""
    measured = "doctor" if part == "doctor" else "press"
    files = [
        *(ROOT / measured).rglob("*.py"),
        *(ROOT / measured).rglob("*.json"),
        *(ROOT / "benchmarks").rglob("*.py"),
        *(ROOT / "benchmarks" / "locks").glob("*.lock"),
        ROOT / "requirements.lock",
    ]
    digest = hashlib.sha256()
    for file in sorted(files):
        if "tests" not in file.relative_to(ROOT).parts:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def versions() -> dict[str, str]:
    """What was measured, and on what kind of machine."""
    memory = psutil.virtual_memory().total / 2**30
    return {
        **{name: metadata.version(package) for name, package in PACKAGES.items()},
        "Python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GiB of memory",
    }
