"""`make home`: everything that readers take home is run as they run it; ends with 1 where it fails.

Of a built site with its zip: each notebook in an empty folder, with the data served from this
machine, and each file of code, snippets and pages alike, in a folder that holds what the zip does.
A notebook fails, too, if it shows anything else than its page: all but cells tagged `varies`.

`--only WORD`, once or several times, picks those whose path has a word. What runs well is noted in
`.press/home`, and `--resume` leaves it out while it, its data and the versions are the same.
"""

import argparse
import contextlib
import hashlib
import json
import multiprocessing
import os
import re
import runpy
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distributions
from pathlib import Path
from threading import Lock, Thread
from zipfile import ZipFile

PATIENCE = 1800
"""Seconds for a cell of a notebook, and for a file of code if nothing else is asked for."""
ADDRESS = re.compile(r"(?<=^get_data\()'[^']*'", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What came of a notebook or a file of code."""

    name: str
    error: str = ""
    moved: list[str] = field(default_factory=list)
    """What it shows otherwise than the page does."""

    @property
    def well(self) -> bool:
        return not (self.error or self.moved)


@dataclass(frozen=True)
class Task:
    """A notebook or a file of code that is to be run."""

    name: str
    mark: str
    """Tells its content, its data and its versions from others."""
    run: Callable[[], Outcome]


@dataclass(frozen=True)
class Notes:
    """The file that remembers what ran well: a line for each, with its mark."""

    file: Path
    lock: Lock = field(default_factory=Lock)

    def knows(self, task: Task) -> bool:
        return f"{task.mark} {task.name}" in self._lines()

    def note(self, task: Task, well: bool) -> None:
        with self.lock:
            lines = {line for line in self._lines() if line.partition(" ")[2] != task.name}
            lines |= {f"{task.mark} {task.name}"} if well else set()
            self.file.parent.mkdir(exist_ok=True)
            self.file.write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")

    def _lines(self) -> list[str]:
        return self.file.read_text("utf-8").splitlines() if self.file.is_file() else []


# ------------------------------------------------------------------ notebooks


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def from_here(notebook: str, address: str) -> str:
    """A published notebook whose data come from an address: nothing else of it is changed."""
    made = json.loads(notebook)
    for cell in made["cells"]:
        source = cell["source"]
        if cell["cell_type"] == "code" and "\nget_data(" in source:
            cell["source"] = ADDRESS.sub(lambda _: repr(address), source)
    return json.dumps(made)


def notebook_outcome(file: Path, name: str, address: str) -> Outcome:
    """Run a notebook in a kernel of its own, in a process of its own, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            str(Path(__file__).resolve()),
            "--one",
            str(file),
            folder,
            address,
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=activated(os.environ)
        )
    if done.returncode:
        return Outcome(name, error=done.stderr.strip()[-3000:])
    return Outcome(name, moved=json.loads(done.stdout.splitlines()[-1]))


def run_notebook(file: str, folder: str, address: str) -> None:
    """What `--one` does: say as JSON what moved; ends with 1 where a cell raises."""
    from nbclient.exceptions import CellExecutionError

    from press.testing import rerun

    text = from_here(Path(file).read_text("utf-8"), address)
    try:
        print(json.dumps(rerun(text, Path(folder), PATIENCE)))
    except CellExecutionError as error:
        sys.exit(str(error))


