"""What crosses a process boundary or is kept on disk: written and read here alone, as JSON.

The road of a work has five messages. The parent writes a `Job`, the worker a `Report`, the store
keeps an `Entry` for each result, a `Record` of each work's last run that succeeded, and what
`Failed` since. msgspec reads them: small, fast, without dependencies, and what has another shape is
one error that names the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Required, TypedDict, TypeVar

import msgspec

T = TypeVar("T")


class Output(TypedDict, total=False):
    """One output of a cell, as nbformat 4 writes it; which keys there are, its type says.

    https://nbformat.readthedocs.io/en/latest/format_description.html#code-cell-outputs
    """

    output_type: Required[Literal["stream", "display_data", "execute_result", "error"]]
    name: Literal["stdout", "stderr"]
    text: str
    data: dict[str, Any]
    metadata: dict[str, Any]
    execution_count: int | None
    ename: str
    evalue: str
    traceback: list[str]


Outputs = list[Output]


# ------------------------------------------------------------------ the parent to the worker


@dataclass(frozen=True)
class Cell:
    """A stretch of code to run, as if it stood at `line` of its file."""

    name: str
    code: str
    line: int
    warns: bool
    """It teaches a warning, which is then an output, and must come."""


@dataclass(frozen=True)
class Surroundings:
    """What a work runs in, and what its result therefore depends on."""

    python: str
    machine: str
    device: str
    """What computes: "CPU", or the names of the graphics cards."""
    environment: Mapping[str, str]
    """The variables that press and the settings fix."""
    preload: tuple[str, ...]
    """Modules that were imported before it began."""
    press: str
    """A hash of those modules of press that decide what is stored."""


@dataclass(frozen=True)
class Recipe:
    """All that is known before the run that decides its result. Its hash is the result's key."""

    name: str
    """The file that the work comes from, relative to the root."""
    cells: tuple[Cell, ...]
    values: tuple[str, ...]
    """The expressions whose values pages ask for."""
    forks: bool
    """Whether it may start processes of its own code, as multiprocessing does."""
    surroundings: Surroundings


@dataclass(frozen=True)
class Job:
    """A recipe to follow, and what doesn't change its result."""

    recipe: Recipe
    root: str
    data: str
    """Where, relative to the root and to its working folder, the data lies."""
    seconds: float
    memory_mb: int
    printed_kb: int


# ------------------------------------------------------------------ the worker to the parent


@dataclass(frozen=True)
class Warned:
    """A warning that a cell emitted: its category, or the level and name of a logger."""

    category: str
    message: str
    line: int
    """Where in the work's own file; 0 where it came from elsewhere."""


@dataclass(frozen=True)
class Failure:
    """What ended a work. A process that died has no `ename`."""

    cell: str
    line: int
    ename: str
    evalue: str


@dataclass(frozen=True)
class Shown:
    """What a work showed, by cell, and what it cost."""

    cells: dict[str, Outputs]
    warnings: dict[str, list[Warned]]
    """Those that a cell teaches; they are among its outputs too, as text."""
    values: dict[str, tuple[Literal["ok", "error"], str]]
    """For each expression, ("ok", its text) or ("error", what it raised)."""
    error: Failure | None
    seconds: float
    """CPU seconds."""
    memory: int
    """Peak resident memory in bytes."""


Bounds = tuple[int, int | None]
"""The least limit that a work gets by with, and the greatest that it shows the same under: None
where it never came up against it."""


@dataclass(frozen=True)
class Letter:
    """One thing that a process did which a snippet forked; see `Report` and `Shown`."""

    file: str = ""
    imported: str = ""
    program: str = ""
    refused: str = ""
    warned: Warned | None = None


@dataclass(frozen=True)
class Report:
    """What a worker leaves behind: what was shown, and what was found out on the way."""

    shown: Shown
    files: tuple[str, ...]
    """What it read, relative to the root where it lies there."""
    imports: tuple[str, ...]
    """The top-level modules that its own code imported."""
    programs: tuple[str, ...] = ()
    """The programs that it started or looked for, as it called them."""
    limits: Mapping[str, Bounds] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    """How this worker's surroundings are not those of the job: then nothing ran."""
    unwatched: str = ""
    """Why the system can't say what native code read: then all of the data is among `files`."""


@dataclass(frozen=True)
class Loaded:
    """What the process that forks workers holds in memory: its own modules' files, by content."""

    files: dict[str, str]


# ------------------------------------------------------------------ the store


@dataclass(frozen=True)
class Needs:
    """What was found out while a work ran: what must be as it was, for its result to hold."""

    files: Mapping[str, str] = field(default_factory=dict)
    """By a hash of their content."""
    libraries: Mapping[str, str] = field(default_factory=dict)
    """Distributions, by their version."""
    programs: Mapping[str, str] = field(default_factory=dict)
    """For each name, a hash of the file that answers to it."""
    limits: Mapping[str, Bounds] = field(default_factory=dict)
    """By the name of the setting."""


@dataclass(frozen=True)
class Entry:
    """A result, with what it needs to be still true."""

    needs: Needs
    shown: Shown


@dataclass(frozen=True)
class Record:
    """The last run of a work that succeeded: what it was made from, its cost, and why it ran."""

    recipe: Recipe
    needs: Needs
    seconds: float
    memory: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Failed:
    """The last run of a work, where it failed: told to `press why`, and within a session."""

    recipe: Recipe
    needs: Needs
    """None where its process died."""
    shown: Shown
    printed: str
    session: str
    """The run of tests that it was part of; empty for any other build."""


# ------------------------------------------------------------------ writing and reading


class WireError(ValueError):
    """A message of another shape than this press writes."""


def encode(message: object) -> bytes:
    """JSON; the same bytes for equal messages, whatever order their mappings were made in."""
    return msgspec.json.encode(message, order="deterministic")


def learn(kind: type) -> None:
    """Have msgspec look at a kind of message now, and not when the first one comes."""
    msgspec.json.Decoder(kind)


def decode(content: bytes, kind: type[T]) -> T:
    """The message in `content`. Raises WireError where it is no `kind`."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WireError(f"this is no {kind.__name__.lower()}: {error}") from error
