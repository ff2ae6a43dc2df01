"""The command `doctor`."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, FrozenSet, Iterator, List, Mapping, Optional, Sequence, TextIO

from doctor.check import TOO_DEEP, check
from doctor.files import Problem, Source, found_files, read_file, read_source
from doctor.finding import Finding
from doctor.fix import mend
from doctor.knowledge import Knowledge, load_knowledge
from doctor.progress import shown
from doctor.report import (
    Report,
    explanation,
    github_report,
    json_report,
    rdjson_report,
    sarif_report,
    statistics,
    text_report,
)
from doctor.settings import Settings, SettingsError, read_settings

FOUND, FAILED = 1, 2
FORMATS: Mapping[str, Callable[[Sequence[Report], Sequence[Problem]], str]] = {
    "json": json_report,
    "github": github_report,
    "sarif": sarif_report,
    "rdjson": rdjson_report,
}


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="doctor",
        description="Reads old TensorFlow code and says, line by line, what fails today.",
        epilog="Exit status: 0 nothing found, 1 something found, 2 something could not be read.",
    )
    made.add_argument("paths", nargs="*", metavar="PATH", help="script, notebook, folder, or -")
    made.add_argument("--fix", action="store_true", help="mend what can be mended safely")
    made.add_argument(
        "--unsafe-fixes", action="store_true", help="mend also what may mean something else"
    )
    made.add_argument(
        "--diff", action="store_true", help="show what would be mended, write nothing"
    )
    made.add_argument(
        "--output-format", choices=["text", *FORMATS], default="text", help="default: text"
    )
    made.add_argument("--statistics", action="store_true", help="count the codes instead")
    made.add_argument("--explain", metavar="CODE", help="all that is known of a code, and no more")
    made.add_argument("--select", type=codes, metavar="CODES", help="these codes or parts alone")
    made.add_argument("--ignore", type=codes, metavar="CODES", help="all but these codes or parts")
    made.add_argument("--color", choices=["auto", "always", "never"], default="auto")
    return made


def codes(text: str) -> FrozenSet[str]:
    return frozenset(filter(None, text.replace(",", " ").split()))


class Choice:
    """Which findings are wanted: by code, or by the part of the table."""

    def __init__(
        self,
        knowledge: Knowledge,
        select: Optional[FrozenSet[str]],
        ignore: Optional[FrozenSet[str]],
    ) -> None:
        self.parts = {code: row.part for code, row in knowledge.rows.items()}
        self.select, self.ignore = select, ignore

    def __call__(self, finding: Finding) -> bool:
        names = {finding.code, self.parts.get(finding.code, "index")}
        if self.select is not None and names.isdisjoint(self.select):
            return False
        return self.ignore is None or names.isdisjoint(self.ignore)


def unknown_codes(knowledge: Knowledge, *asked: Optional[FrozenSet[str]]) -> List[str]:
    known = {*knowledge.rows, *(row.part for row in knowledge.rows.values()), *OF_THE_INDEX}
    return sorted(code for codes_ in asked for code in codes_ or () if code not in known)


OF_THE_INDEX = frozenset(
    [
        "index",
        "renamed",
        "no-such-name",
        "no-such-attribute",
        "no-such-argument",
        "too-many-arguments",
        "old-version",
    ]
)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # one that lacks a letter writes it as \xe4
            stream.reconfigure(errors="backslashreplace")
    try:
        with no_search_for_cycles():
            return answer(arguments)
    except BrokenPipeError:  # whoever reads the report has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Trees of syntax hold none, and to search them again and again takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def answer(arguments: Optional[Sequence[str]]) -> int:
    parses = parser()
    asked = parses.parse_args(arguments)
    knowledge = load_knowledge()
    if asked.explain is not None:
        return explain(knowledge, asked.explain)
    if not asked.paths:
        parses.error("name a script, a notebook or a folder, or - for standard input")
    try:
        settings = read_settings(asked.paths)
    except SettingsError as error:
        print(f"doctor: {error}", file=sys.stderr)
        return FAILED
    for where, select, ignore in (
        (f"{settings.file}: ", settings.select, settings.ignore),
        ("", asked.select, asked.ignore),
    ):
        unknown = unknown_codes(knowledge, select, ignore)
        if unknown:
            said = f"doctor: {where}no code or part is named {', '.join(unknown)}"
            print(said, file=sys.stderr)
            return FAILED
    select = settings.select if asked.select is None else asked.select
    ignore = settings.ignore if asked.ignore is None else asked.ignore
    return Run(asked, knowledge, Choice(knowledge, select, ignore), settings).all()


def explain(knowledge: Knowledge, code: str) -> int:
    row = knowledge.rows.get(code)
    if row is None:
        print(f"doctor: no row is named {code}", file=sys.stderr)
        return FAILED
    sys.stdout.write(explanation(row))
    return 0


class Run:
    """One run of the command, over all that was asked for."""

    def __init__(
        self, asked: argparse.Namespace, knowledge: Knowledge, choice: Choice, settings: Settings
    ) -> None:
        self.asked = asked
        self.knowledge = knowledge
        self.choice = choice
        self.settings = settings
        self.problems: List[Problem] = []
        self.reports: List[Report] = []
        self.changed = 0

    def all(self) -> int:
        for path in self.files():
            read = read_file(path)
            if isinstance(read, Problem):
                self.problems.append(read)
            else:
                self.problems += read.problems
                self.one(read)
        self.write()
        sys.stdout.flush()
        if self.problems:
            return FAILED
        found = any(one.certain for report in self.reports for one in report.findings)
        return FOUND if found or (self.asked.diff and self.changed) else 0

    def files(self) -> Iterator[str]:
        """The files to read; a bar says how far it is, but not among the lines of a diff."""
        paths = self.asked.paths
        found = list(found_files(paths, self.problems.append, self.settings.excludes))
        return iter(found) if self.asked.diff else shown(found, sys.stderr)

    def one(self, source: Source) -> None:
        try:
            self.looked_at(source)
        except RecursionError:
            self.problems.append(Problem(source.path, TOO_DEEP))

    def looked_at(self, source: Source) -> None:
        mends = self.asked.fix or self.asked.unsafe_fixes or self.asked.diff
        if mends:
            source = self.mended(source)
        if not self.asked.diff:
            found = [one for one in check(source, self.knowledge) if self.choice(one)]
            self.reports.append(Report(source.path, found))

    def mended(self, source: Source) -> Source:
        """The source as it is after the mend; written, shown or handed on, as was asked."""
        done = mend(source, self.knowledge, self.asked.unsafe_fixes, self.choice)
        self.changed += done.count
        if self.asked.diff:
            write_bytes(difference(source, done.raw))
            return source
        if source.path == "-":
            write_bytes(done.raw)
        elif done.raw != source.raw:
            try:
                replace_file(Path(source.path), done.raw)
            except OSError as error:
                self.problems.append(Problem(source.path, f"not mended: {error.strerror}"))
                return source
        again = read_source(source.path, done.raw)
        return again if isinstance(again, Source) else source

    def write(self) -> None:
        """The report; it makes way on stdout where the mended code goes there."""
        mended = "-" in self.asked.paths and (self.asked.fix or self.asked.unsafe_fixes)
        out = sys.stderr if mended or self.asked.diff else sys.stdout
        if self.asked.output_format != "text":
            out.write(FORMATS[self.asked.output_format](self.reports, self.problems))
            return
        for problem in self.problems:
            print(f"doctor: {problem}", file=sys.stderr)
        if self.asked.diff:
            print(f"{self.changed} would be mended.", file=out)
            return
        if self.changed:
            print(f"Mended {self.changed}.", file=out)
        if self.asked.statistics:
            out.write(statistics(self.reports))
        else:
            out.write(text_report(self.reports, colored(self.asked.color, out)))


def colored(asked: str, out: TextIO) -> bool:
    if asked != "auto":
        return asked == "always"
    return out.isatty() and "NO_COLOR" not in os.environ


def difference(source: Source, raw: bytes) -> bytes:
    """What a mend changes, as `patch` reads it."""
    import difflib  # here, and others below, since who writes nothing needn't wait for them

    old, new = (data.splitlines(keepends=True) for data in (source.raw, raw))
    path = os.fsencode(source.path)
    lines = difflib.diff_bytes(difflib.unified_diff, old, new, path, path)
    return b"".join(
        line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
        for line in lines
    )


def write_bytes(raw: bytes) -> None:
    """Code as it is, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.flush()


def replace_file(path: Path, raw: bytes) -> None:
    """Writes a file as a whole or not at all, with the rights that it had."""
    import shutil
    import tempfile

    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".doctor-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise
