"""`mkdocs serve` while the book still runs: pages are asked for, made anew, and told how far it is.

A page is made anew when somebody asks for it and there is more to show on it, never before.
"""

import json
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

import press.page
from press.run.backlog import Backlog, Progress

if TYPE_CHECKING:  # slow to import, and a build needs none
    from mkdocs.livereload import LiveReloadServer

STATE = "/.press/state"
log = get_plugin_logger("press")
OWN = {
    "/.press/live.js": ("live.js", "application/javascript"),
    "/.press/live.css": ("live.css", "text/css"),
}
"""What pages ask for while the book runs; no site has it."""
LIVE = (
    '<link rel="stylesheet" href="/.press/live.css">'
    '<script src="/.press/live.js" data-state="{state}" data-left="{left}" defer></script></body>'
)
Answer = Callable[..., Any]


@dataclass(frozen=True)
class BuiltSite:
    """The site as MkDocs last built it: all that is needed to make one of its pages anew."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any
    """The templates, as Jinja has them."""

    def page_at(self, address: str) -> File | None:
        """The page that the server would answer with."""
        place = address + "index.html" if not address or address.endswith("/") else address
        return next((file for file in self._pages() if file.dest_uri == place), None)

    def _pages(self) -> Sequence[File]:
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def rebuild(self, file: File) -> None:
        """Do for one page what MkDocs does for each; readers see the old one or the new one."""
        assert file.page
        _populate_page(file.page, self.config, self.files)
        place, file_at = file.dest_dir, Path(file.abs_dest_path)
        with TemporaryDirectory(dir=place) as aside:
            file.dest_dir = aside
            try:
                draft = file.inclusion is InclusionLevel.DRAFT
                shared = self.config, self._pages(), self.nav, self.env
                _build_page(file.page, *shared, excluded=draft)
                Path(file.abs_dest_path).replace(file_at)
            finally:
                file.dest_dir = place


@dataclass
class Serving:
    """What a served book has beside its pages."""

    backlog: Backlog
    renew: Callable[[], None]
    """Take in what came since; then pages are rendered with it."""
    awaited: dict[str, set[str]] = field(default_factory=dict)
    """For each page, by its place in the docs: the works that it was written without."""
    shows: dict[str, set[str]] = field(default_factory=dict)
    """The works of each page."""
    written: dict[str, int] = field(default_factory=dict)
    """When the text of each page was saved that it was rendered from."""
    site: BuiltSite | None = None
    builder: Callable[[], None] | None = None
    lock: Any = field(default_factory=threading.RLock)
    """Held while pages are being written."""
    lacks: bool = False
    """The site was last built, as a whole, without some results."""
    ours: bool = False
    """The build under way was not asked for by an edit."""
    mount: str = "/"

    def note(self, file: File, works: Iterable[str], awaited: Iterable[str]) -> None:
        """A page is rendered: with what, and without what."""
        self.shows[file.src_uri], self.awaited[file.src_uri] = set(works), set(awaited)
        self.written[file.src_uri] = _saved(file)
        self.lacks |= bool(self.awaited[file.src_uri])

    def attach(self, server: "LiveReloadServer", builder: Callable[[], None]) -> None:
        """Answer for the server what only press can, and know what it is asked for."""

        def locked() -> None:
            with self.lock:
                self.lacks = False
                builder()

        self.builder, server.builder, self.mount = locked, locked, server.mount_path
        server.set_app(self._answering(server.serve_request))
        self.backlog.begin.set()

    def close(self) -> None:
        """The book is closed: end what runs."""
        self.backlog.close()

    def finish(self) -> None:
        """All has run: what is made of more than one page is made anew, and nothing reloads."""
        self.backlog.begin.wait()
        with self.lock:
            if self.builder and not self.backlog.closing and self.lacks:
                self.ours = True
                try:
                    self.builder()
                except (Exception, SystemExit):  # as MkDocs does: the next edit may mend it
                    log.exception("The site can't be built anew, now that all has run")
                finally:
                    self.ours = False

    # ------------------------------------------------------------------ answers

    def _answering(self, plain: Answer) -> Answer:
        def answer(environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path == STATE:
                page = parse_qs(environ.get("QUERY_STRING", "")).get("page", [""])[0]
                return _send(start, "application/json", json.dumps(self._state(page)))
            if path in OWN:
                name, kind = OWN[path]
                return _send(start, kind, Path(press.page.__file__).with_name(name).read_text())
            if path.startswith("/livereload/"):
                return plain(environ, start)  # type: ignore[no-any-return]
            left = self._freshen(path)
            return self._with_script(plain, environ, start, left)

        return answer

    def _state(self, path: str) -> dict[str, Any]:
        left = self._freshen(path)
        progress = self.backlog.progress()
        over = progress.done == progress.count
        return {"left": left, "said": told(progress, left), "over": over}

    def _freshen(self, path: str) -> int:
        """Make a page anew if there is more to show on it; how many works it still awaits."""
        with self.lock:
            found = self.site and self.site.page_at(path.removeprefix(self.mount).lstrip("/"))
            if not (self.site and found):
                return 0
            name = found.src_uri
            self.backlog.look_at(self.shows.get(name, set()))
            came = self.backlog.came_of(self.awaited.get(name, set()))
            if came and self.written.get(name) == _saved(found):  # else all is built in a moment
                self.renew()
                self.site.rebuild(found)
            return len(self.awaited.get(name, ()))

    def _with_script(
        self, plain: Answer, environ: dict[str, Any], start: Answer, left: int
    ) -> Iterable[bytes]:
        """A page as it lies there, with the script by which more comes into it."""
        begun: list[Any] = []
        body = plain(environ, lambda *told: begun.extend(told))
        status, headers = begun
        kinds = dict(headers)
        progress = self.backlog.progress()
        if kinds.get("Content-Type") != "text/html" or progress.done == progress.count:
            start(status, headers)
            return body  # type: ignore[no-any-return]
        html = b"".join(body)
        head, found, rest = html.rpartition(b"</body>")
        if found:
            html = head + LIVE.format(state=STATE, left=left).encode() + rest
        start(status, [*(kinds | {"Content-Length": str(len(html))}).items()])
        return [html]


def told(progress: Progress, left: int) -> str:
    """How far the book is, and the page, in a sentence."""
    if progress.trouble:
        return f"Nothing runs any more. {progress.trouble[0]}"
    here = f" This page waits for {left}." if left else ""
    return f"{progress.done} of {progress.count} snippets have run.{here}"


def _saved(file: File) -> int:
    source = file.abs_src_path
    return Path(source).stat().st_mtime_ns if source and Path(source).is_file() else 0


def _send(start: Answer, kind: str, text: str) -> list[bytes]:
    body = text.encode()
    length = str(len(body))
    headers = [("Content-Type", kind), ("Content-Length", length), ("Cache-Control", "no-store")]
    start("200 OK", headers)
    return [body]
