"""Measure everything once through, in rounds, so that what slows one engine slows them all."""

import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import psutil

from benchmarks import engines
from benchmarks.edits import served_edits
from benchmarks.engines import PLAIN, PRESS, ROOT, Engine
from benchmarks.growth import measure_growth
from benchmarks.measure import run
from benchmarks.results import Floor, Results, Times, over_cores
from benchmarks.whole import measure_whole
from benchmarks.workload import Page
from press import load_project

SHORT = 3  # builds of a second or so are measured so many times in each round

EDITS = 5  # saved under each server


@dataclass
class Bench:
    """An engine in its folder, with the pages as they are there now, and its times so far."""

    engine: Engine
    folder: Path
    pages: list[Page]
    cold: list[float] = field(default_factory=list)
    unchanged: list[float] = field(default_factory=list)
    edited: list[float] = field(default_factory=list)

    def set_up(self) -> "Bench":
        self.folder.mkdir()
        self.engine.set_up(self.folder)
        for page in self.pages:
            self.engine.write(self.folder, page)
        return self

    def build(self, times: list[float], what: str) -> None:
        seconds = run(self.engine.command, self.folder, self.engine.variables).seconds
        self.engine.check(self.folder, self.pages)
        times.append(seconds)
        say(f"{self.engine.name}, {what}: {seconds:.2f} s")

    def build_cold(self) -> None:
        self.engine.forget(self.folder)
        self.build(self.cold, "cold")

    def build_edited(self) -> None:
        first = self.pages[0]
        self.save(Page(first.name, tuple(snippet.edited() for snippet in first.snippets)))
        self.build(self.edited, "one snippet edited")

    def save(self, page: Page) -> None:
        self.pages[0] = page
        self.engine.write(self.folder, page)

    def save_text(self, page: Page) -> None:
        """The same for finished Markdown: what the edited snippet would have changed in it."""
        self.pages[0] = page
        file = self.folder / "docs" / f"{page.name}.md"
        text = file.read_text(encoding="utf-8")
        for snippet in page.snippets:
            text = re.sub(rf"{snippet.name}-edition-\d+", snippet.mark, text)
        file.write_text(text, encoding="utf-8")

    def times(self) -> Times:
        return Times(tuple(self.cold), tuple(self.unchanged), tuple(self.edited))


def measure_all(
    folder: Path, pages: list[Page], rounds: int, sizes: Sequence[int], course: bool = True
) -> Results:
    """Everything that the page of benchmarks shows; without `course`, all but the course itself."""
    cores = load_project(ROOT).jobs
    load = os.getloadavg()[0]
    if load > 0.3:
        say(f"the machine is busy (load {load:.1f}): the times will be too long, and uneven")
    engines.make_mystnb_environment()
    peers = [engines.mystnb(cores), engines.MKDOCS_JUPYTER, engines.MARKDOWN_EXEC]
    press, plain, *others = (
        Bench(engine, folder / engine.package, list(pages)).set_up()
        for engine in (PRESS, PLAIN, *peers)
    )
    for peer in peers:
        warm_up(peer, folder)
    press.build([], "not measured: it fills the caches of the system")
    engines.finish(press.folder, plain.folder)
    floors = []
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        floors.append(measure_floor(press.folder, cores))
        press.build_cold()
        for _ in range(SHORT):
            press.build(press.unchanged, "nothing changed")
            plain.build(plain.unchanged, "finished pages")
        press.build_edited()
        for bench in others:
            bench.build_cold()
            bench.build(bench.unchanged, "nothing changed")
            bench.build_edited()
    say("edits under mkdocs serve")
    served, served_plain = (
        served_edits(bench.engine, bench.folder, bench.pages[0], save, EDITS)
        for bench, save in ((press, press.save), (plain, plain.save_text))
    )
    say(f"growth: {', '.join(map(str, sizes))} snippets")
    return Results(
        pages=len(pages),
        engines={bench.engine.name: bench.times() for bench in (press, *others)},
        floor=Floor(
            tuple(floor["import"] for floor in floors),
            tuple(floor["compute"] for floor in floors),
            tuple(plain.unchanged),
            tuple(floor["snippet"] for floor in floors),
        ),
        served=served,
        served_plain=served_plain,
        growth=tuple(measure_growth(sizes, folder, SHORT)),
        whole=measure_whole(folder / "whole") if course else None,
        cores=cores,
        rounds=rounds,
        versions={**versions(peers), "load before the run": f"{load:.1f}"},
    )


def warm_up(engine: Engine, folder: Path) -> None:
    """Fill the system's file cache, and Matplotlib's list of fonts, before anything is measured."""
    command = (str(engine.python), "-c", "import tensorflow, keras, matplotlib.pyplot")
    run(command, folder, engine.variables)


def measure_floor(book: Path, cores: int) -> dict[str, float]:
    """Seconds of one import, of all snippets over the cores, and of the first snippet alone."""
    project = load_project(book)
    files = sorted(map(str, (project.root / "snippets").glob("*.py")))
    script = str(ROOT / "benchmarks" / "alone.py")
    command = [sys.executable, script, str(cores), ",".join(project.settings.preload), *files]
    found = json.loads(
        subprocess.check_output(
            command, env=project.environment, stderr=subprocess.DEVNULL, text=True
        )
    )
    return {
        "import": found["import"],
        "compute": over_cores(found["together"], cores),
        "snippet": found["first"],
    }


def versions(peers: Sequence[Engine]) -> dict[str, str]:
    """What was measured, and on what kind of machine."""
    packages = {"TensorFlow": "tensorflow", "Keras": "keras", "MkDocs": "mkdocs"}
    packages |= {"Material for MkDocs": "mkdocs-material"}
    memory = psutil.virtual_memory().total / 2**30
    return {
        **{peer.name: peer.version for peer in peers},
        **{name: metadata.version(package) for name, package in packages.items()},
        "Python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GiB of memory",
    }


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
