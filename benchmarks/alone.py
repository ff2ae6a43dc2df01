"""Snippets without any engine: `python alone.py JOBS MODULES FILE...` prints seconds as JSON.

It imports once, then forks a process for each file, JOBS at a time, and at last once more for the
first file, alone. Each takes its own time, from its first line to its figure in SVG.
"""

import gc
import importlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    jobs, modules, *files = sys.argv[1:]
    started = time.perf_counter()
    for name in modules.split(","):
        importlib.import_module(name)
    gc.freeze()  # else the collector would copy, in each process, all that was imported
    imported = time.perf_counter() - started
    together = run_all(files, int(jobs))
    (first,) = run_all(files[:1], 1)
    print(json.dumps({"import": imported, "together": together, "first": first}))


def run_all(files: list[str], jobs: int) -> list[float]:
    """Seconds of each file, in the order in which they ended."""
    reading, writing = os.pipe()
    running = 0
    for file in files:
        if running == jobs:
            _await_one()
            running -= 1
        if os.fork() == 0:
            _run(file, writing)
        running += 1
    for _ in range(running):
        _await_one()
    os.close(writing)
    with os.fdopen(reading) as times:
        return [float(line) for line in times]


def _run(file: str, answer: int) -> None:
    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        started = time.perf_counter()
        exec(compile(Path(file).read_text(), file, "exec"), {"__name__": "__main__"})
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            with tempfile.TemporaryFile() as picture:
                pyplot.savefig(picture, format="svg")
        os.write(answer, f"{time.perf_counter() - started}\n".encode())
        status = 0
    finally:
        os._exit(status)


def _await_one() -> None:
    _, status = os.wait()
    if status:
        sys.exit("a snippet failed")


if __name__ == "__main__":
    main()
