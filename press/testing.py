"""A small course to build, as tests write it into a folder of its own.

For pytest this is a plugin: `pytest_plugins = ["press.testing"]` brings the fixtures below.
"""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib
import urllib.request
import zipfile
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from typing import Any, cast
from unittest.mock import patch

import psutil
import pytest

from press.build import make_build, open_pool
from press.check.drift import moved, shown_output
from press.check.outcome import Build
from press.check.terminal import CONTROL
from press.doors import cli
from press.project import Project, load_project
from press.run.pool import ForkedPool
from press.run.port import Pool

BIN = Path(sys.executable).parent
EXTENSIONS = """\
markdown_extensions:
  - press
  - admonition
  - attr_list
  - tables
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""
MKDOCS = f"""
site_name: A course
use_directory_urls: false
theme: {{name: material, font: false}}
plugins: [search, press]
{EXTENSIONS}"""


class Course:
    """A book in a folder, and the ways to build it that its users have."""

    def __init__(self, root: Path, pool: Pool | None = None) -> None:
        self.root, self.pool = root, pool
        if not (root / "pyproject.toml").exists():
            self.settings(seconds=20, memory_mb=600, jobs=2)

    def settings(self, **values: Any) -> None:
        """Write `[tool.press]`; what was set before stays, unless it is set anew."""
        file = self.root / "pyproject.toml"
        old = tomllib.loads(file.read_text())["tool"]["press"] if file.exists() else {}
        table = {"preload": ["numpy"], **old, **values}
        lines = [f"{name} = {_toml(value)}" for name, value in table.items()]
        self.write("pyproject.toml", "[tool.press]\n" + "\n".join(lines))

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n").rstrip() + "\n")
        return file

    def snippet(self, name: str, code: str, options: str = "", text: str = "") -> str:
        """A snippet with a page that embeds it; code without cells is one cell, `main`."""
        code = dedent(code).strip()
        self.write(f"snippets/{name}.py", code if "# %%" in code else f"# %% main\n{code}")
        page = f'# {name}\n\n{text}\n\n``` {{.python {options}}}\n--8<-- "{name}.py"\n```'
        self.write(f"docs/{name}.md", page)
        return f"snippets/{name}.py"

    def dataset(self, name: str, real: str, standin: str) -> None:
        """Register the data set in the file `data/NAME.csv`, with its stand-in; the real file lies
        in the folder `real`."""
        register = self.root / "data/registry.toml"
        known = register.read_text() if register.exists() else ""
        texts = {"sha256": real, "standin_sha256": standin}
        sums = {key: hashlib.sha256(text.encode()).hexdigest() for key, text in texts.items()}
        words = {"name": name, "file": f"{name}.csv", "title": f"About {name}", "summary": "Some."}
        words |= {"licence": "CC0", "citation": "Nobody.", "page": f"https://example.org/{name}"}
        words |= {"standin": f"standin/{name}.csv.gz", **sums}
        lines = [f"{key} = {json.dumps(word)}" for key, word in words.items()]
        table = ["[[dataset]]", f"size = {len(real.encode())}", *lines]
        self.write("data/registry.toml", "\n".join([known, *table]))
        self.write(f"real/{name}.csv", "").write_bytes(real.encode())
        packed = self.write(f"data/standin/{name}.csv.gz", "")
        packed.write_bytes(gzip.compress(standin.encode()))

    def build(self, **options: Any) -> Build:
        """The build that commands and plugins make, in the warm zygote of this test session."""
        project = load_project(self.root)
        if self.pool is None:
            with open_pool(project) as pool:
                return make_build(project, pool, **options)
        self.pool.project = project
        return make_build(project, self.pool, **options)

    def ran(self, **options: Any) -> set[str]:
        """Build what must succeed; the names of the snippets that were executed, not looked up."""
        build = self.build(**options)
        assert not build.problems, "\n".join(map(str, build.problems))
        found = {name for name, result in build.results.items() if not result.cached}
        return {name.removeprefix("snippets/").removesuffix(".py") for name in found}

    def problem(self) -> str:
        """Build what must fail in one place; what is said of it."""
        problems = self.build().problems
        assert len(problems) == 1, problems
        return str(problems[0])

    def outputs(self, name: str, cell: str = "main") -> list[Any]:
        result = self.build().results[f"snippets/{name}.py"]
        assert result.ok, result.error
        return list(result.cells[cell])

    def html(self, text: str) -> str:
        """A page as MkDocs would render its body."""
        import markdown
        from mkdocs.utils.yaml import yaml_load

        names = yaml_load(MKDOCS)["markdown_extensions"]
        options = {k: v for n in names if isinstance(n, dict) for k, v in n.items()}
        extensions = [next(iter(n)) if isinstance(n, dict) else n for n in names]
        page = self.write("docs/page.md", text)
        build = self.build()
        assert not build.problems, "\n".join(map(str, build.problems))
        configs = {**options, "press": {"build": build, "page": "docs/page.md"}}
        return markdown.markdown(page.read_text(), extensions=extensions, extension_configs=configs)

    def mkdocs(self) -> None:
        """Build the site strictly, in this process; raises what MkDocs ends with."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        with chdir(self.root):
            config = load_config("mkdocs.yml", strict=True)
            plugin: Any = config.plugins["press"]
            plugin.pool = self.pool
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                plugin.pool = None if self.pool else plugin.pool  # the pool outlives this site
                config.plugins.on_shutdown()

    def press(self, *arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        """The `press` command: a process, or, where a pool is warm, the same in this one."""
        if self.pool is None or options:
            return self.command(str(BIN / "press"), *arguments, **options)
        said, wrong, status = io.StringIO(), io.StringIO(), cast(int | str | None, 0)
        with (
            chdir(self.root),
            patch.object(cli, "open_pool", self._lent),
            patch.object(sys, "argv", ["press", *arguments]),
            redirect_stdout(said),
            redirect_stderr(wrong),
        ):
            try:
                cli.main()
            except SystemExit as end:
                status = end.code
        if isinstance(status, str):  # as Python does at its end
            wrong.write(f"{status}\n")
        code = status if isinstance(status, int) else 1
        return subprocess.CompletedProcess(arguments, code, said.getvalue(), wrong.getvalue())

    @contextmanager
    def _lent(self, project: Project) -> Iterator[Pool]:
        """The warm pool, for one command."""
        assert self.pool
        self.pool.project = project
        yield self.pool

    def command(
        self, *command: str, env: Mapping[str, str] = {}, timeout: float = 300
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            cwd=self.root,
            env=self._environment(env),
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    def _environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        """A session of pytest in the book tidies up beside the book, not in that of its tests."""
        return environment({"PYTEST_DEBUG_TEMPROOT": str(self.root.parent), **extra})

    def start(self, *command: str, env: Mapping[str, str] = {}) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            command,
            cwd=self.root,
            env=self._environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def why(self, name: str) -> str:
        """What `press why` says, without its first words."""
        said = io.StringIO()
        with redirect_stdout(said):
            cli.why_command(
                load_project(self.root), Namespace(path=f"{self.root}/snippets/{name}.py")
            )
        return said.getvalue().strip().removeprefix(f"snippets/{name}.py ")

    def entries(self) -> set[Path]:
        """The files of the store that hold results."""
        return {
            f
            for f in (self.root / ".press/store/results").rglob("*")
            if f.suffix != ".partial" and f.is_file()
        }

    def tree(self) -> dict[str, bytes]:
        """Every file but those that press keeps for itself."""
        files = (f for f in self.root.rglob("*") if f.is_file())
        return {
            name: f.read_bytes()
            for f in files
            if not (name := f.relative_to(self.root).as_posix()).startswith(".press")
        }


def rerun(notebook: str, folder: Path, seconds: int = 120) -> list[str]:
    """How what a notebook shows differs from what it holds, when it is run in a folder.

    What cells show that are tagged `varies` is not compared.
    """
    import nbformat
    from nbclient import NotebookClient

    made: Any = nbformat.reads(notebook, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(made)
    held = notebook_text(made)
    folder.mkdir(parents=True, exist_ok=True)
    client = NotebookClient(made, timeout=seconds, resources={"metadata": {"path": str(folder)}})
    client.execute()
    varying = [c["id"] for c in made["cells"] if "varies" in c["metadata"].get("tags", ())]
    return list(moved(held, notebook_text(made), varying))


def notebook_text(notebook: Any) -> str:
    """What the cells of a notebook show, one after the other, as `press accept` would write it."""
    lines: list[str] = []
    for cell in (cell for cell in notebook["cells"] if cell["cell_type"] == "code"):
        lines.append(f"# %% {cell['id']}")
        printed = [out for out in cell["outputs"] if out["output_type"] == "stream"]
        text = "".join(out["text"] for out in printed if out["name"] == "stdout")
        lines += LOGGED.sub("", text).splitlines()
        others = (shown_output(out) for out in cell["outputs"] if out["output_type"] != "stream")
        lines += [text for text in others if not ADDRESS_ALONE.fullmatch(text)]
    return as_on_a_page("\n".join(lines))


LOGGED = re.compile(
    r"^(?:DEBUG|INFO|WARNING|ERROR):[\w.]+:.*\n?(?:Instructions for updating:\n.*\n?)?",
    re.MULTILINE,
)
"""What Python's `logging` says, in a notebook also to those who print; no page shows it."""


def as_on_a_page(text: str) -> str:
    """Without what depends on the process, as colors, addresses and the numbers behind Keras's
    names, and without empty lines."""
    lines = NUMBERED.sub("", ADDRESS.sub("0x…", CONTROL.sub("", text))).splitlines()
    return "\n".join(line for line in lines if line.strip())


ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
ADDRESS_ALONE = re.compile(r"\[?<[^<>]*\bat 0x[0-9a-f]+>\]?")
NUMBERED = re.compile(r"(?<=[a-z])_\d+\b")


@pytest.fixture(scope="session")
def course_preload() -> list[str]:
    """The modules that a course's snippets share; a book's own conftest.py may name others."""
    return ["numpy"]


@pytest.fixture(scope="session")
def warm(
    tmp_path_factory: pytest.TempPathFactory, course_preload: list[str]
) -> Iterator[ForkedPool]:
    """One zygote for all tests that need none of their own."""
    made = Course(tmp_path_factory.mktemp("warm"))
    made.settings(preload=course_preload)
    (made.root / ".press").mkdir()
    with ForkedPool(load_project(made.root)) as pool:
        list(pool.run([]))
        yield pool


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Templates of a theme, compiled once for all sites that tests make in their own process.

    Jinja compares the text of each. To compile Material's takes longer than to build a small site.
    """
    from jinja2 import Environment, FileSystemBytecodeCache
    from mkdocs.theme import Theme

    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    plain = Theme.get_env

    def get_env(theme: Theme) -> Environment:
        env = plain(theme)
        env.bytecode_cache = cache
        return env

    with patch.object(Theme, "get_env", get_env):
        yield


@pytest.fixture
def course(tmp_path: Path, warm: ForkedPool, course_preload: list[str], templates: None) -> Course:
    """A course in an empty folder, whose snippets start at once."""
    made = Course(tmp_path, warm)
    made.settings(preload=course_preload)
    return made


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Matplotlib's list of this machine's fonts, which the first zygote of each book would make.

    An empty folder where there is no Matplotlib.
    """
    folder = tmp_path_factory.mktemp("fonts")
    listing = [sys.executable, "-c", "import matplotlib.font_manager"]
    told = {**os.environ, "MPLCONFIGDIR": str(folder)}
    subprocess.run(listing, env=told, capture_output=True, check=False)
    return folder


@pytest.fixture
def cold(tmp_path: Path, fonts: Path) -> Course:
    """A course that starts a zygote for each build, or whatever its settings ask for."""
    shutil.copytree(fonts, tmp_path / ".press/matplotlib")
    return Course(tmp_path)


@pytest.fixture(scope="session", autouse=True)
def heeds_an_interrupt() -> None:
    """A shell starts what it sends to the background with SIGINT ignored, and children inherit it.

    Tests interrupt the commands that they start, so these must not be born deaf.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def served(
    course: Course, command: tuple[str, ...] = ("mkdocs", "serve"), port: int = 0
) -> Iterator[Callable[[str], str]]:
    """What serves a book, while it runs: call it with a page's name to get its HTML."""
    port = port or free_port()
    program, *arguments = command
    process = course.start(str(BIN / program), *arguments, "--dev-addr", f"127.0.0.1:{port}")

    def get(page: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            assert process.poll() is None, process.communicate()
            return ""

    try:
        yield get
    finally:
        process.send_signal(signal.SIGINT)
        try:
            out, _ = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        Path(course.root, "serve.log").write_text(out)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def files_served(
    files: Mapping[str, bytes], moved: Mapping[str, str] = {}, asked: list[str] | None = None
) -> Iterator[str]:
    """The address of a server of `files` on this machine; `moved` says what leads where.

    What is asked for is added to `asked`.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = self.path.strip("/")
            if asked is not None:
                asked.append(place)
            found = place in files
            self.send_response(200 if found else 302 if place in moved else 404)
            if place in moved:
                self.send_header("Location", moved[place])
            self.end_headers()
            self.wfile.write(files.get(place, b""))

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def zipped(**files: bytes) -> bytes:
    """An archive that holds `files`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def wait_for(get: Callable[[str], str], page: str, pattern: str, seconds: float = 120) -> str:
    """Ask for a page until it holds what is expected; its HTML then."""
    deadline = time.monotonic() + seconds
    while not re.search(pattern, html := get(page)):
        assert time.monotonic() < deadline, f"no {pattern!r} on {page}: {html[-3000:]}"
        time.sleep(0.1)
    return html


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """What a command starts with; Hypothesis costs pytest more than the tests of a small book."""
    kept = {name: v for name, v in os.environ.items() if not name.startswith(("PRESS_", "PYTEST"))}
    lean = {"NO_MKDOCS_2_WARNING": "1", "PYTEST_ADDOPTS": "-p no:hypothesispytest"}
    return {**kept, **lean, **extra}


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}" = {_toml(inner)}' for k, inner in value.items()) + "}"
    return json.dumps(value)


def plain(html: str) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def running(root: Path) -> list[str]:
    """Processes that work below a folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if Path(process.cwd()).is_relative_to(root):
                found.append(" ".join(process.cmdline()))
        except (psutil.Error, OSError):
            continue
    return found


def wait(condition: Callable[[], object], seconds: float = 120) -> bool:
    """Whether it comes to hold in that time; a file that vanishes under its eyes counts as no."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(FileNotFoundError):
            if condition():
                return True
        time.sleep(0.05)
    return False
