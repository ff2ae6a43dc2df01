"""Chromium, and the built site served under a sub-path: for the browser tests and screenshots."""

import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SUB_PATH = "/course/"
PAGES = sorted(
    file.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
    for file in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs/labs").glob("*.py")]
)
PATIENCE = 30_000
"""Milliseconds until what was asked of a page counts as not done; a busy machine takes its time."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """The one without windows, where it is there: it takes two thirds of the time."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def served(site: Path, instead: Mapping[str, Path] | None = None) -> Iterator[str]:
    """The address of a folder under SUB_PATH, some files replaced, on a port of this machine."""
    handler = partial(Handler, directory=str(site), instead=instead or {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Like GitHub Pages: the site lies under its name, and 404.html stands for what is missing."""

    def __init__(self, *request: Any, instead: Mapping[str, Path], directory: str) -> None:
        self.instead = instead
        super().__init__(*request, directory=directory)

    def translate_path(self, path: str) -> str:
        if other := self.instead.get(path.removeprefix(SUB_PATH)):
            return str(other)
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "nothing-lies-outside-the-sub-path")
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass
