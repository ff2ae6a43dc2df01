"""`mkdocs serve` from an empty store: how soon it answers, and how soon a page is complete."""

import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.edits import PATIENCE, free_port, get_page, serve_at
from benchmarks.engines import Engine
from benchmarks.measure import serving
from benchmarks.workload import Page

AWAITED = "press-awaited"


@dataclass(frozen=True)
class Opened:
    """Seconds from the command, for a reader who opens a page at once."""

    answer: float
    complete: float


def opened(engine: Engine, folder: Path, page: Page) -> Opened:
    """Start the server, and ask for the page until all of it is there."""
    port = free_port()
    started = time.perf_counter()
    answer = 0.0
    with serving(serve_at(port), folder, engine.variables):
        while True:
            html = get_page(port, page.name)
            now = time.perf_counter() - started
            answer = answer or (now if html else 0.0)
            shown = all(snippet.shown_in(html) for snippet in page.snippets)
            if shown and AWAITED not in html:
                return Opened(answer, now)
            if now > PATIENCE:
                raise RuntimeError(f"{page.name} was not complete in {PATIENCE:.0f} s")
            time.sleep(0.02)
