"""`make quick`: within a minute, whether the change at hand broke anything.

Runs what depends on what differs from the main branch, the nearest first, and says what it ran,
what it left, and why. `make test` has the last word.
"""

import argparse
import ast
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psutil

from press import Book, Expected, PressError, load_book, load_project, read_expected

BRANCHES = ("main", "origin/main", "master")
EVERYTHING = ("requirements.lock", "serve.lock", "pyproject.toml", "Makefile")
"""What all else depends on."""
SITE = ("docs/", "snippets/", "overrides/", "hooks/", "mkdocs.yml")
"""What the pages are made from."""
READERS_OF_CHANGES = ("hooks/from_2020.py", "doctor/tests/test_table.py")
"""What reads the tables of what changed since 2020, beside the pages made from them."""
REPORT = "QUICK_REPORT"
"""Names the file in which this module, as a plugin of pytest, notes what is asked and what ran."""


# ------------------------------------------------------------------ what changed


def git(root: Path, *command: str) -> list[str]:
    done = subprocess.run(
        ["git", "-C", str(root), *command], capture_output=True, text=True, check=False
    )
    return done.stdout.split("\0" if "-z" in command else "\n")[:-1] if not done.returncode else []


def base_of(root: Path) -> str:
    """The commit that the change began at: where it left main, or the one before on main itself."""
    head = git(root, "rev-parse", "HEAD")
    for branch in BRANCHES:
        if found := git(root, "merge-base", "HEAD", branch):
            clean = not git(root, "status", "--porcelain")
            return f"{found[0]}^" if found == head and clean else found[0]
    return "HEAD"


def changed_since(root: Path, base: str) -> list[str]:
    """Paths that differ from a commit; deleted ones and new ones count."""
    tracked = git(root, "diff", "--name-only", "--no-renames", "-z", base)
    return sorted({*tracked, *git(root, "ls-files", "-z", "--others", "--exclude-standard")})


# ------------------------------------------------------------------ which tests it concerns


