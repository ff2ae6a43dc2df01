"""Measure one part once through, in rounds, so that what slows one engine slows them all."""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.edits import served_edits
from benchmarks.engines import PLAIN, PRESS, Engine, finish, installed
from benchmarks.floor import Bare, alone
from benchmarks.growth import measure_growth
from benchmarks.measure import run
from benchmarks.opening import Opened, opened
from benchmarks.peers import make_environment
from benchmarks.readers import measure_reading, readers
from benchmarks.results import (
    Alone,
    Beside,
    Course,
    Edits,
    Floor,
    Growth,
    Measured,
    Opening,
    Readings,
    Times,
    over_cores,
)
from benchmarks.stamp import Clock
from benchmarks.whole import measure_whole
from benchmarks.work import measure_work
from benchmarks.workload import Page, model_pages

SHORT = 3  # builds of a second or so are measured so many times in each round

EDITS = 5  # saved under each server


@dataclass(frozen=True)
class Plan:
    """How much is measured, and on how many cores."""

    cores: int
    pages: int = 6
    rounds: int = 3
    sizes: tuple[int, ...] = (100, 300, 1000)
    work: int = 1000


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

    def build_round(self) -> None:
        self.build_cold()
        self.build(self.unchanged, "nothing changed")
        self.build_edited()

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


def measure_peers(
    measured: Measured, folder: Path, plan: Plan, peers: Sequence[Engine]
) -> Measured:
    """press, its floor, and these peers, in the same rounds."""
    for peer in peers:
        make_environment(peer.environment)
    clock = Clock(plan.cores, plan.rounds)
    press, plain = press_and_plain(folder, plan)
    benches = {peer.name: bench(peer, folder, plan) for peer in peers}
    for peer in peers:
        warm_up(peer, folder)
    bare: list[Bare] = []
    for number in range(plan.rounds):
        say(f"round {number + 1} of {plan.rounds}")
        bare.append(alone(press.folder, snippets(press.folder), plan.cores))
        press.build_cold()
        for _ in range(SHORT):
            press.build(press.unchanged, "nothing changed")
            plain.build(plain.unchanged, "finished pages")
        press.build_edited()
        for each in list(benches.values()):
            try:
                each.build_round()
            except (RuntimeError, OSError) as error:  # the others' times are still worth having
                del benches[each.engine.name]
                say(f"{each.engine.name} is not measured: {error}")
    floor = Floor(
        tuple(one.imports for one in bare),
        tuple(over_cores(one.together, plan.cores) for one in bare),
        tuple(plain.unchanged),
    )
    stamp = clock.stamp()
    found = {
        peer.name: Beside(
            replace(stamp, versions={peer.name: peer.version, **stamp.versions}),
            benches[peer.name].times(),
            press.times(),
        )
        for peer in peers
        if peer.name in benches
    }
    return replace(
        measured,
        alone=Alone(stamp, plan.pages, press.times(), floor),
        peers={**measured.peers, **found},
    )


def measure_edits(measured: Measured, folder: Path, plan: Plan) -> Measured:
    """A saved snippet under a server with press, and a saved page of text without it."""
    clock = Clock(plan.cores, plan.rounds)
    press, plain = press_and_plain(folder, plan)
    bare = [alone(press.folder, snippets(press.folder)[:1], 1) for _ in range(plan.rounds)]
    for _ in range(SHORT):
        plain.build(plain.unchanged, "finished pages")
    served, served_plain = (
        served_edits(bench.engine, bench.folder, bench.pages[0], save, EDITS)
        for bench, save in ((press, press.save), (plain, plain.save_text))
    )
    found = Edits(
        clock.stamp(),
        served,
        served_plain,
        tuple(plain.unchanged),
        tuple(one.first for one in bare),
    )
    return replace(measured, edits=found)


def measure_opening(measured: Measured, folder: Path, plan: Plan) -> Measured:
    """A reader who serves the book from an empty store, and opens its first page at once."""
    clock = Clock(plan.cores, plan.rounds)
    press, plain = press_and_plain(folder, plan)
    first = press.pages[0]
    found: list[Opened] = []
    finished: list[float] = []
    floor: list[float] = []
    for number in range(plan.rounds):
        bare = alone(press.folder, snippets(press.folder)[:1], 1)
        press.engine.forget(press.folder)
        found.append(opened(press.engine, press.folder, first))
        finished.append(opened(plain.engine, plain.folder, first).answer)
        plain.build(plain.unchanged, "finished pages")
        floor.append(bare.imports + bare.first + plain.unchanged[-1])
        say(f"round {number + 1} of {plan.rounds}: {found[-1]}")
    answers, complete = ([one.answer for one in found], [one.complete for one in found])
    each = map(tuple, (answers, complete, finished, floor))
    return replace(measured, opening=Opening(clock.stamp(), *each))


def measure_sizes(measured: Measured, folder: Path, plan: Plan) -> Measured:
    clock = Clock(plan.cores, SHORT)
    sizes = tuple(measure_growth(plan.sizes, folder, SHORT))
    return replace(measured, growth=Growth(clock.stamp(), sizes))


def measure_large(measured: Measured, folder: Path, plan: Plan) -> Measured:
    clock = Clock(plan.cores, 1)
    found = measure_work(folder, plan.work, plan.cores, SHORT, clock.stamp())
    return replace(measured, work=replace(found, stamp=clock.stamp()))


def measure_course(measured: Measured, folder: Path, plan: Plan) -> Measured:
    clock = Clock(plan.cores, 1)
    whole = measure_whole(folder / "whole")
    return replace(measured, course=Course(clock.stamp(), whole))


def measure_readers(measured: Measured, folder: Path, plan: Plan) -> Measured:
    """doctor, and what else reads old code, over the old snippets and the corpus."""
    found = readers()
    for reader in found:
        make_environment(reader.environment)
    clock = Clock(plan.cores, plan.rounds)
    readings = tuple(measure_reading(folder, plan.rounds, found))
    stamp = clock.stamp("doctor")
    own = {one.package: installed(one.package, one.python) for one in found}
    del own["tensorflow"]  # it is among the others
    return replace(
        measured,
        doctor=Readings(replace(stamp, versions={**own, **stamp.versions}), readings),
    )


def press_and_plain(folder: Path, plan: Plan) -> tuple[Bench, Bench]:
    """press with its pages built once, and plain MkDocs with the same pages finished."""
    press, plain = bench(PRESS, folder, plan), bench(PLAIN, folder, plan)
    press.build([], "not measured: it fills the caches of the system")
    finish(press.folder, plain.folder)
    return press, plain


def bench(engine: Engine, folder: Path, plan: Plan) -> Bench:
    return Bench(engine, folder / engine.package, model_pages(plan.pages)).set_up()


def snippets(book: Path) -> list[Path]:
    return sorted((book / "snippets").glob("*.py"))


def warm_up(engine: Engine, folder: Path) -> None:
    """Fill the system's file cache, and Matplotlib's list of fonts, before anything is measured."""
    command = (str(engine.python), "-c", "import tensorflow, keras, matplotlib.pyplot")
    run(command, folder, engine.variables)


def warn_if_busy() -> None:
    if (load := os.getloadavg()[0]) > 0.3:
        say(f"the machine is busy (load {load:.1f}): the times will be too long, and uneven")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
