"""Run a command in a folder: how long it took, and how much memory its tree of processes held."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMPLE = 0.25  # seconds between two looks at the memory
LIMIT = 2700.0  # seconds after which a command is ended, and its part fails


@dataclass(frozen=True)
class Run:
    """Wall-clock seconds of a command, and the peak of its memory in bytes where it was watched."""

    seconds: float
    memory: int = 0


def run(
    command: Sequence[str],
    folder: Path,
    variables: Mapping[str, str],
    watch: bool = False,
    limit: float = LIMIT,
    ends: Sequence[int] = (0,),
) -> Run:
    """Run to the end. Raises RuntimeError with the tail of what it printed if it fails.

    It fails when it ends with another code than one of `ends`.
    """
    log = folder / "log"
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings(variables),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        with _peak(process.pid) if watch else _nothing() as peak:
            code = _await(process, limit)
            seconds = time.perf_counter() - started
    if code not in ends:
        tail = log.read_text(errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)} ended with {code}:\n{tail}")
    return Run(seconds, peak())


def surroundings(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment of every engine: Python may keep what it compiles, as it does by default."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **variables}


def _await(process: subprocess.Popen[bytes], limit: float) -> int:
    """Its exit code. All that it began ends with it, past the limit, or when we are interrupted."""
    try:
        return process.wait(limit)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"{process.args!r} ran for more than {limit:.0f} s") from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # Jupyter Book may leave its server
        process.wait()


@contextmanager
def serving(
    command: Sequence[str], folder: Path, variables: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that runs as long as the block."""
    with (folder / "log").open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings(variables), stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _nothing() -> Iterator[Callable[[], int]]:
    yield lambda: 0


@contextmanager
def _peak(pid: int) -> Iterator[Callable[[], int]]:
    """Watch a process and all below it; yields what tells the peak of the sum."""
    highest = 0
    done = threading.Event()

    def look() -> None:
        nonlocal highest
        while not done.wait(SAMPLE):
            highest = max(highest, tree_memory(pid))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield lambda: highest
    finally:
        done.set()
        watcher.join()


def tree_memory(pid: int) -> int:
    """Bytes of a process and all below it. On Linux as PSS: a page that n share counts 1/n each."""
    total = 0
    try:
        processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in processes:
        try:
            memory = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        total += getattr(memory, "pss", 0) or memory.rss
    return total
