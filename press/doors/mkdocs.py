"""The one module that knows MkDocs: runs the book before a build, and guards the last good site."""

import json
import logging
import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from filelock import FileLock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from press.book.labs import description
from press.build import Build, make_build
from press.doors.progress import shown
from press.doors.rerender import RenderCache
from press.page.extension import downloads_html, failure_html
from press.page.notebook import notebook
from press.problems import PressError
from press.project import Project, load_project
from press.run.pool import Pool

if TYPE_CHECKING:  # slow to import, and a build needs none
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("press")
FIGURE_ANCHOR = re.compile(r'<figure class="press-figure" id="([^"]+)"')


class PressPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Lives as long as the command: under `serve`, its zygote stays warm from build to build."""

    def __init__(self) -> None:
        self.serving = False
        self.pool: Pool | None = None
        self.build: Build | None = None
        self.rendered = RenderCache()
        self.site: Path | None = None
        self.turn: FileLock | None = None
        """Held while the site is being written: two builds of one site take turns."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self.serving:
            self.site = Path(config.site_dir)
            config.site_dir = str(_beside(self.site, "new"))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        try:
            project = load_project(Path(config.config_file_path).parent)
            _fix_date(project)
            self.pool = self.pool or Pool(project)
            self.pool.project = project
            if self.site:
                project.home.mkdir(exist_ok=True)
                self.turn = FileLock(project.home / "site.lock")
                self.turn.acquire()
            self.build = make_build(project, self.pool, watch=shown)
        except PressError as error:
            raise PluginError(f"press: {error}") from error
        if self.build.problems and not self.serving:
            said = "\n".join(map(str, self.build.problems))
            raise PluginError(f"press: the site stays as it was\n{said}")
        for problem in self.build.problems:
            log.error(str(problem))
        config.mdx_configs["press"] = {"shared": self.build}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Each lab is a page, beside its executed notebook."""
        assert self.build
        for name in self.build.book.labs:
            code, chapter = self.build.book.snippets[name], self.build.book.chapters[name]
            made = notebook(code, chapter, self.build.results[name], config.site_url or "")
            place = self._page_of(name).removesuffix(".md")
            about = json.dumps(description(code))
            text = f"---\ndescription: {about}\n---\n{chapter.body}\n"
            for suffix, content in ((".md", text), (".ipynb", made)):
                files.append(File.generated(config, place + suffix, content=content))
        return files

    def _page_of(self, name: str) -> str:
        """The page, relative to the docs, that a chapter or lab is."""
        assert self.build
        path = name.removeprefix("docs/")
        return path.removesuffix(".py") + ".md" if name.endswith(".py") else path

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Under `serve`, a page of which nothing has changed is not rendered again."""
        if self.serving and self.build:
            render = partial(self.rendered.render, page, self.build)
            page.render = render  # type: ignore[method-assign]
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Under `serve`, what is wrong with a page stands at its top."""
        assert self.build
        if page.present_anchor_ids is not None:  # MkDocs doesn't look into what an extension made
            page.present_anchor_ids |= set(FIGURE_ANCHOR.findall(html))
        source = page.file.src_uri
        problems = [p for p in self.build.problems if self._page_of(p.path) == source]
        orphans = [p for p in self.build.problems if p.path not in self.build.book.chapters]
        problems += orphans if page.is_homepage else []
        if source in map(self._page_of, self.build.book.labs):
            html = html.replace("</h1>", "</h1>" + downloads_html(Path(source).stem), 1)
        return "".join(map(failure_html, problems)) + html

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, **_: Any) -> Any:
        root = Path(config.config_file_path).parent
        for path in filter(
            Path.exists, (root / "snippets", root / "pyproject.toml", root / "data")
        ):
            server.watch(str(path))
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything is written: put the new site in the place of the last good one."""
        if self.site is None:
            return
        new, old = Path(config.site_dir), _beside(self.site, "old")
        config.site_dir = str(self.site)
        if _strict_warnings():
            return  # MkDocs is about to abort
        shutil.rmtree(old, ignore_errors=True)  # what a build left that was killed
        if self.site.exists():
            self.site.rename(old)
        new.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)

    def on_shutdown(self) -> None:
        if self.pool:
            self.pool.close()
        if self.site and self.turn:
            shutil.rmtree(_beside(self.site, "new"), ignore_errors=True)
            self.turn.release()


def _beside(site: Path, kind: str) -> Path:
    return site.with_name(f".{site.name}-{kind}")


def _strict_warnings() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(h.get_counts() for h in handlers if isinstance(h, CountHandler))


def _fix_date(project: Project) -> None:
    """The sitemap's date is the commit's, so that a second build gives the same bytes."""
    command = ["git", "-C", str(project.root), "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    os.environ.setdefault("SOURCE_DATE_EPOCH", done.stdout.strip() or "0")
