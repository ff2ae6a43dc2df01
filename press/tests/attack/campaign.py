"""The campaign: edit, build, compare with a build from nothing, count, and shrink what fails."""

import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import accumulate
from pathlib import Path

from press.testing import BIN
from press.testing import environment as environment_of
from press.tests.attack.books import write_book
from press.tests.attack.builds import (
    CRASH,
    FromNothing,
    Host,
    Outcome,
    Server,
    mkdocs_build,
    pytest_verdicts,
    read_site,
    rehearse,
)
from press.tests.attack.edits import Edit, make_edits, read_files
from press.tests.attack.memory import closure

DOORS = {"warm": 88, "build": 3, "pytest": 2, "killed": 3, "twice": 2, "served": 2}
"""How a round builds, and how often. `warm` is what `mkdocs serve` does, without its server."""
STRETCH = 6  # rounds that one `mkdocs serve` sees


@dataclass(frozen=True)
class Round:
    """Some edits, and the build that follows them."""

    door: str
    edits: tuple[tuple[int, Edit], ...]
    """Each with its number in the campaign."""


@dataclass(frozen=True)
class Fault:
    """What differed, and after which edits."""

    kind: str
    lines: tuple[str, ...]
    after: int
    """Edits made until then."""

    def __str__(self) -> str:
        lines = [line[:300] for line in self.lines[:12]]
        return "\n".join([f"{self.kind}, found after {self.after} edits", *lines])


@dataclass
class Tally:
    """What a campaign has done."""

    edits: int = 0
    builds: int = 0
    executed: int = 0
    needless: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def needless_share(self) -> float:
        return len(self.needless) / max(1, self.executed)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.edits + other.edits,
            self.builds + other.builds,
            self.executed + other.executed,
            self.needless + other.needless,
            self.faults + other.faults,
        )

    def __str__(self) -> str:
        return (
            f"{self.edits} edits, {self.builds} builds, {self.executed} works run, "
            f"{len(self.needless)} needlessly ({self.needless_share:.1%}), "
            f"{len(self.faults)} faults"
        )


def plan(
    home: Path, seed: int, count: int, doors: Mapping[str, int], tensorflow: bool
) -> list[Round]:
    """The rounds of a campaign, the same for the same seed."""
    model = home / "model" / "book"
    write_book(model, seed, tensorflow)
    rng, rounds, number, stretch = random.Random(f"doors {seed}"), list[Round](), 0, 0
    for batch in make_edits(model, seed, count):
        door = "served" if stretch else rng.choices(list(doors), list(doors.values()))[0]
        stretch = (stretch or STRETCH) - 1 if door == "served" else 0
        rounds.append(Round(door, tuple(enumerate(batch, number + 1))))
        number += len(batch)
    return rounds


class Campaign:
    """One book under attack, in a folder of its own."""

    def __init__(self, home: Path, seed: int, tensorflow: bool = False) -> None:
        self.home, self.seed, self.tensorflow = home, seed, tensorflow
        self.root = home / "old" / "book"
        (home / "new").mkdir(parents=True, exist_ok=True)
        rehearse(home)
        self.nothing = FromNothing(home / "new", self.root, random.Random(f"again {seed}"))
        self.host: Host | None = None
        self.server: Server | None = None
        self.rng = random.Random(seed)

    def begin(self, edits: Sequence[Edit] = ()) -> None:
        """The book as it was written, with some edits made before it is first built."""
        self.close()
        shutil.rmtree(self.root, ignore_errors=True)
        write_book(self.root, self.seed, self.tensorflow)
        for edit in edits:
            edit.on(self.root)
        self.forget()

    def forget(self) -> None:
        """A new process and an empty store."""
        self.close()
        shutil.rmtree(self.root / ".press", ignore_errors=True)
        shutil.rmtree(self.root / "site", ignore_errors=True)
        self.host = Host(self.root, self.home / "site")
        self.published: Mapping[str, bytes] = {}
        self.stored: set[str] = set()

    def close(self) -> None:
        if self.host:
            self.host.close()
        self.stop_serving()
        self.host = None

    def stop_serving(self) -> None:
        if self.server:
            self.server.close()
        self.server = None

    def run(self, rounds: Sequence[Round], tally: Tally) -> Iterator[Fault]:
        """Make the edits, build in each round, and yield what is wrong."""
        self.check("warm", tally)
        for each in rounds:
            if each.door != "served":
                self.stop_serving()
            elif not self.server:
                self.server = Server(self.root)
            refused = self.server and self.server.process.poll() is not None
            before = looks(self.root) if self.server else {}
            for _, edit in each.edits:
                edit.on(self.root)
                tally.edits += 1
            touch_what_looks_the_same(self.root, before)
            if refused:  # the book couldn't even be read
                self.server = Server(self.root)
            said = self.check(each.door, tally)
            if said:
                kind, *lines = said
                fault = Fault(kind, tuple(lines), tally.edits)
                tally.faults.append(fault)
                yield fault
                if not kind.startswith("why"):
                    self.forget()
                    self.check("warm", Tally())

    def check(self, door: str, tally: Tally) -> list[str]:
        """Build through a door and from nothing; the kind of what differs, and the lines of it."""
        assert self.host
        disturb = {"killed": self._killed, "twice": self._twice}.get(door)
        if disturb:
            disturb()
        if door in ("warm", "killed", "twice"):
            self.host.ask()
        building = self.nothing.start()
        if door in ("warm", "killed", "twice"):
            here, truth = self.host.answer(), self.nothing.answer(building)
            said = list(differences(here, truth))
            self._count(here, tally)
        else:
            truth = self.nothing.answer(building)
            said = list(getattr(self, f"_{door}")(truth))
        tally.builds += 1
        self.stored |= set(closures(truth, truth.ok, self.root).values())
        return said

    def _count(self, here: Outcome, tally: Tally) -> None:
        """Count what ran, and what ran although all that it could read was stored with it.

        What fails is never stored, and runs in each build.
        """
        tally.executed += len(here.ran)
        read = closures(here, here.ran & here.ok, self.root)
        needless = [name for name, all_that in read.items() if all_that in self.stored]
        why = here.foretold or {}
        tally.needless += [
            f"{name} after {tally.edits} edits: {why.get(name, 'no reason was given')}"
            for name in sorted(needless)
        ]

    def _killed(self) -> None:
        press = self._press()
        time.sleep(self.rng.uniform(0.3, 1.5))
        press.send_signal(self.rng.choice((signal.SIGKILL, signal.SIGINT)))
        press.wait()

    def _twice(self) -> None:
        for press in [self._press(), self._press()]:
            press.wait()

    def _press(self) -> "subprocess.Popen[bytes]":
        nothing = subprocess.DEVNULL
        command = [str(BIN / "press"), "run"]
        return subprocess.Popen(
            command, cwd=self.root, env=environment_of({}), stdout=nothing, stderr=nothing
        )

    def _build(self, truth: Outcome) -> Iterator[str]:
        status, said = mkdocs_build(self.root)
        wrong = truth.problems or truth.unanswered  # no page is rendered while the first stand
        good = not (wrong or truth.raised)
        if good != (status == 0):
            yield "build"
            yield f"mkdocs build ended with status {status}: {said[-2000:]}"
            return
        if good:
            self.published = truth.site
        site = read_site(self.root / "site")
        if site != self.published:
            yield "build"
            yield from _site_differences(site, self.published)
        lacking = [line for line in wrong if line.split("\n")[0] not in said]
        if lacking or CRASH in said:
            yield "build"
            yield from lacking or [said[-2000:]]

    def _pytest(self, truth: Outcome) -> Iterator[str]:
        options = self.rng.choice(((), ("-n", "2")))
        here = pytest_verdicts(self.root, *options)
        there = self.nothing.pytest_verdicts()
        if here != there:
            yield "pytest"
            yield from unified_diff(there, here, "from nothing", "here", lineterm="")

    def _served(self, truth: Outcome) -> Iterator[str]:
        assert self.server
        if truth.raised:
            return
        if wrong := self.server.wrong(truth.site, 180):
            yield "served"
            yield from wrong
            self.stop_serving()


def looks(root: Path) -> dict[str, tuple[str | bytes, tuple[int, int, int]]]:
    """The content of each file, and what the server of MkDocs looks at to see that it changed."""
    found = {}
    for place, content in read_files(root).items():
        info = (root / place).lstat()
        found[place] = content, (info.st_ino, info.st_mtime_ns, info.st_size)
    return found


def touch_what_looks_the_same(
    root: Path, before: Mapping[str, tuple[str | bytes, tuple[int, int, int]]]
) -> None:
    """Under `mkdocs serve`, nobody sees a file change that keeps its size and its time."""
    for place, (content, look) in looks(root).items() if before else ():
        old, old_look = before.get(place, (content, look))
        if content != old and look == old_look:
            os.utime(root / place)


def differences(here: Outcome, truth: Outcome) -> Iterator[str]:
    """First the kind of what differs, then what does; nothing where all is as it should be."""
    for outcome in (here, truth):
        if CRASH in outcome.raised:
            yield f"crash: {outcome.raised.strip().splitlines()[-1]}"
            yield outcome.raised
            return
    if truth.mistaken:
        yield "memory: the campaign's own; it must tell apart what these read"
        yield from truth.mistaken
        return
    if here.raised != truth.raised:
        yield "raised"
        yield f"{here.raised!r}, but from nothing {truth.raised!r}"
        return
    for name in ("shown", "problems", "unanswered", "drift", "site"):
        mine, right = getattr(here, name), getattr(truth, name)
        if mine != right:
            yield name
            compare = _site_differences if name == "site" else _differences
            yield from compare(mine, right)
            return
    if here.amiss:
        yield "amiss"
        yield from here.amiss
    elif here.foretold is not None and here.foretold.keys() != here.ran:
        yield "why"
        yield from (
            f"{name} was to run, and didn't" for name in sorted(here.foretold.keys() - here.ran)
        )
        yield from (
            f"{name} ran, and wasn't to" for name in sorted(here.ran - here.foretold.keys())
        )


