"""`press compare`: the book in other environments, run by the press that is installed in each."""

import subprocess
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from press.check.changes import Moved, record_comparison
from press.check.compared import compared, counts
from press.check.outcome import Build
from press.problems import PressError, Problem

HAS_PRESS = "import press.doors.cli"


def compare_here(build: Build, day: date, whole: bool) -> Iterator[str]:
    """What is not as it was accepted in this environment: of the whole book it is recorded, and
    counted here; of a part of it each difference is told."""
    project = build.book.project
    comparison = compared(build, day)
    if not comparison.compared:
        raise PressError([Problem("press compare", 1, "nothing is accepted yet; `press accept`")])
    versions = ", ".join(f"{name} {version}" for name, version in comparison.now.items())
    told = ", ".join(f"{number:,} {words}" for number, words in counts(comparison))
    yield f"{versions}: {comparison.compared:,} compared, {told}"
    if not whole:
        yield from (line for output in comparison.output for line in _told(output))
    elif file := record_comparison(project, comparison):
        yield f"what differs stands in {file.relative_to(project.root).as_posix()}"


def _told(output: Moved) -> Iterator[str]:
    yield from (f"{output.name}: {move}" for move in output.moves)
    if output.more:
        yield f"{output.name}: {output.more} more"
    if output.ends:
        yield f"{output.name}: ends in {output.cell!r}: {output.ends}"


def compare_there(environments: Collection[str], only: Collection[str], root: Path) -> None:
    """Have the press of each environment do the same, one after the other; raises for those that
    could not."""
    problems = []
    for environment in environments:
        python = _python(Path(environment))
        if python is None:
            said = "no environment: it has no bin/python; make one: python3.11 -m venv"
            problems.append(Problem(environment, 1, f"{said} {environment}"))
        elif subprocess.run([python, "-c", HAS_PRESS], cwd=root, capture_output=True).returncode:
            said = f"no press is in it: {python} -m pip install worked-press"
            problems.append(Problem(environment, 1, said))
        else:
            command = [str(python), "-m", "press.doors.cli", "compare"]
            command += [word for path in only for word in ("--only", path)]
            if subprocess.run(command, cwd=root).returncode:
                problems.append(Problem(environment, 1, "its press ended with an error; see above"))
    if problems:
        raise PressError(problems)


def _python(environment: Path) -> Path | None:
    """The interpreter of an environment, or the one that is named itself."""
    for file in (environment / "bin/python", environment / "Scripts/python.exe", environment):
        if file.is_file():
            return file.absolute()
    return None