@dataclass(frozen=True)
class Imports:
    """Which Python file of a repository imports which, as far as their text tells."""

    root: Path
    files: tuple[str, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Files by the names that they can be imported by: from the root, or from their folder."""
        found = {}
        for file in self.files:
            dotted = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            found[dotted] = file
            if not (self.root / file).with_name("__init__.py").exists():
                found.setdefault(Path(file).stem, file)
        return found

    def of(self, file: str) -> set[str]:
        """The files that one imports, or names in a text, as what starts a process does."""
        with suppress(SyntaxError, OSError):
            tree = ast.parse((self.root / file).read_text("utf-8"))
            said = {name for node in ast.walk(tree) for name in named(node)}
            return {self.names[name] for name in said if name in self.names} | self._given(file)
        return set()

    def _given(self, file: str) -> set[str]:
        """What pytest imports for a test: the conftest.py of its folder and of those above."""
        if not Path(file).name.startswith("test_"):
            return set()
        near = {(folder / "conftest.py").as_posix() for folder in Path(file).parents}
        return near & set(self.files)

    def tests_of(self, changed: Iterable[str]) -> list[str]:
        """The files of tests that changed files can break, the nearest first."""
        users: dict[str, set[str]] = {}
        for file in self.files:
            for used in self.of(file):
                users.setdefault(used, set()).add(file)
        distance = dict.fromkeys(self._modules(changed), 0)
        stems = {Path(file).stem.removeprefix("test_") for file in distance}
        rooms = {file.partition("/")[0] for file in distance}
        waiting = list(distance)
        for file in waiting:  # grows while it is read
            for user in sorted(users.get(file, set()) - set(distance)):
                distance[user] = distance[file] + 1
                waiting.append(user)
        tests = [file for file in distance if Path(file).name.startswith("test_")]

        def nearness(test: str) -> tuple[bool, bool, int]:
            """Its own test, then those of its package, then by the length of the road to it."""
            namesake = Path(test).stem.removeprefix("test_") in stems
            return not namesake, test.partition("/")[0] not in rooms, distance[test]

        return sorted((test for test in tests if (self.root / test).exists()), key=nearness)

    def _modules(self, changed: Iterable[str]) -> Iterator[str]:
        """Changed modules; for a file among or below modules, these: who else would read it?"""
        for path in changed:
            if path.endswith(".py"):
                yield path
            elif path.endswith(("/changes.toml", "/errors.toml", "/elsewhere.toml")):
                yield from READERS_OF_CHANGES
            elif package := self._package(path):
                yield from (f for f in self.files if Path(f).parent == package)

    def _package(self, path: str) -> Path | None:
        """The nearest folder of modules around a file."""
        above = list(Path(path).parents)[:-1]
        return next((f for f in above if (self.root / f / "__init__.py").exists()), None)


def named(node: ast.AST) -> Iterator[str]:
    """The modules that a piece of a program may mean."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        yield node.value


# ------------------------------------------------------------------ which pages it concerns


@dataclass(frozen=True)
class Items:
    """Pages and snippets to test, and those that would take too long, with their seconds."""

    paths: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Works that have no result in the store, so that the site can't be built in a moment."""


def items_of(root: Path, changed: Iterable[str], seconds: float) -> Items:
    """What of the book a change concerns: its snippets and pages, and what press finds stale."""
    book = load_book(load_project(root))
    never, stale = stale_works(root, book)
    own = set(changed)
    works = {name for name in book.works if name in own or name in stale}
    pages = {p for p, c in book.chapters.items() if p in own or works & set(book.works_of(c))}
    needed: dict[str, set[str]] = {work: {work} for work in works & set(book.snippets)}
    needed |= {page: set(book.works_of(book.chapters[page])) for page in pages}
    missing = {path: needs & (never | stale) for path, needs in needed.items()}
    costs = {work: cost(root, work) for work in set[str]().union(*missing.values())}
    price = {path: sum(costs[work] for work in works) for path, works in missing.items()}
    paths, left, runs = list[str](), list[str](), set[str]()
    for path in sorted(missing, key=lambda path: (price[path], path)):
        if sum(costs[work] for work in runs | missing[path]) <= seconds:
            paths.append(path)
            runs |= missing[path]
        else:
            left.append(f"{path}, for which {len(missing[path])} snippets must run")
    return Items(tuple(paths), tuple(left), tuple(sorted((never | stale) - runs)))


def stale_works(root: Path, book: Book) -> tuple[set[str], set[str]]:
    """The works that never ran here, and those that ran but whose results hold no more."""
    folders = {work.partition("/")[0] for work in book.works}
    said = "".join(run_press(root, "why", folder) for folder in sorted(folders))
    found = dict(re.findall(r"(?m)^(\S+) will run: (.*)$", said))
    never = {work for work, why in found.items() if why == "it was never run"}
    return never, set(found) - never


def run_press(root: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "press.doors.cli", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout


def cost(root: Path, work: str) -> float:
    """CPU seconds as they were accepted, and what starting a snippet takes."""
    accepted = read_expected(root, work)
    return 0.2 + (accepted.seconds if isinstance(accepted, Expected) else 1)


# ------------------------------------------------------------------ running it


@dataclass(frozen=True)
class Verdict:
    """What came of one kind of check."""

    what: str
    failed: bool
    said: str
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """Runs commands until the deadline, then ends them with all that they started."""

    root: Path
    deadline: float

    def run(self, *command: str, **environment: str) -> tuple[int | None, str]:
        """Exit status, None where time ran out, and what was printed."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            return None, ""
        with tempfile.TemporaryFile("w+") as printed:
            process = subprocess.Popen(
                command,
                cwd=self.root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            status = ended(process, left)
            printed.seek(0)
            return status, printed.read()

    def lint(self, changed: list[str]) -> Iterator[Verdict]:
        files = [file for file in changed if file.endswith(".py") and (self.root / file).exists()]
        if not files:
            return
        for name, *command in (("check", "check", "--quiet"), ("format", "format", "--check")):
            ruff = (sys.executable, "-m", "ruff", *command, "--force-exclude")
            status, said = self.run(*ruff, *files)
            yield self._verdict(f"ruff {name}", status, said, len(files))

    def types(self) -> Verdict:
        status, said = self.run(sys.executable, "-m", "mypy")
        return self._verdict("mypy", status, said, 0)

    def site(self) -> Verdict:
        """The site, built strictly into a folder of its own: its links, and all that press says."""
        with tempfile.TemporaryDirectory() as folder:
            command = [
                "mkdocs",
                "build",
                "--strict",
                "--site-dir",
                folder,
            ]  # --quiet counts no warning
            status, said = self.run(sys.executable, "-m", *command)
        return self._verdict("site", status, said, 0)

    def tests(self, paths: list[str]) -> Verdict:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder, "report")
            here = str(Path(__file__).parent)
            python = os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH", "")]))
            command = ["-m", "pytest", "-q", "--tb=short", "-p", "quick", "-n", "auto"]
            status, said = self.run(
                *(sys.executable, *command, "--dist=loadfile", "--no-loadscope-reorder", *paths),
                **{"PYTHONPATH": python, REPORT: str(report)},
            )
            lines = report.read_text("utf-8").splitlines() if report.exists() else []
        asked = list(dict.fromkeys(line[6:] for line in lines if line.startswith("asked ")))
        ran = {line[5:] for line in lines if line.startswith("done ")}
        failed = {line[7:] for line in lines if line.startswith("failed ")}
        left = [name for name in asked if name not in ran]
        files = list(dict.fromkeys(name.partition("::")[0] for name in left))
        if status is None and not asked:
            files = paths
        remaining = (f"pytest {' '.join(files)}",) if files else ()
        wrong = bool(failed) or status not in (0, 5, None)
        words = f"{len(ran)} ran, {len(failed)} failed, {len(left)} left"
        return Verdict("tests", wrong, f"{words}\n{said.strip()}" if wrong else words, remaining)

    def _verdict(self, what: str, status: int | None, said: str, count: int) -> Verdict:
        words = f"{count} files" if count else "fine"
        if status is None:
            return Verdict(what, False, "time ran out", (what,))
        return Verdict(what, bool(status), said.strip() if status else words)


def ended(process: "subprocess.Popen[bytes]", seconds: float) -> int | None:
    """How a process ends; None where it doesn't in time, and is ended with its children."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        for number, patience in ((signal.SIGINT, 3), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, number)
                process.wait(patience)


def verdicts(root: Path, changed: list[str], deadline: float) -> Iterator[Verdict]:
    """The cheap first; then the tests, beside types and site."""
    check = Check(root, deadline)
    yield from check.lint(changed)
    python = [*git(root, "ls-files", "-z", "--", "*.py"), *changed]
    engine = tuple(dict.fromkeys(file for file in python if is_engine(file)))
    tests = Imports(root, engine).tests_of(changed)
    try:
        items = items_of(root, changed, (deadline - time.monotonic()) / 2)
    except PressError as error:
        yield Verdict("book", True, str(error))
        items = Items()
    own = [path for path in items.paths if path in changed]
    paths = [*own, *tests, *(path for path in items.paths if path not in own)]
    book = any(path.startswith(SITE) for path in changed)
    with ThreadPoolExecutor(2) as both:
        waiting = [both.submit(check.tests, paths)] if paths else []
        if any(is_engine(file) for file in changed) and "[tool.mypy]" in settings(root):
            waiting.append(both.submit(check.types))
        if book and not items.unknown:
            waiting.append(both.submit(check.site))
        yield from (future.result() for future in waiting)
    if items.left:
        yield Verdict("pages", False, "some take longer than there is time", items.left)
    if book and items.unknown:
        words = f"not built: {len(items.unknown)} snippets have no result in the store"
        yield Verdict("site", False, words, ("`make site`",))


def settings(root: Path) -> str:
    return (root / "pyproject.toml").read_text("utf-8")


def is_engine(path: str) -> bool:
    """A program that is no part of the book; what is, press tests, whatever imports it."""
    return path.endswith(".py") and not path.startswith(("snippets/", "docs/"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="stop then (default: 60)")
    spent = time.time() - psutil.Process().create_time()  # Python's own start counts, too
    deadline = time.monotonic() + parser.parse_args().seconds - spent - 5  # so does the end
    root = Path.cwd()
    base = base_of(root)
    changed = changed_since(root, base)
    print(f"{len(changed)} files differ from {base[:12]}", flush=True)
    found = []
    for verdict in verdicts(root, changed, deadline):
        found.append(verdict)
        word = "FAILED" if verdict.failed else "left" if verdict.left else "ok"
        print(f"{verdict.what:12} {word}: {verdict.said}", flush=True)
    for verdict in found:
        for left in verdict.left:
            print(f"left: {left}")
    if every := sorted(set(changed) & set(EVERYTHING)):
        print(f"left: all else, which {' and '.join(every)} may matter to; `make test` runs it")
    sys.exit(any(verdict.failed for verdict in found))


# ------------------------------------------------------------------ as a plugin of pytest


def note(lines: Iterable[str]) -> None:
    with open(os.environ[REPORT], "a", encoding="utf-8") as report:
        report.writelines(f"{line}\n" for line in lines)


def pytest_xdist_node_collection_finished(ids: list[str]) -> None:
    note(f"asked {name}" for name in ids)


def pytest_runtest_logreport(report: object) -> None:
    name, when = report.nodeid, report.when  # type: ignore[attr-defined]
    if report.failed:  # type: ignore[attr-defined]
        note([f"failed {name}"])
    if when == "teardown":
        note([f"done {name}"])


if __name__ == "__main__":
    main()
