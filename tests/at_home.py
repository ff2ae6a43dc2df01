"""`make home`: everything that readers take home is run as they run it; ends with 1 where it fails.

Of a built site with its zip: each notebook in an empty folder, with the data served from this
machine, and each file of code in a folder that holds what the zip does. `--only WORD` picks those
whose path has the word.
"""

import argparse
import contextlib
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
from pathlib import Path
from threading import Thread
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


def all_of(tasks: Iterable[Callable[[], Outcome]], workers: int) -> list[Outcome]:
    """Run tasks side by side, and say of each what came of it."""
    found = []
    with ThreadPoolExecutor(workers) as pool:
        for outcome in pool.map(lambda task: task(), tasks):
            found.append(outcome)
            verdict = "FAILS" if outcome.error else "differs" if outcome.moved else "runs"
            print(f"{verdict:8} {outcome.name}", flush=True)
            for line in [*outcome.error.splitlines(), *outcome.moved]:
                print(f"         {line}", flush=True)
    return found


def notebooks(site: Path, address: str, word: str) -> Iterator[Callable[[], Outcome]]:
    for file in sorted(site.rglob("*.ipynb")):
        name = file.relative_to(site).as_posix()
        if word in name:
            yield partial(notebook_outcome, file, name, address)


def files_of_code(unpacked: Path, word: str, seconds: float) -> Iterator[Callable[[], Outcome]]:
    """What the zip's README says to set is set, and what many import is imported once."""
    from press import load_book, load_project

    project = load_project()
    works = load_book(project).works
    raises = {name: work.raises[0][1] for name, work in works.items() if work.raises}
    os.environ.update(activated(os.environ), MPLBACKEND="agg", **project.settings.environment)
    os.chdir(unpacked)
    multiprocessing.get_context("forkserver").set_forkserver_preload([*project.settings.preload])
    for file in sorted((unpacked / project.settings.snippets).rglob("*.py")):
        name = file.relative_to(unpacked).as_posix()
        if word in name:
            yield partial(code_checked, name, unpacked, raises, seconds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--only", default="", metavar="WORD")
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
    site, word, workers = asked.site.resolve(), asked.only, asked.workers
    with tempfile.TemporaryDirectory() as folder, served(site) as address:
        with ZipFile(zips[0]) as packed:
            packed.extractall(folder)
        (unpacked,) = Path(folder).iterdir()
        found = all_of([*notebooks(site, address, word)], workers)
        found += all_of([*files_of_code(unpacked, word, asked.seconds)], workers)
    if not found:
        sys.exit(f"{asked.site}: nothing there has {word!r} in its path")
    wrong = sum(bool(outcome.error) for outcome in found)
    moved = sum(bool(outcome.moved) for outcome in found)
    print(f"{len(found)} run: {wrong} fail, {moved} show something else than their page")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
