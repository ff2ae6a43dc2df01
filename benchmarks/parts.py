"""The parts of the benchmarks, by the names that the command line knows, and what each takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import bench
from benchmarks.bench import Plan
from benchmarks.peers import peers
from benchmarks.results import Measured
from benchmarks.stamp import state

BASE = 120  # seconds of press and its floor, which are measured beside any peers
PEERS = {
    "mystnb": 110,
    "jupyter-book": 140,
    "mkdocs-jupyter": 180,
    "mkdocs-gallery": 90,
    "markdown-exec": 160,
    "marimo": 130,
}
OTHERS = {"edits": 70, "opening": 90, "growth": 110, "work": 1000, "course": 420, "doctor": 120}
NAMES = ("press", *PEERS, *OTHERS)
MEASURES = {
    "edits": bench.measure_edits,
    "opening": bench.measure_opening,
    "growth": bench.measure_sizes,
    "work": bench.measure_large,
    "course": bench.measure_course,
    "doctor": bench.measure_readers,
}
Found = tuple[Measured, list[str]]


@dataclass(frozen=True)
class Part:
    """What is measured in one go and stored as one."""

    names: tuple[str, ...]
    seconds: int
    """About so many on two quiet cores."""
    measure: Callable[[Measured, Path], Found]
    """What is known afterwards, and the names of what failed."""


def chosen(names: Sequence[str], plan: Plan) -> list[Part]:
    """The parts to measure; all peers among them are one, since they are compared."""
    compared = tuple(name for name in ("press", *PEERS) if name in names)
    parts = []
    if compared:
        seconds = BASE + sum(PEERS.get(name, 0) for name in compared)
        parts.append(Part(compared, seconds, partial(_compare, compared, plan)))
    return parts + [
        Part((name,), seconds, partial(_measure, name, plan))
        for name, seconds in OTHERS.items()
        if name in names
    ]


def missing(measured: Measured) -> list[str]:
    """The parts that were not measured in this state of the code."""
    stamps = measured.stamps.items()
    done = {name for name, stamp in stamps if stamp.state == state(name)}
    labels = {name: engine.name for name, engine in peers(1).items()}
    return [name for name in NAMES if labels.get(name, name) not in done]


def announcement(parts: Sequence[Part], minutes: float) -> str:
    """What is to be measured, and how long it takes."""
    if not parts:
        return "Everything was measured in this state of the code. Name a part to measure it again."
    lines = [f"  {part.seconds / 60:4.0f} min  {', '.join(part.names)}" for part in parts]
    total = sum(part.seconds for part in parts) / 60
    return "\n".join(
        [
            f"About {total:.0f} minutes on two quiet cores, and two more for each environment "
            "that a peer still lacks:",
            *lines,
            f"What would end after {minutes:.0f} minutes is left to the next run.",
        ]
    )


def _compare(names: Sequence[str], plan: Plan, before: Measured, folder: Path) -> Found:
    engines = peers(plan.cores)
    wanted = [engines[name] for name in names if name in engines]
    found = bench.measure_peers(before, folder, plan, wanted)
    failed = [
        name
        for name in names
        if name in engines
        and found.peers.get(engines[name].name) is before.peers.get(engines[name].name)
    ]
    return found, failed


def _measure(name: str, plan: Plan, before: Measured, folder: Path) -> Found:
    return MEASURES[name](before, folder, plan), []
