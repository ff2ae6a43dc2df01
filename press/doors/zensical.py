"""The one module that knows how Zensical is run, which ignores plugins and sees no made files.

So press makes the book first, and then a stage for Zensical: the docs, with pages and notebooks of
the labs and the styles among them, and settings that inherit the book's own mkdocs.yml. Zensical
renders the stage in this process, and asks press for each page.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from importlib.util import module_from_spec, spec_from_file_location
from os import walk
from pathlib import Path
from posixpath import dirname, join, normpath
from threading import Thread
from types import ModuleType
from typing import Any
from urllib.parse import unquote

from filelock import FileLock
from markdown import Markdown

from press.book.contents import read_yaml
from press.build import make_build, open_pool
from press.check.outcome import Build
from press.datasets import in_words
from press.doors.markdown import told_by_zensical
from press.doors.progress import say_once, shown
from press.doors.site import replace_site, write_beside
from press.page import SCRIPT, STYLES, assets
from press.page.companions import companions
from press.page.extension import Host, failure_html, plain_html
from press.page.feed import feed_files, feed_offer, feed_place
from press.page.home import data_files, home_files, lab_page, offer_html, taken_pages, with_offer
from press.page.jupyter import Site
from press.page.kept import Kept
from press.page.rendered import in_markdown
from press.problems import PressError, Problem
from press.project import Project, load_project
from press.run.port import Pool

SETTINGS = "mkdocs.yml"
OURS = """\
# Made by `press zensical`, build {number}
INHERIT: {inherited}
markdown_extensions:
  - press: {{host: !press ""}}
extra_css: {styles}
extra_javascript: {scripts}
{contents}
"""
CONTENTS = "!press/contents"
"""Marks a table of contents that stands for the book's own, where lists are joined otherwise."""
LEFT = "press:"
"""Begins a link that Zensical shall leave as it is: it takes one to Markdown for one to a page."""
LINK = re.compile(r'(?P<tag><a (?![^>]*\bdownload\b)[^>]*?\bhref=")(?P<to>[^":#]+)(?=["#])')
"""A link of a page to another."""
Hook = Callable[[str, str, Build], str]
"""`press_html(html, page, build)` of a file in `hooks`: a page's HTML, as the book wants it."""
OFFERS = re.compile(r"^def press_(html|files)\(", re.MULTILINE)
"""What press asks of a hook."""


def build_site(project: Project, strict: bool = False, folder: Path | None = None) -> None:
    """Run the book, and put the site in place of the last good one; raises all that is wrong.

    `folder` is where, if not where the settings say.
    """
    settings = read_settings(project)
    with open_pool(project) as pool:
        build = make_build(project, pool, watch=shown)
    say_once(build.notes, set(), print)
    refuse(build.problems)
    project.home.mkdir(exist_ok=True)
    with FileLock(project.home / "site.lock"):
        stage = Stage(project, settings)
        rendering = stage.set_up(build)
        rendering.plain, rendering.directories = True, settings["use_directory_urls"]
        run("build", stage, {"clean": True, "strict": strict}, rendering)
        refuse(rendering.problems)
        made = stage.root / settings["site_dir"]
        for file in made.rglob("*.html"):
            if (html := file.read_bytes()) != (plain := html.replace(f'"{LEFT}'.encode(), b'"')):
                file.write_bytes(plain)
        write_beside(made, companions(build, settings["site_url"] or "", Kept()))
        write_beside(made, feed_files(build, stage.site))
        replace_site(made, folder or project.root / settings["site_dir"])


def serve_site(project: Project, address: str) -> None:
    """Run the book and serve it; what changes is run, and shown on a page that is loaded again."""
    stage = Stage(project, read_settings(project))
    with open_pool(project) as pool:
        rendering = stage.set_up(make_build(project, pool, watch=shown))
        say_once(filter(None, [in_words(rendering.build.editions)]), set(), print)
        tell(rendering.build.problems)
        Thread(target=follow, args=(stage, rendering, pool), daemon=True).start()
        run("serve", stage, {"dev_addr": address, "open": False, "strict": False}, rendering)


