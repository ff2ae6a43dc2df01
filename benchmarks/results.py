"""What the parts of the benchmarks have found, and how it stands against what was to be reached."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.growth import Size, slope_ratio

COLD_FLOOR, WORK_FLOOR, UNCHANGED_PLAIN, EDIT_SLACK, GROWTH = 1.0, 1.05, 1.15, 0.5, 1.25
ANSWER, CHAPTER = 1.5, 1.25
READING = 100 / 15


@dataclass(frozen=True)
class Stamp:
    """When a part was measured, and with what."""

    date: str
    state: str
    """A digest of press, of the benchmarks and of the lock files."""
    cores: int
    rounds: int
    load: float
    """Processes that wanted a core just before, on average over a minute."""
    seconds: float
    """How long the part took."""
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Times:
    """Seconds of one engine, one number or more for each round."""

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

    @property
    def cold(self) -> float:
        return median(self.imports) + median(self.compute) + median(self.plain)

    @property
    def rounds(self) -> tuple[float, ...]:
        """The whole floor, round by round."""
        pairs = zip(self.imports, self.compute, strict=True)
        return tuple(one + two + median(self.plain) for one, two in pairs)


@dataclass(frozen=True)
class Alone:
    """press, and the floor of the same rounds."""

    stamp: Stamp
    pages: int
    press: Times
    floor: Floor


@dataclass(frozen=True)
class Beside:
    """A peer, and press in the same rounds."""

    stamp: Stamp
    peer: Times
    press: Times

    @property
    def ratio(self) -> float:
        """How many times as long as press the peer takes for a cold build."""
        return median(self.peer.cold) / median(self.press.cold)


@dataclass(frozen=True)
class Edits:
    """Seconds from a saved file to its page under `mkdocs serve`."""

    stamp: Stamp
    press: tuple[float, ...]
    plain: tuple[float, ...]
    """For a page of finished Markdown, without press."""
    build: tuple[float, ...]
    """`mkdocs build` of the finished pages."""
    snippet: tuple[float, ...]
    """The edited snippet alone."""


@dataclass(frozen=True)
class Opening:
    """Seconds from `mkdocs serve` with an empty store, one number for each round."""

    stamp: Stamp
    answer: tuple[float, ...]
    """Until it answers."""
    chapter: tuple[float, ...]
    """Until the page that is asked for at once has all it shows."""
    plain: tuple[float, ...]
    """Until plain MkDocs answers with the same pages, finished."""
    floor: tuple[float, ...]
    """One import, what that page runs, and one build of the finished pages."""


@dataclass(frozen=True)
class Growth:
    """Books of trivial snippets."""

    stamp: Stamp
    sizes: tuple[Size, ...]


@dataclass(frozen=True)
class Work:
    """One large book of snippets that work, and its floor."""

    stamp: Stamp
    snippets: int
    sample: int
    """So many of them were timed alone, half before the build and half after it."""
    cold: float
    unchanged: tuple[float, ...]
    floor: Floor


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
class Course:
    """The course itself."""

    stamp: Stamp
    whole: Whole


@dataclass(frozen=True)
class Reading:
    """One reader of old code: its time for all old snippets, and what it names in the corpus."""

    name: str
    files: int
    seconds: tuple[float, ...]
    """For all these files, start-up included, one number for each round."""
    due: int
    """So many lines of the corpus fail today, or do something else."""
    found: int
    """Of these it names so many,"""
    others: int
    """and so many that do what they did."""
    names_lines: bool
    """Whether it looks for any."""


@dataclass(frozen=True)
class Readings:
    """doctor first, then what it is measured beside."""

    stamp: Stamp
    readers: tuple[Reading, ...]


@dataclass(frozen=True)
class Measured:
    """All parts that have been measured so far, each in a run of its own."""

    alone: Alone | None = None
    peers: Mapping[str, Beside] = field(default_factory=dict)
    """By the peer's own name."""
    edits: Edits | None = None
    opening: Opening | None = None
    growth: Growth | None = None
    work: Work | None = None
    course: Course | None = None
    doctor: Readings | None = None

    @property
    def stamps(self) -> dict[str, Stamp]:
        """By the name of the part."""
        parts = {
            "press": self.alone,
            **self.peers,
            "edits": self.edits,
            "opening": self.opening,
            "growth": self.growth,
            "work": self.work,
            "course": self.course,
            "doctor": self.doctor,
        }
        return {name: part.stamp for name, part in parts.items() if part}


