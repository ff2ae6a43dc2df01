"""Save an edited snippet under a running `mkdocs serve`: seconds until the page shows it."""

import http.client
import itertools
import socket
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.engines import MKDOCS, Engine
from benchmarks.measure import serving
from benchmarks.workload import Page

PATIENCE = 120.0  # seconds after which a page that doesn't change is a failure


def served_edits(
    engine: Engine, folder: Path, page: Page, save: Callable[[Page], None], count: int
) -> tuple[float, ...]:
    """Seconds from `save` to the changed page, for `count` edits one after the other."""
    port = _free_port()
    # --livereload: without it, MkDocs 1.6 under a recent click doesn't watch anything
    command = (*MKDOCS, "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
    times = []
    with serving(command, folder, engine.variables):
        _await(port, page)
        for _ in range(count):
            time.sleep(1.0)  # the server has settled, as it has when an author looks up
            page = Page(page.name, tuple(snippet.edited() for snippet in page.snippets))
            save(page)
            times.append(_await(port, page))
    return tuple(times)


def _await(port: int, page: Page) -> float:
    """Seconds until the server answers with all snippets of the page shown."""

    def shown_all(html: str) -> bool:
        return all(snippet.shown_in(html) for snippet in page.snippets)

    started = time.perf_counter()
    for waited in itertools.count():
        if shown_all(_get(port, page)):
            return time.perf_counter() - started
        if time.perf_counter() - started > PATIENCE:
            raise RuntimeError(f"{page.name} did not change after {waited} looks")
        time.sleep(0.02)
    raise AssertionError


def _get(port: int, page: Page) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{page.name}.html")
        return connection.getresponse().read().decode()
    except OSError:  # the server is not there yet
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