def follow(stage: "Stage", rendering: "Rendering", pool: Pool) -> None:
    """Make the book again whenever one of its files has changed, for as long as it is served."""
    seen, noted = stamp(stage, rendering.build), set[str]()
    say_once(rendering.build.notes, noted, print)
    while True:
        time.sleep(0.3)
        now = stamp(stage, rendering.build)
        if now == seen:
            continue
        seen = now  # before the run: what changes meanwhile is seen in the next round
        try:
            pool.project = load_project(stage.project.root)
            build = make_build(pool.project, pool, watch=shown)
            rendering.renew(build, hooks(stage.project.root, stage.settings))
            stage.write(build, rendering.number)
            tell(build.problems)
            say_once(build.notes, noted, print)
        except PressError as error:
            tell(error.problems)


def refuse(problems: tuple[Problem, ...] | list[Problem]) -> None:
    if problems:
        raise PressError(problems)


def tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def stamp(stage: "Stage", build: Build) -> dict[Path, tuple[int, int]]:
    """What tells that a file of the book has changed, or one that its snippets read elsewhere.

    Of a folder elsewhere that tells when files come and go: a module may appear beside another.
    """
    project, settings = stage.project, stage.settings
    root = project.root
    theme = settings["theme"]["custom_dir"]
    named = [*(settings.get("hooks") or ()), *settings["watch"], *([theme] if theme else ())]
    own = [project.docs, project.snippets, project.data]
    own += [root / project.settings.changes] if project.settings.changes else []
    own += [root / name for name in ("pyproject.toml", SETTINGS, *named)]
    read = {root / name for result in build.results.values() for name in result.needs.files}
    elsewhere = {file for file in read if not any(map(file.is_relative_to, own))}
    files = {*own, *elsewhere, *(file.parent for file in elsewhere)}
    files |= {Path(top, name) for each in own for top, _, names in walk(each) for name in names}
    return {file: state for file in files if (state := state_of(file))}


def state_of(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


# ------------------------------------------------------------------ what Zensical is given


def read_settings(project: Project) -> dict[str, Any]:
    """The book's mkdocs.yml as Zensical understands it; raises PressError where it doesn't."""
    try:
        from zensical.config import parse_mkdocs_config
    except ModuleNotFoundError as missing:
        name = str(missing.name).partition(".")[0]
        how = f"{name} is not installed; pip install 'worked-press[zensical]'"
        raise PressError([Problem("press zensical", 0, how)]) from missing
    file = project.root / SETTINGS
    if not file.is_file():
        raise PressError([Problem(SETTINGS, 0, "is not there; Zensical builds what it describes")])
    try:
        settings: dict[str, Any] = parse_mkdocs_config(str(file))
    except Exception as error:  # whatever its parts raise
        raise PressError([Problem(SETTINGS, 0, f"Zensical can't use it: {error}")]) from error
    return settings


@dataclass(frozen=True)
class Stage:
    """The folder that Zensical renders, below .press: its root, as far as Zensical can tell."""

    project: Project
    settings: Mapping[str, Any]
    home: Kept = field(default_factory=Kept)
    """What readers take home, as it was last made."""

    @property
    def root(self) -> Path:
        return self.project.home / "zensical"

    @property
    def site(self) -> Site:
        known = self.settings
        url = f"{known['site_url'].rstrip('/')}/" if known["site_url"] else ""
        return Site(url, known["use_directory_urls"], known["site_name"], known["repo_url"] or "")

    def set_up(self, build: Build) -> "Rendering":
        """Make the stage, and what the extension is told when Zensical renders it."""
        self.root.mkdir(parents=True, exist_ok=True)
        for entry in self.root.iterdir():  # links of an earlier build
            if entry.is_symlink():
                entry.unlink()
        docs, site = self.project.settings.docs, self.settings["site_dir"]
        apart = {SETTINGS, Path(docs).parts[0], Path(site).parts[0]}
        for entry in self.project.root.iterdir():  # what settings may name: the theme, data
            if entry.name not in apart and not entry.name.startswith("."):
                (self.root / entry.name).symlink_to(entry)
        self.write(build, 0)
        return Rendering(build, hooks(self.project.root, self.settings), self.site)

    def write(self, build: Build, number: int) -> None:
        """Write what has changed of the docs; the settings last, which makes Zensical look."""
        wanted = dict(self._docs(build))
        docs = self.root / self.project.settings.docs
        for name, content in wanted.items():
            write_changed(docs / name, content)
        for file in docs.rglob("*"):
            if file.is_file() and file.relative_to(docs).as_posix() not in wanted:
                file.unlink()
        ours = {
            "number": number,
            "inherited": self.project.root / SETTINGS,
            "styles": "[]" if STYLES in self.settings["extra_css"] else f"[{STYLES}]",
            "scripts": "[]" if SCRIPT in self._scripts() else f"[{{path: {SCRIPT}, defer: true}}]",
        }
        text = OURS.format(**ours, contents=self._contents(build))
        write_changed(self.root / SETTINGS, text.encode())

    def _contents(self, build: Build) -> str:
        """The book's table of contents, if it names notebooks: with the pages made of them."""
        pages = notebook_pages(build)
        if not any(entry.place in pages for entry in build.book.site.contents):
            return ""
        settings = read_yaml((self.project.root / SETTINGS).read_bytes())
        return f"nav: {CONTENTS} {json.dumps(with_pages(settings['nav'], pages))}"

    def _scripts(self) -> list[str]:
        """The places of the book's scripts."""
        found = self.settings["extra_javascript"]
        return [each["path"] if isinstance(each, dict) else each for each in found]

    def _docs(self, build: Build) -> Iterator[tuple[str, bytes]]:
        """All files of the docs, and those that press makes beside them or of them."""
        docs, book = self.project.docs, build.book
        sources = set(map(self.project.place, book.labs))  # with cells that no page shows
        yield from ((place, file.read_bytes()) for place, file in assets().items())
        for folder, _, names in walk(docs, followlinks=True):
            for file in (Path(folder, name) for name in names):
                place = file.relative_to(docs).as_posix()
                if file.is_file() and place not in sources:  # and no link to one that is gone
                    yield place, file.read_bytes()
        for name in book.labs:  # a notebook among them is a page like others, made by press
            if name in book.reading:
                text = lab_page(build, name)
                notebook = book.snippets[name].is_notebook
                yield book.place_of_page(name), (in_markdown(text) if notebook else text).encode()
        for place, text in home_files(build, self.site, self.home):
            yield place, text.encode()
        yield from ((place, file.read_bytes()) for place, file in data_files(build))
        yield from hook_files(self.project.root, self.settings)


def notebook_pages(build: Build) -> dict[str, str]:
    """The place of the page that is made of each notebook, by the notebook's own."""
    book = build.book
    notebooks = (name for name in book.labs if book.snippets[name].is_notebook)
    return {book.place_of_file(name): book.place_of_page(name) for name in notebooks}


def with_pages(contents: Any, pages: Mapping[str, str]) -> Any:
    """A table of contents, as `nav` has it, with pages in the place of notebooks."""
    if isinstance(contents, list):
        return [with_pages(each, pages) for each in contents]
    if isinstance(contents, dict):
        return {title: with_pages(each, pages) for title, each in contents.items()}
    return pages.get(contents, contents)


def with_links(html: str, place: str, pages: Mapping[str, str]) -> str:
    """The page at a place, whose links to notebooks lead to their pages."""

    def led(link: re.Match[str]) -> str:
        known = normpath(join(dirname(place), unquote(unescape(link["to"])))) in pages
        return f"{link['tag']}{link['to'].removesuffix('.ipynb')}.md" if known else link[0]

    return LINK.sub(led, html)


def write_changed(file: Path, content: bytes) -> None:
    if not file.is_file() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def hooks(root: Path, settings: Mapping[str, Any]) -> tuple[Hook, ...]:
    """The functions `press_html` of the book's hooks, which Zensical would ignore."""
    modules = hook_modules(root, settings)
    return tuple(module.press_html for module in modules if hasattr(module, "press_html"))


def hook_files(root: Path, settings: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The files that `press_files` of the book's hooks adds, by their places in the site."""
    for module in hook_modules(root, settings):
        if hasattr(module, "press_files"):
            yield from module.press_files().items()


def hook_modules(root: Path, settings: Mapping[str, Any]) -> Iterator[ModuleType]:
    """The book's hooks that have something for press; others may need what isn't installed."""
    for name in settings.get("hooks") or ():
        file = root / name
        if not file.is_file():
            raise PressError([Problem(SETTINGS, 0, f"the hook {name} is not there")])
        if not OFFERS.search(file.read_text("utf-8")):
            continue
        spec = spec_from_file_location(name, file)
        assert spec and spec.loader
        module = sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


# ------------------------------------------------------------------ while Zensical renders


@dataclass
class Rendering:
    """Answers the extension's questions, with the build as it is now."""

    build: Build
    hooks: tuple[Hook, ...]
    site: Site
    number: int = 0
    plain: bool = False
    """Whether pages are to be had as Markdown, too."""
    directories: bool = False
    """Whether each page gets a folder of its own."""
    problems: list[Problem] = field(default_factory=list)
    """What press can't answer for in the text of the pages."""

    def __call__(self, md: Markdown) -> Host:
        def page(build: Build) -> str:
            return build.book.page_at(build.book.project.page(told_by_zensical(md)))

        return Host(lambda: self.build, page, self.problems.extend, self.finish)

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        """Zensical pickles settings, and keeps each page while they and its text are the same."""
        return int, (self.number,)

    def renew(self, build: Build, hooks: tuple[Hook, ...]) -> None:
        self.build, self.hooks, self.number = build, hooks, self.number + 1
        self.problems.clear()

    def _has_feed(self) -> bool:
        return any(True for _ in feed_files(self.build, self.site))

    def _apart(self, page: str) -> bool:
        """Whether a page is the index of a folder of its own."""
        return self.directories and Path(page).stem not in ("index", "README")

    def finish(self, html: str, page: str) -> str:
        """A page as the book's hooks want it; what is wrong with it stands at its top."""
        book = self.build.book
        for hook in self.hooks:
            html = hook(html, page, self.build)
        html = with_links(html, book.place_of_page(page), notebook_pages(self.build))
        if any(chapter.path == page for chapter in taken_pages(self.build)):
            place = book.place_of_page(page)
            html = with_offer(html, offer_html(place, self.site, book.project.settings.notebooks))
        if self.plain and page == next(iter(self.build.changes), "") and self._has_feed():
            html = with_offer(html, feed_offer(self.site.beside(feed_place(self.build), ".xml")))
        if self.plain and page in book.reading:
            html += plain_html(f"{LEFT}{'../' if self._apart(page) else ''}{Path(page).stem}.md")
        homeless = page == book.project.page("index.md")
        shown = [
            problem
            for problem in dict.fromkeys([*self.build.problems, *self.problems])
            if problem.path == page or (homeless and problem.path not in book.chapters)
        ]
        return "".join(map(failure_html, shown)) + html


def no_list(loader: Any, node: Any) -> tuple[Any, ...]:
    """What YAML has as a list, as what isn't joined to another."""
    return tuple(loader.construct_sequence(node, deep=True))


def run(command: str, stage: Stage, options: dict[str, Any], rendering: Rendering) -> None:
    """`zensical build` or `serve`; raises PressError where it gives up."""
    import zensical
    from zensical import config

    yaml: Any = config
    yaml.Loader.add_constructor("!press", lambda *_: rendering)
    yaml.Loader.add_constructor(CONTENTS, no_list)
    try:
        getattr(zensical, command)(str(stage.root / SETTINGS), options)
    except PressError:
        raise
    except Exception as error:
        message = f"Zensical gave up, the site stays as it was: {error}"
        raise PressError([Problem(f"zensical {command}", 0, message)]) from error
