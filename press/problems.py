"""What can be wrong with a book, said in one line each: what, where, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `path` is relative to the project's root; `line` is 0 where none is."""

    path: str
    line: int
    message: str
    detail: str = ""
    """What helps to understand: the code around the line, what the snippet printed."""

    def __str__(self) -> str:
        head = f"{self.path}:{self.line or ''}".rstrip(":") + f": {self.message}"
        return f"{head}\n{self.detail}" if self.detail else head


class PressError(Exception):
    """Everything that is wrong, in one go, in the order in which a reader meets it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known name closest to `name`, or all of them where none is close."""
    known = sorted(known)
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]!r}?"
    shown = ", ".join(map(repr, known[:12])) + (", …" if len(known) > 12 else "")
    return f"there is {shown}" if known else "there are none yet"
