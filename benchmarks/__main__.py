"""Measure parts of the benchmarks, and merge what was found into docs/benchmarks.md.

Without a PART, all that was not measured yet in this state of the code: a run that was stopped
goes on where it was. A part is stored as soon as it ends.
"""

import argparse
import signal
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from benchmarks.bench import Plan, say, warn_if_busy
from benchmarks.engines import ROOT
from benchmarks.parts import NAMES, Part, announcement, chosen, missing
from benchmarks.results import Measured, load, save, targets
from benchmarks.table import document
from press import load_project

PAGE = ROOT / "docs" / "benchmarks.md"
FOUND = ROOT / "benchmarks" / "measured.json"
REASONS = ROOT / "benchmarks" / "reasons.toml"


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # engines end with us
    options = arguments()
    plan = Plan(load_project(ROOT).jobs, rounds=options.rounds)
    if options.quick:
        plan = Plan(plan.cores, pages=2, rounds=1, sizes=(20, 40, 60), work=40)
    measured = load(FOUND)
    parts = chosen(options.part or missing(measured), plan)
    print(announcement(parts, options.minutes))
    warn_if_busy()
    end = time.monotonic() + 60 * options.minutes
    left: list[str] = []
    for part in parts:
        if time.monotonic() + part.seconds > end:
            left += part.names
            continue
        before = Measured() if options.quick else load(FOUND)
        found, failed = measure(part, before)
        left += failed
        if options.quick:
            print(page(found))
        else:
            save(FOUND, found)
            PAGE.write_text(page(found), encoding="utf-8")
    missed = [goal.name for goal in targets(load(FOUND)) if not goal.met]
    print(f"missed: {', '.join(missed)}" if missed else "no target that was measured is missed")
    if left:
        sys.exit(f"not measured: {', '.join(left)}; the same command goes on with them")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("part", nargs="*", metavar="PART", help=f"any of {', '.join(NAMES)}")
    add("--quick", action="store_true", help="small, once, and write nothing")
    add("--rounds", type=int, default=3, help="how often to measure (default 3)")
    add("--minutes", type=float, default=60, help="leave what takes longer to the next run")
    options = parser.parse_args()
    if unknown := [name for name in options.part if name not in NAMES]:
        parser.error(f"no part is called {unknown[0]}; the parts are {', '.join(NAMES)}")
    return options


def measure(part: Part, before: Measured) -> tuple[Measured, list[str]]:
    """What is known after this part, and the names of what failed in it."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        try:
            return part.measure(before, Path(folder))
        except (RuntimeError, OSError) as error:
            say(f"{', '.join(part.names)}: {error}")
            return before, list(part.names)


def page(measured: Measured) -> str:
    return document(measured, tomllib.loads(REASONS.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
