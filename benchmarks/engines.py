"""The engines beside each other: how each is set up in a folder, fed with pages, and started."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from markdown import Markdown

from benchmarks import workload
from benchmarks.workload import Page
from press import ForkedPool, load_project, make_build
from press.doors.markdown import PressExtension

ROOT = Path(__file__).resolve().parent.parent
MKDOCS = (sys.executable, "-m", "mkdocs")
STRICTLY = ("build", "--strict")  # without --quiet, under which MkDocs counts no warning
COMMON = "attr_list, md_in_html, pymdownx.highlight, pymdownx.superfences"
FIGURES = (
    "press-figure",
    '<g id="figure_1',
    "data:image/png;base64,",
    "_images/",
    "images/mkd_glr_",
    '"image/png":{"',
)


@dataclass(frozen=True)
class Engine:
    """One way to build the same pages. `write` also tells an engine of an edited snippet."""

    name: str
    package: str
    set_up: Callable[[Path], None]
    write: Callable[[Path, Page], None]
    command: Sequence[str]
    caches: tuple[str, ...] = ()
    """What a cold build has to make anew, besides the site."""
    prepare: Sequence[str] = ()
    """A command to run before a cold build."""
    site: str = "site"
    """What holds all that the engine makes, besides its caches."""
    made: str = "site/{}.html"
    """The file that shows a page."""
    environment: str = ""
    """The name of its lock file in locks/, if it doesn't live in the environment of the course."""
    python: Path = Path(sys.executable)
    variables: Mapping[str, str] = field(default_factory=dict)

    def html(self, folder: Path, page: Page) -> str:
        return (folder / self.made.format(page.name)).read_text(encoding="utf-8")

    def forget(self, folder: Path) -> None:
        for name in (*self.caches, self.site):
            shutil.rmtree(folder / name, ignore_errors=True)
        if self.prepare:
            subprocess.run(self.prepare, cwd=folder, check=True)

    def check(self, folder: Path, pages: Sequence[Page]) -> None:
        """Every page must show what this edition of its snippets printed, and their figures."""
        for page in pages:
            html = self.html(folder, page)
            drawn = any(sign in html for sign in FIGURES)
            for snippet in page.snippets:
                if not snippet.shown_in(html) or ("plot" in snippet.cells and not drawn):
                    raise RuntimeError(f"{self.name} did not show {snippet.mark} in {page.name}")

    @property
    def version(self) -> str:
        return installed(self.package, self.python)


def installed(package: str, python: Path) -> str:
    """The version that this interpreter has."""
    if python == Path(sys.executable):
        return metadata.version(package)
    command = f"from importlib import metadata; print(metadata.version({package!r}))"
    return subprocess.check_output([python, "-c", command], text=True).strip()


def press_settings() -> dict[str, Any]:
    """The table [tool.press] of this course."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["tool"]["press"]
    return table


def quiet() -> dict[str, str]:
    """The environment that the course gives TensorFlow, for every engine but for the threads.

    press gives each snippet one thread; the peers have as many as TensorFlow takes by itself.
    """
    course = press_settings()["environment"]
    return {
        "NO_MKDOCS_2_WARNING": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        **{name: value for name, value in course.items() if "THREADS" not in name},
    }


def mkdocs_project(plugins: str, extensions: str) -> Callable[[Path], None]:
    text = (
        "site_name: Benchmark\ntheme: {name: material, font: false}\nuse_directory_urls: false\n"
        f"plugins: [{plugins}]\nmarkdown_extensions: [{extensions}]\n"
    )

    def set_up(folder: Path) -> None:
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")

    return set_up


def writer(
    notation: Callable[[Page], str], suffix: str = ".md", docs: str = "docs"
) -> Callable[[Path, Page], None]:
    def write(folder: Path, page: Page) -> None:
        (folder / docs / f"{page.name}{suffix}").write_text(notation(page), encoding="utf-8")

    return write


def _set_up_press(folder: Path) -> None:
    mkdocs_project("search, press", f"press, {COMMON}")(folder)
    (folder / "snippets").mkdir()
    course = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tables = re.findall(r"(?ms)^\[tool\.press\b(?!\.patience).*?(?=^\[|\Z)", course)
    (folder / "pyproject.toml").write_text("".join(tables), encoding="utf-8")


def _write_press(folder: Path, page: Page) -> None:
    """Chapters change with their snippets' cells only, so that an edit touches one file."""
    chapter = folder / "docs" / f"{page.name}.md"
    if not chapter.exists():
        chapter.write_text(workload.for_press(page), encoding="utf-8")
    for snippet in page.snippets:
        file = folder / "snippets" / f"{snippet.name}.py"
        if not file.exists() or file.read_text(encoding="utf-8") != snippet.code:
            file.write_text(snippet.code, encoding="utf-8")


PRESS = Engine(
    name="press",
    package="worked-tensorflow",
    set_up=_set_up_press,
    write=_write_press,
    command=(*MKDOCS, *STRICTLY),
    caches=(".press/store",),
    variables=quiet(),
)
PLAIN = Engine(
    name="plain MkDocs",
    package="mkdocs",
    set_up=mkdocs_project("search", COMMON),
    write=writer(lambda page: ""),  # its pages come from `finish`
    command=(*MKDOCS, *STRICTLY),
    variables=quiet(),
)
MKDOCS_JUPYTER = Engine(
    name="mkdocs-jupyter",
    package="mkdocs-jupyter",
    set_up=mkdocs_project("search, mkdocs-jupyter: {execute: true, allow_errors: false}", COMMON),
    write=writer(workload.for_notebook, ".ipynb"),
    command=(*MKDOCS, *STRICTLY),
    caches=(".cache",),
    variables=quiet(),
)
MARKDOWN_EXEC = Engine(
    name="markdown-exec",
    package="markdown-exec",
    set_up=mkdocs_project("search, markdown-exec", COMMON),
    write=writer(workload.for_markdown_exec),
    command=(*MKDOCS, *STRICTLY),
    variables=quiet(),
)


def finish(built: Path, folder: Path) -> None:
    """Write the pages that press has built in `built` with all outputs in place, for plain MkDocs.

    What press hands to Python-Markdown, with each piece of stashed HTML put back into the text.
    """
    project = load_project(built)
    with ForkedPool(project) as pool:
        build = make_build(project, pool)
    for chapter in build.book.chapters.values():
        md = Markdown(extensions=[PressExtension(chapter.path, build)])
        lines = md.preprocessors["press"].run(chapter.body.split("\n"))
        text = "\n".join(lines)
        for number, block in enumerate(md.htmlStash.rawHtmlBlocks):
            text = text.replace(f"\x02wzxhzdk:{number}\x03", str(block))
        (folder / chapter.path).write_text(text + "\n", encoding="utf-8")
