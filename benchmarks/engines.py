"""The engines beside each other: how each is set up in a folder, fed with pages, and started."""

import os
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
LOCK = ROOT / "benchmarks" / "mystnb-requirements.lock"
MYSTNB = ROOT / ".press" / "bench" / "mystnb"
MKDOCS = (sys.executable, "-m", "mkdocs")
COMMON = "attr_list, md_in_html, pymdownx.highlight, pymdownx.superfences"
# made beforehand, since two jobs of Sphinx that both want to make it get in each other's way
EMPTY_CACHE = "from jupyter_cache import get_cache; get_cache('cache').list_cache_records()"
FIGURES = ("press-figure", '<g id="figure_1', "data:image/png;base64,", "_images/")


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
    python: Path = Path(sys.executable)
    variables: Mapping[str, str] = field(default_factory=dict)

    def html(self, folder: Path, page: Page) -> str:
        return (folder / self.site / f"{page.name}.html").read_text(encoding="utf-8")

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
        if self.python == Path(sys.executable):
            return metadata.version(self.package)
        command = f"from importlib import metadata; print(metadata.version({self.package!r}))"
        return subprocess.check_output([self.python, "-c", command], text=True).strip()


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


def _mkdocs(plugins: str, extensions: str) -> Callable[[Path], None]:
    text = (
        "site_name: Benchmark\ntheme: {name: material, font: false}\nuse_directory_urls: false\n"
        f"plugins: [{plugins}]\nmarkdown_extensions: [{extensions}]\n"
    )

    def set_up(folder: Path) -> None:
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")

    return set_up


def _writer(
    notation: Callable[[Page], str], suffix: str = ".md", docs: str = "docs"
) -> Callable[[Path, Page], None]:
    def write(folder: Path, page: Page) -> None:
        (folder / docs / f"{page.name}{suffix}").write_text(notation(page), encoding="utf-8")

    return write


def _set_up_press(folder: Path) -> None:
    _mkdocs("search, press", f"press, {COMMON}")(folder)
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


def _set_up_sphinx(folder: Path) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "conf.py").write_text(
        'extensions = ["myst_nb"]\nnb_execution_mode = "cache"\n'
        'nb_execution_cache_path = "cache"\nnb_execution_raise_on_error = True\n'
        "nb_execution_timeout = 300\n",
        encoding="utf-8",
    )
    index = "# Benchmark\n\n```{toctree}\n:glob:\n\np*\n```\n"
    (folder / "docs" / "index.md").write_text(index, encoding="utf-8")


PRESS = Engine(
    name="press",
    package="worked-tensorflow",
    set_up=_set_up_press,
    write=_write_press,
    command=(*MKDOCS, "build", "--quiet"),
    caches=(".press/store",),
    variables=quiet(),
)
PLAIN = Engine(
    name="plain MkDocs",
    package="mkdocs",
    set_up=_mkdocs("search", COMMON),
    write=_writer(lambda page: ""),  # its pages come from `finish`
    command=(*MKDOCS, "build", "--quiet"),
    variables=quiet(),
)
MKDOCS_JUPYTER = Engine(
    name="mkdocs-jupyter",
    package="mkdocs-jupyter",
    set_up=_mkdocs("search, mkdocs-jupyter: {execute: true, allow_errors: false}", COMMON),
    write=_writer(workload.for_notebook, ".ipynb"),
    command=(*MKDOCS, "build", "--quiet"),
    caches=(".cache",),
    variables=quiet(),
)
MARKDOWN_EXEC = Engine(
    name="markdown-exec",
    package="markdown-exec",
    set_up=_mkdocs("search, markdown-exec", COMMON),
    write=_writer(workload.for_markdown_exec),
    command=(*MKDOCS, "build", "--quiet", "--strict"),
    variables=quiet(),
)


def mystnb(jobs: int) -> Engine:
    """MyST-NB in its own environment, with `jobs` pages at a time."""
    binary = MYSTNB / "bin"
    command = (str(binary / "python"), "-m", "sphinx", "-q", "-j", str(jobs), "docs", "site")
    path = f"{binary}{os.pathsep}{os.environ.get('PATH', '')}"
    return Engine(
        name="MyST-NB",
        package="myst-nb",
        set_up=_set_up_sphinx,
        write=_writer(workload.for_mystnb),
        command=command,
        caches=("cache", "jupyter_execute"),
        prepare=(str(binary / "python"), "-c", EMPTY_CACHE),
        python=binary / "python",
        variables={**quiet(), "PATH": path},
    )


def make_mystnb_environment() -> None:
    """Its dependencies clash with those of mkdocs-jupyter, so it has an environment of its own."""
    ready = MYSTNB / "ready"
    if ready.is_file() and ready.read_bytes() == LOCK.read_bytes():
        return
    print("making an environment for MyST-NB, with a TensorFlow of its own", flush=True)
    shutil.rmtree(MYSTNB, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(MYSTNB)], check=True)
    install = ("-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK))
    subprocess.run([str(MYSTNB / "bin" / "python"), *install], check=True)
    shutil.copyfile(LOCK, ready)


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
