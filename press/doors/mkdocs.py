"""MkDocs' way in: runs the book before a build, or while it is served, and guards the last good
site. What else knows MkDocs lies beside it, in `serving` and `rerender`."""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal

import click
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_relative_url

from press.book.index import WORK
from press.book.result import Result
from press.build import Reading, make_build, open_pool, read
from press.check.outcome import Build
from press.check.promises import failure
from press.datasets import in_words
from press.doors.notebooks import Notebooks, notebook_of, settle, styles_html, told
from press.doors.progress import say_once, shown
from press.doors.rerender import RenderCache
from press.doors.serving import BuiltSite, Serving
from press.doors.site import beside, replace_site, write_beside
from press.page import SCRIPT, STYLES, assets
from press.page.companions import companions
from press.page.extension import failure_html, plain_html
from press.page.feed import feed_files, feed_link, feed_offer
from press.page.head import head_html
from press.page.home import data_files, home_files, lab_page, offer_html, taken_pages, with_offer
from press.page.jupyter import Site
from press.page.kept import Kept
from press.problems import PressError, Problem
from press.project import Project, load_project
from press.run.backlog import Backlog, Progress
from press.run.port import Pool

if TYPE_CHECKING:  # slow to import, and not every command needs them
    from filelock import FileLock
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("press")
PATIENCE = 5.0
"""Seconds for which a page that was edited waits for what the edit made stale."""
COMMIT = "\ue000commit\ue000"
"""Stands for the commit in what is kept of a page: nearly all of it outlives a commit."""
ANCHOR = re.compile(r'<(?:\w+ class="press-(?:figure|lacks|awaited|anchor)"|code) id="([^"]+)"')


class PressPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Lives as long as the command: under `serve`, its zygote stays warm from build to build."""

    def __init__(self) -> None:
        self.serving = False
        self.at_once = False
        """The pages are served before all that they show has run."""
        self.pool: Pool | None = None
        self.live: Serving | None = None
        """Under `serve`: what runs while the book is read."""
        self.reading: Reading | None = None
        self.build: Build | None = None
        self.rendered = RenderCache()
        self.home, self.beside = Kept(), Kept()
        """What readers take home, and what lies beside the pages, as it was last made."""
        self.unanswered: dict[str, list[Problem]] = {}
        """What press can't answer for in the text of a page, as it was found while rendering."""
        self.said: set[Problem] = set()
        """What is wrong, as far as it was said since the last edit."""
        self.nav: Navigation
        self.notebooks: Notebooks | None = None
        """Those of the book, where it lists mkdocs-jupyter."""
        self.home_files: list[tuple[str, bytes]] = []
        """What readers take home that can't be among MkDocs' files, where pages have its names."""
        self.feed: list[tuple[str, bytes]] = []
        """What moved, as a feed by its place in the site, where there is one."""
        self.told: set[str] = set()
        """The notes on the machine that were said, each once."""
        self.site: Path | None = None
        self.server: LiveReloadServer | None = None
        self.watched: set[Path] = set()
        """What the server looks at for press."""
        self.turn: FileLock | None = None
        """Held while the site is being written: two builds of one site take turns."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begin anew: MkDocs keeps a plugin as long as its process, whatever it builds there."""
        self.serving = command == "serve"
        self.at_once = self.serving and not dirty and _is_watching()
        self.site, self.rendered, self.told = None, RenderCache(), set()
        self.home, self.beside = Kept(), Kept()
        self.build = self.live = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self.serving:
            self.site = Path(config.site_dir)
            config.site_dir = str(beside(self.site, "new"))
        if STYLES not in config.extra_css:  # a book that lists it says which of its own come before
            config.extra_css.insert(0, STYLES)
        if SCRIPT not in map(str, config.extra_javascript):
            script = ExtraScriptValue(SCRIPT)
            script.defer = True
            config.extra_javascript.insert(0, script)
        home = Path(config.config_file_path).parent.resolve() / ".press" / "notebooks"
        self.notebooks = Notebooks(home) if settle(config) else None
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        try:
            project = load_project(Path(config.config_file_path).parent)
            _agree_on_docs(project, config)
            _fix_date(project)
            self.pool = self.pool or open_pool(project)
            if self.site:
                from filelock import FileLock

                project.home.mkdir(exist_ok=True)
                self.turn = FileLock(project.home / "site.lock")
                self.turn.acquire()
            self.build = self._run_or_begin(project, self.pool)
        except PressError as error:
            raise PluginError(f"press: {error}") from error
        if self.build.problems and not self.serving:
            raise _failed(self.build.problems)
        self._tell(self.build.problems)
        if self.serving:
            say_once(filter(None, [in_words(self.build.editions)]), self.told, log.info)
        say_once(self.build.notes, self.told, log.info)
        self.unanswered.clear()
        self.rendered.begin(project.home / "store" / "pages")
        self.feed = [] if self.serving else [*feed_files(self.build, _site(config))]
        config.mdx_configs["press"] = self._told("")

    def _run_or_begin(self, project: Project, pool: Pool) -> Build:
        """The book with what it shows, or under `serve` with what is known of that by now."""
        if not self.at_once:
            pool.project = project
            return make_build(project, pool, watch=shown)
        self.live = self.live or Serving(self._backlog(pool), self._renew)
        self.reading = reading = read(project)
        edited = self.build is not None and not self.live.ours
        if edited:
            self.said.clear()
        runner = reading.runner(pool)
        return reading.judged(
            self.live.backlog.results(runner, reading.works, edited, PATIENCE if edited else 0.0)
        )

    def _backlog(self, pool: Pool) -> Backlog:
        return Backlog(pool, self._came, self._rested, self._tell)

    def _came(self, result: Result, progress: Progress) -> None:
        """A work has run while the book is served."""
        self._watch([result])
        verdict = f"{result.seconds:.1f} s" if result.ok else "failed"
        log.info(f"{progress.done} of {progress.count}: {result.work.name} {verdict}")
        if self.reading and not result.ok:
            self._tell([failure(self.reading.book, result)])

    def _rested(self) -> None:
        assert self.live
        self.live.finish()

    def _renew(self) -> None:
        """From here on, pages show what has come since the last build."""
        assert self.live and self.reading and self.build
        self.build = self.reading.judged(self.live.backlog.later(self.build.results))
        self._tell(self.build.problems)
        say_once(self.build.notes, self.told, log.info)

    def _tell(self, problems: Collection[Problem]) -> None:
        """Say what is wrong, each once until the book is edited."""
        for problem in problems:
            if problem not in self.said:
                self.said.add(problem)
                log.error(str(problem))

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """The order in which the book is read is the one in which it runs."""
        if self.live and self.build:
            self.nav = nav
            book = self.build.book
            chapters = [book.chapters.get(self._path_of(page.file)) for page in nav.pages]
            works = [name for each in chapters if each for name in book.works_of(each)]
            self.live.backlog.order = {name: n for n, name in enumerate(dict.fromkeys(works))}
        return nav

    @event_priority(100)  # before mkdocs-jupyter, wherever the two are listed
    def _put_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Each lab is a page, beside its executed notebook; styles and script are press's own."""
        assert self.build
        self._leave_out_what_cannot_be_read(files)
        labs = [name for name in self.build.book.labs if name.endswith(".py")]
        for place, file in assets().items():
            if not files.get_file_from_path(place):  # else the book has one of its own
                files.append(File.generated(config, place, abs_src_path=str(file)))
        made = {self._page_of(name): lab_page(self.build, name) for name in labs}
        made.update(home_files(self.build, _site(config), self.home))
        if self.notebooks:
            self.notebooks.put(self.build, files, config)
        shared = sorted(made.keys() & self._notebook_pages.keys())
        self.home_files = [(place, made.pop(place).encode()) for place in shared]
        sources = map(self.build.book.project.place, labs)  # with cells that no page shows
        for place in {*made, *sources}:
            if old := files.get_file_from_path(place):
                files.remove(old)
        for place, content in made.items():
            files.append(File.generated(config, place, content=content))
        for place, file in data_files(self.build):
            files.append(File.generated(config, place, abs_src_path=str(file)))
        return files

    def _leave_out_what_cannot_be_read(self, files: Files) -> None:
        """MkDocs would end with a traceback where it copies one."""
        assert self.build
        for file in [*files]:
            if file.abs_src_path and not os.access(file.abs_src_path, os.R_OK):
                files.remove(file)
                why = "it can't be read: a link that leads nowhere, or a file without rights"
                problem = Problem(self.build.book.project.page(file.src_uri), 0, why)
                self.unanswered.setdefault("", []).append(problem)

    @event_priority(-100)
    def _mend_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self.notebooks:
            self.notebooks.mend(files)
        return files

    on_files = CombinedEvent(_put_files, _mend_files)

    def _page_of(self, name: str) -> str:
        """The page, relative to the docs, that a chapter or lab is."""
        assert self.build
        path = self.build.book.project.place(name)
        return path.removesuffix(".py") + ".md" if name.endswith(".py") else path

    def _told(self, path: str) -> dict[str, Any]:
        """What the extension is told, while it renders the page at `path`."""
        found = self.unanswered.setdefault(path, [])
        return {"build": self.build, "page": path, "report": found.extend}

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """From here on, the page tells the extension who it is, whatever is rendered meanwhile."""
        source, shown = self._path_of(page.file), page.file.src_uri in self._notebook_pages
        if shown:
            markdown = self._prepare(page, config)
        elif "render" not in vars(page):  # else another plugin renders it
            page.render = partial(self._render, page, Page.render)  # type: ignore[method-assign]
        if (shown or source.endswith(".py")) and config.repo_url and config.edit_uri:
            assert self.build  # MkDocs knows of no file behind the page of a lab
            place = self.build.book.project.place(source)
            page.edit_url = f"{config.repo_url.rstrip('/')}/{config.edit_uri}{place}"
        return markdown

    @property
    def _notebook_pages(self) -> Mapping[str, str]:
        return self.notebooks.pages if self.notebooks else {}

    def _prepare(self, page: Page, config: MkDocsConfig) -> str:
        """Have a page rendered by mkdocs-jupyter; what it is rendered from."""
        assert self.build and self.notebooks
        place, path = page.file.src_uri, self._path_of(page.file)
        build = self._uncommitted(self.build)
        made = self.notebooks.text(place, build)
        offer, chapter = "", self.build.book.chapters[path]
        page.meta = {"description": chapter.description or self.build.book.title_of(path)}
        if chapter in taken_pages(self.build):
            offer = self._offer(place, config)
        if path.endswith(".py"):
            page.meta |= {"search": {"exclude": True}}  # the reading page says the same
        theirs = page.render
        own = self.notebooks.renderer(page, build, made, theirs, offer)
        page.render = partial(self._render, page, lambda _, *told: own(*told))  # type: ignore[method-assign]
        return f"{made.text}\n{made.held}\n{offer}\n{told(config)}"

    def _uncommitted(self, build: Build) -> Build:
        return replace(build, commit=COMMIT if build.commit else "")

    def _render(
        self, page: Page, draw: Callable[..., None], config: MkDocsConfig, files: Files
    ) -> None:
        """`draw`, or `Page.render`; a page of which nothing has changed keeps its HTML, but for the
        commit."""
        assert self.build
        path = self._path_of(page.file)
        build = self._uncommitted(self.build)
        own, told = copy(config), self._told(path)
        own["mdx_configs"] = {**config.mdx_configs, "press": {**told, "build": build}}
        wrong = self.unanswered[path]
        found = self.rendered.render(page, path, build, own, files, wrong, draw)
        if self.live:
            chapter = build.book.chapters.get(path)
            works = build.book.works_of(chapter) if chapter else []
            works += [WORK] if WORK in build.results and path in build.book.reading else []
            awaited = [name for name in works if build.results[name].awaited]
            self.live.note(page.file, works, awaited)
        self.unanswered[path] = found
        page.content = (page.content or "").replace(COMMIT, escape(self.build.commit))

    def _path_of(self, file: File) -> str:
        """Where the page of a file lies, from the root: as press knows it."""
        assert self.build
        if file.src_uri in self._notebook_pages:
            return self._notebook_pages[file.src_uri]
        return self.build.book.page_at(self.build.book.project.page(file.src_uri))

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """All pages are rendered, and none is written yet."""
        if self.live and self.build:
            self.live.site = BuiltSite(config, files, self.nav, env)
            awaited = any(result.awaited for result in self.build.results.values())
            self.live.lacks |= awaited  # what no page shows may fail: home says so
        found = [problem for problems in self.unanswered.values() for problem in problems]
        if found and not self.serving:
            raise _failed(found)
        self._tell(found)

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Under `serve`, what is wrong with a page stands at its top."""
        assert self.build
        if page.present_anchor_ids is not None:  # MkDocs doesn't look into what an extension made
            page.present_anchor_ids |= set(ANCHOR.findall(html))
        source = page.file.src_uri
        shown = self._notebook_pages.get(source)
        problems = [
            p for p in self.build.problems if shown == p.path or self._page_of(p.path) == source
        ]
        orphans = [p for p in self.build.problems if p.path not in self.build.book.chapters]
        problems += self.unanswered.get(self._path_of(page.file), [])
        problems += [*orphans, *self.unanswered.get("", [])] if page.is_homepage else []
        taken = (self._page_of(chapter.path) for chapter in taken_pages(self.build))
        if source in taken and not shown:
            html = with_offer(html, self._offer(source, config))
        if self._is_read(page):
            html += plain_html(_plain_link(page))
        if self._feed and self._path_of(page.file) == next(iter(self.build.changes)):
            html = with_offer(html, feed_offer(_feed_way(self._feed, page)))
        return "".join(map(failure_html, problems)) + html

    @property
    def _feed(self) -> str:
        return next((place for place, _ in self.feed), "")

    def _is_read(self, page: Page) -> bool:
        """Whether it is a page of the book itself, and not another view of a lab."""
        assert self.build
        path, place = self._path_of(page.file), page.file.src_uri
        beside = place in self._notebook_pages and path.endswith(".py")
        return path in self.build.book.reading and not beside

    def _offer(self, source: str, config: MkDocsConfig) -> str:
        """What readers of a page, by its place, take home; of a lab, its other page too."""
        assert self.build
        project, site, url = self.build.book.project, _site(config), config.use_directory_urls
        path, others = self._notebook_pages.get(source, ""), {}
        if path.endswith(".py"):
            place = self._page_of(path)
            others["the same as a page"] = _way(source, place, url)
            return offer_html(place, site, project.settings.notebooks, others)
        lab = self.build.book.page_at(project.page(source))
        beside = notebook_of(project.place(lab))
        if beside in self._notebook_pages:
            others["read it as a notebook"] = _way(source, beside, url)
        return offer_html(source, site, project.settings.notebooks, others)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """A page says in its head where it is to be had as Markdown, and how to present it."""
        assert self.build
        path = self._path_of(page.file)
        if page.file.src_uri in self._notebook_pages:
            output = output.replace("</head>", f"{styles_html(page)}</head>", 1)
            if 'id="__toc"' not in output:  # as on each page that the nav doesn't name
                output = output.replace(' for="__toc"', "")
        if self._feed:
            link = feed_link(_feed_way(self._feed, page))
            output = output.replace("</head>", f"{link}</head>", 1)
        if not self._is_read(page):
            return output
        address = "" if self.serving else page.canonical_url or ""
        told = _plain_link(page), address, config.site_url or ""
        head = head_html(self.build, self.build.book.chapters[path], *told)
        return output.replace("</head>", f"{head}</head>", 1)

    def on_serve(
        self, server: "LiveReloadServer", *, builder: Callable[..., None], **_: Any
    ) -> Any:
        self.server = server
        self._watch_all()
        if self.live:
            self.live.attach(server, builder)
        return server

    def _watch_all(self) -> None:
        """Watch what all results depend on, those that no page shows yet among them."""
        if self.build:
            results = self.build.results
            self._watch((self.live.backlog.later(results) if self.live else results).values())

    def _watch(self, results: Iterable[Result]) -> None:
        """Rebuild when a snippet, a setting or data change, or whatever a snippet read elsewhere.

        The folder of that is watched, since a module may also appear beside another.
        """
        if not (self.server and self.build):
            return
        project = self.build.book.project
        root = project.root
        own = [project.snippets, project.data, project.docs, root / "pyproject.toml"]
        own += [root / project.settings.changes] if project.settings.changes else []
        read = {root / name for result in results for name in result.needs.files}
        elsewhere = {_folder_of(file) for file in read if not any(map(file.is_relative_to, own))}
        for path in filter(Path.exists, {*own, *elsewhere} - self.watched):
            inside = root in path.parents  # the root itself holds the site and the store, too
            self.server.watch(str(path), recursive=inside)
            self.watched.add(path)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything is written: put the new site in the place of the last good one."""
        assert self.build
        address = "" if self.serving else config.site_url or ""
        write_beside(Path(config.site_dir), companions(self.build, address, self.beside))
        write_beside(Path(config.site_dir), self.home_files)
        write_beside(Path(config.site_dir), self.feed)
        if self.site is None:
            self._watch_all()
            return
        new = Path(config.site_dir)
        config.site_dir = str(self.site)
        if not _strict_warnings():  # else MkDocs is about to abort
            replace_site(new, self.site)

    def on_shutdown(self) -> None:
        if self.live:
            self.live.close()
        elif self.pool:
            self.pool.close()
        if self.site and self.turn:
            shutil.rmtree(beside(self.site, "new"), ignore_errors=True)
            self.turn.release()


def _plain_link(page: Page) -> str:
    """From a page to the same as Markdown, which lies where its source does among the pages."""
    return get_relative_url(str(PurePath(page.file.src_uri).with_suffix(".md")), page.url)


def _feed_way(place: str, page: Page) -> str:
    return get_relative_url(place, page.url)


def _way(here: str, there: str, directories: bool) -> str:
    """From one page to another, by their places among the docs."""
    urls = [File(place, None, "", directories).url for place in (there, here)]
    return get_relative_url(*(re.sub(r"\.ipynb$", ".html", url) for url in urls))


def _site(config: MkDocsConfig) -> Site:
    url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    return Site(url, config.use_directory_urls, config.site_name, config.repo_url or "")


def _is_watching() -> bool:
    """Whether the server rebuilds what changes: without that, it hands itself to nobody."""
    context = click.get_current_context(silent=True)
    return bool(context.params.get("livereload", True)) if context else True


def _failed(problems: Collection[Problem]) -> PluginError:
    said = "\n".join(map(str, dict.fromkeys(problems)))
    return PluginError(f"press: the site stays as it was\n{said}")


def _folder_of(file: Path) -> Path:
    """The innermost folder above a file that is there; the file itself may not be."""
    return next(folder for folder in file.parents if folder.is_dir())


def _strict_warnings() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(h.get_counts() for h in handlers if isinstance(h, CountHandler))


def _agree_on_docs(project: Project, config: MkDocsConfig) -> None:
    """Every command must find the pages where MkDocs does."""
    folder = Path(config.config_file_path).parent
    inside = os.path.relpath(config.docs_dir, folder)  # which may be reached through a link
    docs = Path(os.path.relpath(folder.resolve() / inside, project.root)).as_posix()
    if docs != project.settings.docs:
        message = f"MkDocs takes its pages from {docs!r}, and [tool.press] from "
        message += f"{project.settings.docs!r}; write `docs = {docs!r}` there"
        raise PressError([Problem("pyproject.toml", 1, message)])


def _fix_date(project: Project) -> None:
    """The sitemap's date is the commit's, so that a second build gives the same bytes."""
    command = ["git", "-C", str(project.root), "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    os.environ.setdefault("SOURCE_DATE_EPOCH", done.stdout.strip() or "0")