def load(file: Path) -> Measured:
    """What earlier runs have left; nothing where there is no file."""
    if not file.exists():
        return Measured()
    return msgspec.json.decode(file.read_bytes(), type=Measured)


def save(file: Path, measured: Measured) -> None:
    file.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=1) + b"\n")


@dataclass(frozen=True)
class Target:
    """A promise: `measured` must be at most `limit`."""

    name: str
    text: str
    measured: tuple[float, ...]
    """One number for each round, or one alone."""
    limit: float
    unit: str

    @property
    def met(self) -> bool:
        return round(median(self.measured), 2) <= round(self.limit, 2)


def over_cores(seconds: Sequence[float], cores: int) -> float:
    """The least time that tasks of these seconds take on so many cores."""
    return max(sum(seconds) / cores, *seconds)


def targets(measured: Measured) -> Iterator[Target]:
    """All that was to be reached, as far as it was measured."""
    if alone := measured.alone:
        ratios = zip(alone.press.cold, alone.floor.rounds, strict=True)
        text = "cold build, relative to the floor"
        yield Target("cold", text, tuple(cold / floor for cold, floor in ratios), COLD_FLOOR, "×")
        plain = median(alone.floor.plain)
        text = "nothing changed, relative to plain MkDocs"
        own = tuple(seconds / plain for seconds in alone.press.unchanged)
        yield Target("unchanged", text, own, UNCHANGED_PLAIN, "×")
    if work := measured.work:
        text = f"cold build of {work.snippets:,} snippets that work, relative to its floor"
        yield Target("work", text, (work.cold / work.floor.cold,), WORK_FLOOR, "×")
    if edits := measured.edits:
        limit = median(edits.snippet) + median(edits.build) + EDIT_SLACK
        text = "a saved edit under `mkdocs serve`, until its page is there"
        yield Target("edit", text, edits.press, limit, "s")
    if opening := measured.opening:
        ratios = zip(opening.answer, opening.plain, strict=True)
        text = "`mkdocs serve` from an empty store answers, relative to plain `mkdocs serve`"
        yield Target("answer", text, tuple(own / plain for own, plain in ratios), ANSWER, "×")
        ratios = zip(opening.chapter, opening.floor, strict=True)
        text = "the page that is looked at then is complete, relative to its floor"
        yield Target("chapter", text, tuple(own / floor for own, floor in ratios), CHAPTER, "×")
    if measured.doctor:
        doctor, upgrade, *_ = measured.doctor.readers
        pairs = zip(doctor.seconds, upgrade.seconds, strict=True)
        text = "doctor, as a part of what tf_upgrade_v2 takes for the same files"
        yield Target("doctor", text, tuple(100 * own / its for own, its in pairs), READING, "%")
    if measured.growth:
        yield from growth_targets(measured.growth.sizes)


def growth_targets(sizes: Sequence[Size]) -> Iterator[Target]:
    text = "cold, seconds for each further snippet, the last step relative to the first"
    cold = slope_ratio(sizes, [size.cold for size in sizes])
    yield Target("growth", text, (cold,), GROWTH, "×")
    own = slope_ratio(sizes, [size.unchanged - size.plain for size in sizes])
    text = "nothing changed, likewise, on top of plain MkDocs"
    yield Target("growth unchanged", text, (own,), GROWTH, "×")