def closures(outcome: Outcome, works: Collection[str], root: Path) -> dict[str, str]:
    """All that some works of a build could read."""
    files = read_files(root) if works else {}
    made = outcome.made_from
    return {name: closure(made.get(name, name), files) for name in works}


def _differences(
    mine: Mapping[str, str] | Sequence[str], right: Mapping[str, str] | Sequence[str]
) -> Iterator[str]:
    here, there = (
        [f"{name}: {text}" for name, text in sorted(each.items())]
        if isinstance(each, Mapping)
        else list(each)
        for each in (mine, right)
    )
    yield from unified_diff(there, here, "from nothing", "here", lineterm="", n=0)


def _site_differences(mine: Mapping[str, bytes], right: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(mine.keys() | right.keys()):
        if mine.get(name) != right.get(name):
            here, there = (site.get(name, b"").decode(errors="replace") for site in (mine, right))
            pair = (there.splitlines(), here.splitlines())
            yield from unified_diff(*pair, f"{name} from nothing", f"{name} here", lineterm="", n=0)


def shrunk(
    campaign: Campaign, rounds: Sequence[Round], kind: str, seconds: float
) -> tuple[list[Round], list[Round]]:
    """The fewest rounds that still fail so: those made before the first build, and the rest."""
    end = time.monotonic() + seconds

    def fails(quiet: Sequence[Round], checked: Sequence[Round]) -> bool:
        if time.monotonic() > end:
            return False
        campaign.begin([edit for each in quiet for _, edit in each.edits])
        return any(fault.kind == kind for fault in campaign.run(checked, Tally()))

    quiet, checked = list[Round](), list(rounds)
    for size in (1, 2, 4, 8, 16, 32):
        if size < len(rounds) and fails(rounds[:-size], rounds[-size:]):
            quiet, checked = list(rounds[:-size]), list(rounds[-size:])
            break
    quiet = _fewest(quiet, lambda some: fails(some, checked))
    quiet = _fewest(
        [Round(r.door, (e,)) for r in quiet for e in r.edits], lambda some: fails(some, checked)
    )
    checked = _fewest(checked, lambda some: fails(quiet, some))
    return quiet, checked


def _fewest(rounds: list[Round], fails: Callable[[list[Round]], bool]) -> list[Round]:
    """Leave out halves, quarters … of some rounds, as long as the rest still fails."""
    size = len(rounds)
    while size >= 1:
        start = 0
        while start < len(rounds):
            fewer = rounds[:start] + rounds[start + size :]
            if fails(fewer):
                rounds = fewer
            else:
                start += size
        size //= 2
    return rounds


def attack(
    home: Path,
    seed: int,
    count: int,
    *,
    doors: Mapping[str, int] = DOORS,
    tensorflow: bool = False,
    go_on: bool = False,
    only: str = "",
    shrink_seconds: float = 120,
    say: Callable[[str], None] = print,
) -> Tally:
    """A campaign of `count` edits; unless it is to go on, it ends with the first fault, shrunk.

    `only` names the edits that are made, as `report` does: "3+17/40" makes 3 and 17 before the
    first build and 40 after it.
    """
    quiet, rounds = selected(plan(home, seed, count, doors, tensorflow), only)
    campaign, tally = Campaign(home, seed, tensorflow), Tally()
    try:
        campaign.begin([edit for each in quiet for _, edit in each.edits])
        for fault in campaign.run(rounds, tally):
            say(str(fault))
            made = accumulate(len(each.edits) for each in rounds)
            last = next(place for place, count in enumerate(made) if count >= fault.after)
            for number, edit in rounds[last].edits:
                say(f"  {number}: {edit.what} [{rounds[last].door}]")
            if not (go_on or only):
                report(*shrunk(campaign, rounds[: last + 1], fault.kind, shrink_seconds), say)
                break
    finally:
        campaign.close()
        campaign.nothing.close()
    return tally


def selected(rounds: list[Round], only: str) -> tuple[list[Round], list[Round]]:
    """The rounds to make before the first build, and those after it: all, where none are named."""
    if not only:
        return [], rounds
    groups = [{int(number) for number in re.findall(r"\d+", some)} for some in only.split("/")]
    quiet, checked = (
        [Round(each.door, kept) for each in rounds if (kept := _of(each, group))]
        for group in groups
    )
    return quiet, checked


def _of(each: Round, numbers: set[int]) -> tuple[tuple[int, Edit], ...]:
    return tuple((number, edit) for number, edit in each.edits if number in numbers)


def report(quiet: Sequence[Round], checked: Sequence[Round], say: Callable[[str], None]) -> None:
    """Say which edits are enough, and how to make them again."""
    for words, rounds in (("before the first build", quiet), ("after it", checked)):
        for each in rounds:
            for number, edit in each.edits:
                say(f"  {words}: {number}: {edit.what} [{each.door}]")
    numbers = ("+".join(str(n) for r in some for n, _ in r.edits) for some in (quiet, checked))
    say(f"  make only these: ONLY={'/'.join(numbers)}")
