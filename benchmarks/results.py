"""What a run of the benchmarks has found, and how it stands against what was to be reached."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.growth import Size, slope_ratio

COLD_FLOOR, UNCHANGED_PLAIN, EDIT_SLACK, GROWTH = 1.15, 1.15, 0.5, 1.25
FASTER = {"mkdocs-jupyter": 5.0, "MyST-NB": 2.5, "markdown-exec": 1.5}


@dataclass(frozen=True)
class Times:
    """Seconds of one engine, one number for each round."""

    cold: tuple[float, ...]
    unchanged: tuple[float, ...]
    edited: tuple[float, ...]


@dataclass(frozen=True)
class Floor:
    """What no engine can do without, one number for each round."""

    imports: tuple[float, ...]
    """Seconds of one import of what the course teaches with."""
    compute: tuple[float, ...]
    """Seconds of all snippets, spread over the cores."""
    plain: tuple[float, ...]
    """Seconds of plain MkDocs on the finished pages."""
    snippet: tuple[float, ...]
    """Seconds of the edited snippet alone."""

    @property
    def cold(self) -> float:
        return median(self.imports) + median(self.compute) + median(self.plain)


@dataclass(frozen=True)
class Whole:
    """Seconds by the clock of builds of the course, and what no build can do without."""

    works: int
    """Snippets, labs and pages with code of their own."""
    compute: float
    """CPU seconds of all of them, as this cold build measured them, spread over the cores."""
    cold: float
    unchanged: float
    prose: float
    """After a change of one sentence."""
    snippet: float
    """After a change of one cheap snippet."""
    served: float
    """From a saved sentence to its page under `mkdocs serve`."""


@dataclass(frozen=True)
class Results:
    """One run of the benchmarks."""

    pages: int
    engines: Mapping[str, Times]
    floor: Floor
    served: tuple[float, ...]
    """Seconds from a saved snippet to its page under `mkdocs serve` with press."""
    served_plain: tuple[float, ...]
    """The same for a page of finished Markdown, without press."""
    growth: tuple[Size, ...]
    whole: Whole | None
    """The course itself; None where only the engines were tried."""
    cores: int
    rounds: int
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Target:
    """A promise: `measured` must be at most (or at least) `limit`."""

    name: str
    text: str
    measured: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        shown, limit = round(self.measured, 2), round(self.limit, 2)
        return shown >= limit if self.at_least else shown <= limit


def over_cores(seconds: list[float], cores: int) -> float:
    """The least time that tasks of these seconds take on so many cores."""
    return max(sum(seconds) / cores, *seconds)


def targets(results: Results) -> Iterator[Target]:
    """All that was to be reached, in the order of the plan."""
    floor = results.floor
    press = results.engines["press"]
    cold = median(press.cold)
    text = "cold build, relative to the floor"
    yield Target("cold", text, cold / floor.cold, COLD_FLOOR, "×")
    for name, limit in FASTER.items():
        if name in results.engines:
            ratio = median(results.engines[name].cold) / cold
            yield Target(name, f"cold build, times as fast as {name}", ratio, limit, "×", True)
    ratio = median(press.unchanged) / median(floor.plain)
    text = "nothing changed, relative to plain MkDocs"
    yield Target("unchanged", text, ratio, UNCHANGED_PLAIN, "×")
    limit = median(floor.snippet) + median(floor.plain) + EDIT_SLACK
    text = "a saved edit under `mkdocs serve`, until its page is there"
    yield Target("edit", text, median(results.served), limit, "s")
    yield from growth_targets(list(results.growth))


def growth_targets(sizes: list[Size]) -> Iterator[Target]:
    if len(sizes) < 3:
        return
    text = "cold, seconds for each further snippet, the last step relative to the first"
    yield Target("growth", text, slope_ratio(sizes, [s.cold for s in sizes]), GROWTH, "×")
    own = [size.unchanged - size.plain for size in sizes]
    text = "nothing changed, likewise, on top of plain MkDocs"
    yield Target("growth unchanged", text, slope_ratio(sizes, own), GROWTH, "×")
