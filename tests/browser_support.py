"""Chromium, and the built site served under a sub-path: for the browser tests and screenshots."""

import http.server
import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SUB_PATH = "/course/"
PAGES = sorted(
    file.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
    for file in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs/labs").glob("*.py")]
)
PATIENCE = 120_000
"""Milliseconds until what was asked of a page counts as not done; a busy machine takes its time."""
Scheme = Literal["light", "dark"]
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
def new_context(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


class Tab:
    """A page of the browser that keeps what went wrong and what was asked of whom."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page, self.address = context.new_page(), address
        self.path = ""
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.awaited: set[Request] = set()
        self.page.on("console", lambda m: self._console(m.type, m.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("requestfinished", lambda request: self.awaited.discard(request))
        self.page.on("requestfailed", self._failed)

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(f"{kind}: {text}")

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith(("data:", "blob:")):
            self.awaited.add(request)

    def _failed(self, request: Request) -> None:
        self.awaited.discard(request)
        self.errors.append(f"failed: {request.url}")

    def open(self, path: str) -> Page:
        self.path = path
        self.page.goto(self.address + path)
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def settle(self, *paths: str) -> None:
        """Wait until these were asked for, and all that was asked for has come.

        That the network is idle, the browser itself says half a second later, if ever: on a busy
        machine the word for it was lost.
        """
        self.page.wait_for_load_state()
        self.page.evaluate(DRAWN)
        wanted = {self.address + path for path in paths}
        end = time.monotonic() + PATIENCE / 1000
        while self.awaited or not wanted <= {*self.asked}:
            late = sorted(request.url for request in self.awaited)
            assert time.monotonic() < end, f"asked for and not there: {late}; asked: {self.asked}"
            self.page.wait_for_timeout(20)

    @property
    def strangers(self) -> list[str]:
        """Requests that left the site."""
        own = (self.address, "data:", "blob:" + self.address.removesuffix(SUB_PATH))
        return [url for url in self.asked if not url.startswith(own)]


# What a script or a scroll asks for, it asks for by the frame after the next.
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


@contextmanager
def opened(
    browser: Browser, address: str, *, width: int = 1280, scheme: Scheme = "light"
) -> Iterator[Tab]:
    with new_context(
        browser,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    ) as context:
        yield Tab(context, address)


def both_schemes(page: Page) -> Iterator[Scheme]:
    """The page in light and in dark, as it paints itself where its system asks for them.

    That it follows its system is tried on one page: to tell the browser of another system costs
    four times what the colors do.
    """
    schemes: tuple[Scheme, ...] = ("light", "dark")
    try:
        for scheme in schemes:
            page.evaluate(PAINT, scheme)
            yield scheme
    finally:
        page.evaluate(PAINT, "light")


PAINT = """scheme => {
  const colors = document.querySelector(`[data-md-color-media*=": ${scheme}"]`);
  for (const { name, value } of colors.attributes) {
    const other = name.startsWith('data-md-color-') && document.body.getAttribute(name) !== value;
    if (other) document.body.setAttribute(name, value);
  }
}"""


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
