"""Builds of a book in every way people build it, and what they showed."""

import gc
import html
import io
import multiprocessing
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import traceback
import urllib.error
import urllib.parse
import urllib.request
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib import import_module, metadata
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from press.book.result import Result
from press.check.outcome import Build
from press.doors import rerender
from press.doors.cli import why_command
from press.project import Project, load_project
from press.run import keys
from press.run.pool import ForkedPool
from press.run.port import Finished, Pool
from press.testing import BIN, environment, wait
from press.tests.attack.books import write_book
from press.tests.attack.memory import Known, Remembering, made_from
from press.wire import encode

FORK = multiprocessing.get_context("fork")
SCRIPT = re.compile(rb"<script[^>]*>.*?</script>|<script.*?livereload.*?</script>", re.DOTALL)
CRASH = "Traceback"
ZYGOTES = 6
"""That are kept for builds from nothing: each has some 100 MB of its own."""


@dataclass(frozen=True)
class Outcome:
    """Everything that a build says and shows."""

    raised: str = ""
    """What ended it, if it didn't come to its end."""
    site: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """What is wrong with pages, as it was found while they were rendered."""
    drift: tuple[str, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    """For each work, its outputs, values and error."""
    made_from: Mapping[str, str] = field(default_factory=dict)
    """For each work, its code, names, tags and what is asked of it."""
    ran: frozenset[str] = frozenset()
    ok: frozenset[str] = frozenset()
    foretold: Mapping[str, str] | None = None
    """What `press why` said would run, and why."""
    amiss: tuple[str, ...] = ()
    """What no build should show, whatever it is compared with."""
    learnt: Known = field(default_factory=dict)
    """How works ended that ran afresh."""
    mistaken: tuple[str, ...] = ()
    """What showed something else when it ran once more."""


class Host:
    """A process that builds a book whenever it is asked to, as `mkdocs serve` does."""

    def __init__(self, root: Path, site: Path, pool: Pool | None = None) -> None:
        self.pipe, theirs = FORK.Pipe()
        self.process = FORK.Process(target=_answer, args=(theirs, root, site, pool), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self) -> None:
        self.pipe.send(True)

    def answer(self, seconds: float = 120) -> Outcome:
        if not self.pipe.poll(seconds):
            self.close()
            return Outcome(raised=f"{CRASH}: no answer after {seconds} s")
        try:
            outcome: Outcome = self.pipe.recv()
        except EOFError:
            return Outcome(raised=f"{CRASH}: the process that builds is gone")
        return outcome

    def close(self) -> None:
        with suppress(OSError):
            self.pipe.send(False)
        self.process.join(5)
        self.process.kill()


def _answer(pipe: Connection, root: Path, site: Path, pool: Pool | None) -> None:
    log = os.open(site.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.chdir(root)  # where `mkdocs` is called: pymdownx.snippets finds its words from there
    for _, option in MkDocsConfig()._schema:
        if option_cache := getattr(option, "plugin_cache", None):
            option_cache.clear()  # of what the rehearsal left
    builder = Builder(root, site, pool)
    while pipe.recv():
        try:
            outcome = builder.build(foretell=pool is None)
        except MkDocsException as error:
            outcome = Outcome(raised=f"{type(error).__name__}: {error}".replace(str(root), "ROOT"))
        except BaseException:
            outcome = Outcome(raised=traceback.format_exc().replace(str(root), "ROOT"))
        pipe.send(outcome)
    builder.close()


class Builder:
    """What `mkdocs serve` does at each change, without its server."""

    def __init__(self, root: Path, site: Path, pool: Pool | None = None) -> None:
        self.root, self.site, self.pool = root, site, pool
        self.plugin: Any = None
        self.builds = 0

    def build(self, foretell: bool) -> Outcome:
        foretold = _foretold(self.root) if foretell else None
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        if self.plugin is None:
            self.plugin = config.plugins["press"]
            self.plugin.pool = self.pool
            config.plugins.on_startup(command="serve", dirty=False)
            self.plugin.at_once = False  # nobody asks for a page while the book runs
        self.builds += 1
        if self.builds % 2:
            self.plugin.rendered.pages.clear()  # another command would find them on disk
        build(config)
        outcome = _outcome(self.plugin, self.root, self.site, foretold)
        if isinstance(pool := self.pool, Remembering):
            return replace(outcome, learnt=pool.learnt, mistaken=tuple(pool.mistaken))
        return outcome

    def close(self) -> None:
        if self.plugin and not self.pool:
            self.plugin.on_shutdown()


def rehearse(home: Path) -> None:
    """Build another book in this process, so that what is forked from it has all modules.

    What is installed, and press itself, is looked up once: no edit changes it.
    """
    import_module("multiprocessing.popen_fork")  # a fork has it, and would look at all files anew
    metadata.packages_distributions = cache(metadata.packages_distributions)
    metadata.requires = cache(metadata.requires)
    keys._version = cache(keys._version)
    rerender.loaded_files = _once_for_these_modules(rerender.loaded_files)
    write_book(home / "rehearsal", 0)
    builder = Builder(home / "rehearsal", home / "rehearsed")
    with (home / "rehearsal.log").open("w") as log, redirect_stdout(log), redirect_stderr(log):
        builder.build(foretell=True)
    builder.close()
    gc.collect()
    gc.freeze()  # else the collector of each fork would copy all that it shares


def _once_for_these_modules(look: Callable[[], dict[str, str]]) -> Callable[[], dict[str, str]]:
    """The files of the modules in memory, looked at again when there are others."""
    found = cache(lambda _modules: look())
    return lambda: found(frozenset(sys.modules))


def _foretold(root: Path) -> dict[str, str] | None:
    """The works that `press why` says will run; None where it says that nothing can be said."""
    said = io.StringIO()
    try:
        project = load_project(root)
        with redirect_stdout(said):
            why_command(project, Namespace(path=str(root)))
    except Exception:
        return None  # the build that follows shows whether this is a fault
    return dict(re.findall(r"^(.+?) will run: (.*)$", said.getvalue(), re.MULTILINE))


def _outcome(plugin: Any, root: Path, site: Path, foretold: Mapping[str, str] | None) -> Outcome:
    made: Build = plugin.build
    unanswered = [problem for found in plugin.unanswered.values() for problem in found]

    def plain(lines: Any) -> tuple[str, ...]:
        return tuple(str(line).replace(str(root), "ROOT") for line in lines)

    results = made.results
    pages = read_site(site)
    return Outcome(
        site=pages,
        problems=plain(made.problems),
        unanswered=plain(unanswered),
        drift=plain(line for result in results.values() for line in made.drift(result)),
        shown={name: plain([_shown(result)])[0] for name, result in results.items()},
        made_from={name: made_from(work) for name, work in made.book.works.items()},
        ran=frozenset(name for name, r in results.items() if not (r.cached or r.lacks)),
        ok=frozenset(name for name, result in results.items() if result.ok),
        foretold=foretold,
        amiss=tuple(_unshown(made, pages, {problem.path for problem in unanswered})),
    )


def _shown(result: Result) -> str:
    return encode((result.cells, result.values, result.warnings, result.error)).decode()


def _unshown(made: Build, pages: Mapping[str, bytes], excused: Collection[str]) -> Iterator[str]:
    """What a page should show by its own text, and doesn't, though nothing is said of it."""
    for path, chapter in made.book.chapters.items():
        place = path.removeprefix("docs/")
        page = f"{place.removesuffix('.md').removesuffix('.py')}.html"
        if not path.startswith("docs/") or page not in pages or path in excused:
            continue
        words = html.unescape(re.sub("<[^>]*>", "", pages[page].decode()))
        for fence in chapter.fences:
            for name, cell in made.book.shown(fence, chapter):
                result = made.results.get(name)
                if not result or fence.show not in ("all", "output"):
                    continue
                for output in result.cells.get(cell.name, []):
                    for line in str(output.get("text", "")).splitlines():
                        if line.strip() and line.strip() not in words:
                            yield f"{path} doesn't show {line!r} of {name} ({cell.name})"
        for value in chapter.values:
            result = made.results.get(made.book.work_of(value, chapter) or "")
            kind, text = (result.values if result else {}).get(value.expression, ("error", ""))
            if kind == "ok" and text not in words:
                yield f"{path} doesn't show the value {text!r} of {value.expression!r}"


def read_site(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


class FromNothing:
    """Builds from nothing: a copy of the book without a store, in a process just forked.

    Nothing is left of the builds before but zygotes, one for each text of the settings, and what
    `Remembering` knows.
    """

    def __init__(self, home: Path, root: Path, rng: random.Random) -> None:
        self.home, self.root, self.rng = home, root, rng
        self.copy = home / "copy" / root.name
        self.pools: dict[str, ForkedPool] = {}
        self.known: dict[str, Finished] = {}

    def start(self) -> Host:
        """Copy the book as it is now, and begin to build it."""
        shutil.rmtree(self.copy.parent, ignore_errors=True)
        skipped = shutil.ignore_patterns(".press", "site", ".site-*")
        shutil.copytree(self.root, self.copy, symlinks=True, ignore=skipped)
        shutil.rmtree(self.home / "site", ignore_errors=True)
        host = Host(self.copy, self.home / "site", self._pool())
        host.ask()
        return host

    def answer(self, host: Host) -> Outcome:
        """What the build shows; how its works ended is remembered."""
        outcome = host.answer()
        host.close()
        self.known |= outcome.learnt
        return outcome

    def pytest_verdicts(self) -> list[str]:
        """As the function of this name, in a copy of the book that is without a store again.

        pytest runs in a process just forked, and its works in the pool of the other builds.
        """
        shutil.rmtree(self.copy / ".press", ignore_errors=True)
        log = self.home / "pytest.log"
        process = FORK.Process(target=_run_pytest, args=(self.copy, self._pool(), log))
        process.start()
        process.join(120)
        status = -1 if process.exitcode is None else process.exitcode
        process.kill()
        return verdicts(status, log.read_text(errors="replace").replace(str(self.copy), "ROOT"))

    def _pool(self) -> Pool | None:
        try:
            settings = load_project(self.copy).settings
        except Exception:
            return None
        key = repr((settings.preload, settings.environment, settings.fork))
        pool = self.pools.pop(key, None)
        if not pool:
            while len(self.pools) >= ZYGOTES:
                self.pools.pop(next(iter(self.pools))).close()
            home = self.home / f"pool-{abs(hash(key))}"
            home.mkdir(exist_ok=True)
            pool = _warm(Project(home, settings))
        self.pools[key] = pool  # the last of those that are kept
        return Remembering(pool, self.known, self.rng.random()) if pool.zygote else None

    def close(self) -> None:
        for pool in self.pools.values():
            pool.close()


def _warm(project: Project) -> ForkedPool:
    pool = ForkedPool(project)
    list(pool.run([]))
    return pool


def command(root: Path, *words: str, seconds: float = 120) -> tuple[int, str]:
    """Run a command in a book; its status, and what it said."""
    own = {"PYTEST_DEBUG_TEMPROOT": str(root.parent)}
    done = subprocess.run(
        words, cwd=root, env=environment(own), capture_output=True, text=True, timeout=seconds
    )
    return done.returncode, (done.stdout + done.stderr).replace(str(root), "ROOT")


def mkdocs_build(root: Path) -> tuple[int, str]:
    return command(root, str(BIN / "mkdocs"), "build")


PYTEST = ("-p", "no:cacheprovider", "-rA", "-q", "--tb=no", "--color=no")


def pytest_verdicts(root: Path, *options: str) -> list[str]:
    """A line for each test, with its verdict, and how all ended."""
    return verdicts(*command(root, sys.executable, "-m", "pytest", *PYTEST, *options))


def _run_pytest(root: Path, pool: Pool | None, log: Path) -> NoReturn:
    """Test a book as `python -m pytest` does there, in this process and in a warm pool."""
    import pytest

    from press.doors import pytest as door

    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment({}))
    sys.path.insert(0, str(root))
    if pool:
        door.open_pool = partial(_lent, pool)
    status = pytest.main([*PYTEST])
    sys.stdout.flush()
    os._exit(status)


@contextmanager
def _lent(pool: Pool, project: Project) -> Iterator[Pool]:
    pool.project = project
    yield pool


def verdicts(status: int, said: str) -> list[str]:
    lines = re.findall(r"^(?:PASSED|FAILED|ERROR|SKIPPED) .*", said, re.MULTILINE)
    return [f"status {status}", *sorted(line.split(" - ")[0] for line in lines)]


class Server:
    """`mkdocs serve`, as a reader leaves it running."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = root.parent / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=root, env=environment({}), stdout=log, stderr=log,
            )  # fmt: skip
        wait(lambda: self._answers() or self.process.poll() is not None, 120)

    def wrong(self, site: Mapping[str, bytes], seconds: float) -> list[str]:
        """The pages that are not served as they should be, when all time has passed."""
        end = time.monotonic() + seconds
        waiting = sorted(name for name in site if name.endswith(".html"))
        while waiting and time.monotonic() < end:
            if self.process.poll() is not None:
                return [f"mkdocs serve ended with status {self.process.returncode}"]
            while waiting and self._page(waiting[0]) == SCRIPT.sub(b"", site[waiting[0]]).strip():
                waiting.pop(0)
            time.sleep(0.1 if waiting else 0)
        return waiting

    def _answers(self) -> bool:
        """An edit may have taken the home page away: that a page is missing is an answer, too."""
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def _page(self, name: str) -> bytes:
        try:
            address = f"http://127.0.0.1:{self.port}/{urllib.parse.quote(name)}"
            with urllib.request.urlopen(address, timeout=20) as answer:
                return SCRIPT.sub(b"", bytes(answer.read())).strip()
        except (urllib.error.URLError, OSError):
            return b""

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