def activated(environment: Mapping[str, str]) -> dict[str, str]:
    """As in an environment that is activated: its programs are found."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    return {**environment, "PATH": path}


# ------------------------------------------------------------------ files of code


def linked(unpacked: Path, folder: Path) -> None:
    """Make a folder that holds what the zip does: what a file of code writes stays apart."""
    for each in unpacked.iterdir():
        (folder / each.name).symlink_to(each)


def run_code(name: str, folder: str, log: str) -> None:
    """In a process of its own: `python NAME` in a folder, with all that it says in a log."""
    os.chdir(folder)
    with open(log, "w") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        sys.argv = [name]
        sys.path[0] = str(Path(folder, name).parent)
        try:
            runpy.run_path(name, run_name="__main__")
        except Exception:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)


def code_outcome(name: str, unpacked: Path, raises: str, seconds: float, warm: bool) -> Outcome:
    """Run a file of code, which must end well, or with the exception that its page expects."""
    with tempfile.TemporaryDirectory() as folder:
        linked(unpacked, Path(folder))
        status, said = (forked if warm else alone)(name, folder, seconds)
    last = said.strip().rpartition("\n")[2]
    expected = status == 0 if not raises else raises in said and status == 1
    return Outcome(name, "" if expected else f"status {status}: {last or 'nothing said'}")


def forked(name: str, folder: str, seconds: float) -> tuple[int, str]:
    """By a process that has the libraries imported already."""
    with tempfile.NamedTemporaryFile("r") as log:
        context = multiprocessing.get_context("forkserver")
        process = context.Process(target=run_code, args=(name, folder, log.name))
        process.start()
        process.join(seconds)
        process.kill()
        process.join()
        return process.exitcode or 0, Path(log.name).read_text("utf-8", "replace")


def alone(name: str, folder: str, seconds: float) -> tuple[int, str]:
    """By a Python of its own, as a reader does."""
    try:
        done = subprocess.run(
            [sys.executable, name],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 124, f"still running after {seconds:g} seconds"
    return done.returncode, done.stdout


def code_checked(name: str, unpacked: Path, raises: Mapping[str, str], seconds: float) -> Outcome:
    """A file of code that fails beside imported libraries has a second try with a Python alone,
    whose word counts."""
    tried = partial(code_outcome, name, unpacked, raises.get(name, ""), seconds)
    outcome = tried(warm=True)
    return tried(warm=False) if outcome.error else outcome


# ------------------------------------------------------------------ all of it


def all_of(tasks: Iterable[Task], workers: int, notes: Notes) -> list[Outcome]:
    """Run tasks side by side, and say of each what came of it."""

    def run(task: Task) -> Outcome:
        outcome = task.run()
        notes.note(task, outcome.well)
        verdict = "FAILS" if outcome.error else "differs" if outcome.moved else "runs"
        lines = [*outcome.error.splitlines(), *outcome.moved]
        said = [f"{verdict:8} {outcome.name}", *(f"         {line}" for line in lines)]
        print("\n".join(said), flush=True)
        return outcome

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, tasks))


def notebooks(site: Path, address: str, versions: str) -> Iterator[Task]:
    for file in sorted(site.rglob("*.ipynb")):
        name = file.relative_to(site).as_posix()
        yield Task(name, mark(file, versions), partial(notebook_outcome, file, name, address))


def files_of_code(unpacked: Path, seconds: float, versions: str) -> Iterator[Task]:
    """What the zip's README says to set is set, and what many import is imported once."""
    from press import load_book, load_project

    project = load_project()
    works = load_book(project).works
    raises = {name: work.raises[0][1] for name, work in works.items() if work.raises}
    os.environ.update(activated(os.environ), MPLBACKEND="agg", **project.settings.environment)
    os.chdir(unpacked)
    multiprocessing.get_context("forkserver").set_forkserver_preload([*project.settings.preload])
    folders = (unpacked / project.settings.snippets, unpacked / "notebooks")
    for file in (file for folder in folders for file in sorted(folder.rglob("*.py"))):
        name = file.relative_to(unpacked).as_posix()
        run = partial(code_checked, name, unpacked, raises, seconds)
        yield Task(name, mark(file, versions), run)


def mark(*parts: Path | str) -> str:
    """One of texts and of the contents of files."""
    each = (part.encode() if isinstance(part, str) else part.read_bytes() for part in parts)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in each)).hexdigest()


def made_with(unpacked: Path) -> str:
    """A mark of the data, and of all that is installed."""
    data = sorted(file for file in (unpacked / "data").rglob("*") if file.is_file())
    installed = sorted(f"{each.name} {each.version}" for each in distributions())
    return mark(*data, sys.version, *installed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--only", action="append", default=[], metavar="WORD")
    parser.add_argument("--resume", action="store_true", help="leave out what ran well before")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=PATIENCE, help="for a file of code")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        run_notebook(*asked.one)
        return 0
    zips = sorted(asked.site.glob("*.zip"))
    if len(zips) != 1:
        sys.exit(f"{asked.site}: {len(zips)} zips where one is wanted; `make zip` makes it")
    site, words = asked.site.resolve(), asked.only
    notes = Notes(Path(".press/home").resolve())
    found: list[Outcome] = []
    before = 0
    with tempfile.TemporaryDirectory() as folder, served(site) as address:
        with ZipFile(zips[0]) as packed:
            packed.extractall(folder)
        (unpacked,) = Path(folder).iterdir()
        versions = made_with(unpacked)
        of_code = files_of_code(unpacked, asked.seconds, versions)
        for tasks in (notebooks(site, address, versions), of_code):
            picked = [t for t in tasks if not words or any(word in t.name for word in words)]
            new = [task for task in picked if not (asked.resume and notes.knows(task))]
            found += all_of(new, asked.workers, notes)
            before += len(picked) - len(new)
    if not found and not before:
        sys.exit(f"{asked.site}: nothing there has {' or '.join(map(repr, words))} in its path")
    wrong = sum(bool(outcome.error) for outcome in found)
    moved = sum(bool(outcome.moved) for outcome in found)
    also = f"; {before} ran well before" if before else ""
    print(f"{len(found)} run: {wrong} fail, {moved} show something else than their page{also}")
    return bool(wrong or moved)


if __name__ == "__main__":
    sys.exit(main())
