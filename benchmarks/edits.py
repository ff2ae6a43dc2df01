"""Save an edit under a running `mkdocs serve`: seconds until the page shows it."""

import http.client
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.engines import MKDOCS, Engine
from benchmarks.measure import serving
from benchmarks.workload import Page

PATIENCE = 120.0  # seconds after which a page that doesn't change is a failure


def served_edits(
    engine: Engine, folder: Path, page: Page, save: Callable[[Page], None], count: int
) -> tuple[float, ...]:
    """Seconds from `save` to the changed page, for `count` edits one after the other."""

    def shown(html: str) -> bool:
        return all(snippet.shown_in(html) for snippet in page.snippets)

    times = []
    with served(folder, engine.variables) as await_page:
        await_page(page.name, shown)
        for _ in range(count):
            page = Page(page.name, tuple(snippet.edited() for snippet in page.snippets))
            save(page)
            times.append(await_page(page.name, shown))
    return tuple(times)


@contextmanager
def served(
    folder: Path, variables: Mapping[str, str]
) -> Iterator[Callable[[str, Callable[[str], object]], float]]:
    """A running server: call it with a page and what it has to show, for the seconds waited."""
    port = free_port()

    def await_page(name: str, shown: Callable[[str], object]) -> float:
        started = time.perf_counter()
        while not shown(get_page(port, name)):
            if time.perf_counter() - started > PATIENCE:
                raise RuntimeError(f"{name} did not change in {PATIENCE:.0f} s")
            time.sleep(0.02)
        took = time.perf_counter() - started
        time.sleep(1.0)  # the server settles, as it does when an author looks up
        return took

    with serving(serve_at(port), folder, variables):
        yield await_page


def serve_at(port: int) -> tuple[str, ...]:
    """The command; without --livereload, MkDocs 1.6 under a recent click watches nothing."""
    return (*MKDOCS, "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}")


def get_page(port: int, page: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{page}.html")
        return connection.getresponse().read().decode()
    except OSError:  # the server is not there yet
        return ""
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
