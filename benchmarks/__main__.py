"""`python -m benchmarks`: measure, print, and write docs/benchmarks.md; `--quick` only tries it."""

import argparse
import tempfile
import tomllib
from pathlib import Path

from benchmarks.bench import measure_all
from benchmarks.engines import ROOT
from benchmarks.results import targets
from benchmarks.table import document
from benchmarks.workload import model_pages

PAGE = ROOT / "docs" / "benchmarks.md"
REASONS = ROOT / "benchmarks" / "reasons.toml"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small, once, and write nothing")
    parser.add_argument("--rounds", type=int, default=3, help="how often to measure (default 3)")
    options = parser.parse_args()
    pages = model_pages(2 if options.quick else 6)
    sizes = (20, 40, 60) if options.quick else (100, 300, 1000)
    rounds = 1 if options.quick else options.rounds
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        results = measure_all(Path(name), pages, rounds, sizes, not options.quick)
    text = document(results, tomllib.loads(REASONS.read_text(encoding="utf-8")))
    print(text)
    if not options.quick:
        PAGE.write_text(text, encoding="utf-8")
    missed = [target.name for target in targets(results) if not target.met]
    print(f"missed: {', '.join(missed)}" if missed else "every target is met")


if __name__ == "__main__":
    main()
