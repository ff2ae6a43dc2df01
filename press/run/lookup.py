"""What the store knows of a work: the result that still holds, or why there is none."""

from dataclasses import dataclass, field, replace
from typing import Any

from press.book.result import Result
from press.book.work import Work
from press.project import Project
from press.run.keys import Snapshot, recipe, recipe_key, why_changed
from press.run.store import Store
from press.wire import Entry, Failed, Needs, Record, Shown


@dataclass(frozen=True)
class Lookup:
    """Answers for a book as it is now; one for each moment at which it is looked at."""

    project: Project
    store: Store
    session: str = ""
    """The run of tests that this is part of: what failed in it isn't tried again."""
    snapshot: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "snapshot", Snapshot(self.project))

    def find(self, work: Work) -> Result | None:
        """The result that a run would use instead of running the work."""
        for entry in self.store.entries(self._key(work)):
            result = result_of(work, entry.needs, entry.shown, cached=True)
            if result.ok and self._holds(entry.needs):
                return result
        failed = self.store.failure(work.name) if self.session else None
        if failed and (failed.session, recipe_key(failed.recipe)) == (
            self.session,
            self._key(work),
        ):
            told = {"printed": failed.printed, "cached": True}
            result = result_of(work, failed.needs, failed.shown, **told)
            if not result.ok and self._holds(failed.needs):
                return result
        return None

    def reasons(self, work: Work) -> list[str]:
        """Why `find` finds nothing, against the result that comes closest; empty if it does."""
        failed = self.store.failure(work.name)
        said = [f"it failed when it last ran, {_how(work, failed)}"] if failed else []
        entries = list(self.store.entries(self._key(work)))
        if entries:
            return said + min((self._changes(work, entry) for entry in entries), key=len)
        record = self.store.record(work.name)
        if record is None:
            return said or ["it was never run"]
        changes = [
            *why_changed(record.recipe, recipe(work, self.project)),
            *self.snapshot.changes(record.needs),
        ]
        return said + (changes or ([] if said else ["its result is no more in the store"]))

    def is_of(self, record: Record, work: Work) -> bool:
        """Whether the last run that succeeded was made from what there is now."""
        return recipe_key(record.recipe) == self._key(work) and self._holds(record.needs)

    def _key(self, work: Work) -> str:
        return recipe_key(recipe(work, self.project))

    def _holds(self, needs: Needs) -> bool:
        return not any(self.snapshot.changes(needs))

    def _changes(self, work: Work, entry: Entry) -> list[str]:
        ok = result_of(work, entry.needs, entry.shown).ok
        unlike = [] if ok else ["a page expects that it ends in another way"]
        return unlike + list(self.snapshot.changes(entry.needs))


def result_of(work: Work, needs: Needs, shown: Shown, **facts: Any) -> Result:
    """What a run showed, with the lines at which its file has the code today."""
    said = dict(vars(shown))
    if error := shown.error:
        said["error"] = replace(error, line=work.file_line(error.line))
    said["warnings"] = {
        cell: [replace(w, line=w.line and work.file_line(w.line)) for w in warned]
        for cell, warned in shown.warnings.items()
    }
    return Result(work, needs=needs, **said, **facts)


def _how(work: Work, failed: Failed) -> str:
    error = result_of(work, failed.needs, failed.shown).error
    if error is None:
        return "since it raised nothing where a page expects it"
    return f"at line {error.line}: " + f"{error.ename}: {error.evalue}".removeprefix(": ")
