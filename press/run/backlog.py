"""What is still to run of a book that is being read: what is looked at first, in a thread."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from press.book.result import Result
from press.book.work import Work
from press.problems import PressError, Problem
from press.run.keys import recipe, recipe_key
from press.run.port import Pool
from press.run.runner import Runner

FAREWELL = 10.0
"""Seconds that a thread has to end, when the book is closed."""


@dataclass(frozen=True)
class Progress:
    """How far the whole book is."""

    count: int
    done: int
    running: Collection[str]
    """The names of the works that have begun."""
    trouble: tuple[Problem, ...]
    """Why nothing runs any more, until the book is asked for again."""


@dataclass
class Backlog:
    """Runs what a book lacks, for as long as it is read; one for each pool.

    The book may change meanwhile: whoever asks for results brings it as it is now.
    """

    pool: Pool
    came: Callable[[Result, Progress], None]
    """Is told of each result, by the thread that runs."""
    rested: Callable[[], None]
    """Is told, by that thread, whenever nothing is left to run."""
    stuck: Callable[[Collection[Problem]], None]
    """Is told, by that thread, why nothing runs any more."""
    runner: Runner | None = None
    """Of the book as it is now."""
    works: Mapping[str, Work] = field(default_factory=dict)
    """All of the book as it is now."""
    wanted: dict[str, Work] = field(default_factory=dict)
    """What has no result yet."""
    keys: dict[str, str] = field(default_factory=dict)
    """The recipes of what is wanted."""
    made: dict[str, Result] = field(default_factory=dict)
    """What came of works since the book was last asked for in peace; most of it is stored, too."""
    given: Mapping[str, str] = field(default_factory=dict)
    """The recipes of all that the run under way was given."""
    running: dict[str, Work] = field(default_factory=dict)
    looked_at: dict[str, int] = field(default_factory=dict)
    """The works of pages that were looked at: the higher, the later."""
    order: Mapping[str, int] = field(default_factory=dict)
    """Where each work stands in the book, as it is read."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """What works are known to take."""
    edited: bool = False
    """The book changed while it ran."""
    trouble: tuple[Problem, ...] = ()
    begin: threading.Event = field(default_factory=threading.Event)
    """The pages are there: until then they have the cores, but for what snippets import."""
    closing: bool = False
    state: threading.Condition = field(default_factory=threading.Condition)
    """Held by whoever reads or writes any of this."""
    thread: threading.Thread | None = None

    def results(
        self, runner: Runner, works: Collection[Work], edited: bool, patience: float = 0.0
    ) -> dict[str, Result]:
        """What each work showed, where that is known; the others are awaited, and run from now on.

        `edited` tells that the book may have changed. If nothing ran, what runs now is waited for,
        for `patience` seconds. What failed is tried again then, as in any build.
        """
        with self.state:
            found = runner.known(works)
            busy = bool(self.wanted) and not self.trouble
            self._forget(runner, edited, busy)
            found |= {w.name: self.made[w.name] for w in works if self._remembers(w, found)}
            missing = [work for work in works if work.name not in found]
            self.works = {work.name: work for work in works}
            self._want(runner, missing)
            self.edited |= edited and busy
            if missing and not busy:
                self.state.wait_for(lambda: not self.wanted or self.trouble, patience)
            found |= {w.name: self.made[w.name] for w in missing if self._remembers(w, found)}
            return {work.name: found.get(work.name) or self._awaited(work) for work in works}

    def later(self, results: Mapping[str, Result]) -> dict[str, Result]:
        """The same results, with what came meanwhile of those that were awaited."""
        with self.state:
            return {
                name: self.made.get(name, result) if result.awaited else result
                for name, result in results.items()
            }

    def came_of(self, names: Collection[str]) -> bool:
        """Whether any of these works has a result by now."""
        with self.state:
            return any(name in self.made and name not in self.wanted for name in names)

    def look_at(self, names: Collection[str]) -> None:
        """Somebody looks at a page with these works: they go first."""
        with self.state:
            latest = max(self.looked_at.values(), default=0)
            if any(self.looked_at.get(name) != latest for name in names):
                self.looked_at |= dict.fromkeys(names, latest + 1)

    def progress(self) -> Progress:
        with self.state:
            count = len(self.works)
            return Progress(count, count - len(self.wanted), [*self.running], self.trouble)

    def close(self) -> None:
        """End all that runs, and the pool with it."""
        with self.state:
            self.closing = True
            self.begin.set()
            self.state.notify_all()
        if self.thread:
            self.pool.interrupt()
            self.thread.join(FAREWELL)
        self.pool.close()

    # ------------------------------------------------------------------ asked for

    def _forget(self, runner: Runner, edited: bool, busy: bool) -> None:
        """Drop what isn't stored and no more certain, once the book changed."""
        if edited and not busy:
            self.made.clear()
        elif edited:
            failed = [result for result in self.made.values() if not result.ok]
            for name in {result.work.name for result in failed} - runner.holding(failed):
                del self.made[name]

    def _remembers(self, work: Work, found: Mapping[str, Result]) -> bool:
        made = self.made.get(work.name)
        return work.name not in found and made is not None and made.work == work

    def _want(self, runner: Runner, works: Collection[Work]) -> None:
        self.runner, self.trouble = runner, ()
        self.seconds = runner.expected(works)
        self.wanted = {work.name: work for work in works}
        self.keys = {work.name: recipe_key(recipe(work, runner.project)) for work in works}
        if works and not (self.thread and self.thread.is_alive()):
            self.thread = threading.Thread(target=self._run_all, name="press", daemon=True)
            self.thread.start()
        self.state.notify_all()

    def _awaited(self, work: Work) -> Result:
        return Result(work, awaited=True, seconds=self.seconds.get(work.name, 0.0))

    # ------------------------------------------------------------------ in the thread

    def _run_all(self) -> None:
        while runner := self._next():
            try:
                self._run(runner)
            except PressError as error:
                self._stop(error.problems)
            except BaseException as error:
                self._stop([Problem("press", 0, f"what runs the book broke: {error!r}")])
                raise
            with self.state:
                left = bool(self.wanted) or self.closing
            if not left:
                self.rested()

    def _next(self) -> Runner | None:
        """The runner of what is to run next, as soon as there is anything; None at the end."""
        with self.state:
            self.state.wait_for(lambda: self.closing or (self.wanted and not self.trouble))
            return None if self.closing else self.runner

    def _run(self, runner: Runner) -> None:
        with self.state:
            works, self.given, self.edited = [*self.wanted.values()], dict(self.keys), False
            self.pool.project = runner.project
        found = replace(runner, watch=self._watched, pick=self._pick).run(works)
        with self.state:
            self.running.clear()
            if self.edited:
                self._doubt(found)
            for result in found.values():
                self._take(result)

    def _doubt(self, found: dict[str, Result]) -> None:
        """What ran while the book changed, and wasn't kept, may have seen it half changed."""
        assert self.runner
        works = [work for name, work in self.works.items() if name in self.made and name in found]
        kept = self.runner.known(works)
        for work in works:
            if work.name not in kept:
                del self.made[work.name], found[work.name]
                self.wanted[work.name] = work
                self.keys[work.name] = recipe_key(recipe(work, self.runner.project))

    def _stop(self, problems: Sequence[Problem]) -> None:
        with self.state:
            self.running.clear()
            if self.closing:
                return
            self.trouble = tuple(problems)
            self.state.notify_all()
        self.stuck(problems)

    def _watched(self, results: Iterator[Result], _: int) -> Iterator[Result]:
        """Pass results on, and let whoever waits have them."""
        for result in results:
            with self.state:
                self.running.pop(result.work.name, None)
                self._take(result)
            self.came(result, self.progress())
            yield result

    def _take(self, result: Result) -> None:
        """Note a result, if it is of the book as it is now."""
        name = result.work.name
        work = self.wanted.get(name)
        if work and work != result.work and self.runner:  # it moved in its page, perhaps no more
            result = self.runner.known([work]).get(name, result)
        if work == result.work:
            del self.wanted[name]
            self.made[name] = result
            self.state.notify_all()

    def _pick(self, waiting: Sequence[Work]) -> Work | None:
        """What is looked at; else, in the order of reading, what won't end long after the rest."""
        self.begin.wait()
        with self.state:
            new = any(self.given.get(name) != key for name, key in self.keys.items())
            left = [work for work in waiting if self._is_wanted(work)]
            if self.closing or new or not left:  # for what is new, another run begins
                return None
            jobs = self.runner.project.jobs if self.runner else 1
            total = sum(map(self._cost, left))
            chosen = max(left, key=lambda work: self._urgency(work, total / jobs))
            self.running[chosen.name] = chosen
            return chosen

    def _is_wanted(self, work: Work) -> bool:
        return work.name in self.wanted and self.keys[work.name] == self.given[work.name]

    def _cost(self, work: Work) -> float:
        return self.seconds.get(work.name, 0.0)

    def _urgency(self, work: Work, share: float) -> tuple[int, float, int]:
        """`share` is what each core has still to do: a work that takes longer begins now."""
        cost = self._cost(work)
        late = cost if cost >= share else 0.0
        place = self.order.get(work.name, len(self.order))
        return self.looked_at.get(work.name, 0), late, -place
