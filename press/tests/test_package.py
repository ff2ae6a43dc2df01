"""What is installed: all of press, and none of its tests."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

PRESS = Path(__file__).parents[1]
MADE = {"__pycache__", ".hypothesis", ".pytest_cache", "build", "worked_press.egg-info"}
OWN = {"tests"}
PROJECT = tomllib.loads((PRESS / "pyproject.toml").read_text("utf-8"))["project"]
EXTRA = PROJECT["optional-dependencies"]
STANDARD = sys.stdlib_module_names | {"press"}
ABOUT = {"LICENSE", "README.md", "pyproject.toml"}
FOR = {
    "doors": ("mkdocs", "pytest", "zensical"),
    "worker": ("figures",),
    "page/card.py": ("cards",),
    "run/cluster.py": ("dask",),
    "run/node.py": ("dask",),
    "testing.py": ("testing",),
}
"""What a room, or a module, may import besides: a book that doesn't use it need not install it."""


def sources() -> list[str]:
    """The files of press, relative to its folder, without those that are for its own makers."""
    files = (file.relative_to(PRESS) for file in PRESS.rglob("*") if file.is_file())
    return [file.as_posix() for file in files if not (MADE | OWN) & set(file.parts)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """press as pip would install it, built from a copy, so that nothing is left in its folder."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(PRESS, folder / "press", ignore=shutil.ignore_patterns("*.egg-info", "build"))
    code = "from setuptools.build_meta import build_wheel; build_wheel('.')"
    subprocess.run(
        [sys.executable, "-c", code], cwd=folder / "press", check=True, stdout=subprocess.DEVNULL
    )
    [made] = (folder / "press").glob("*.whl")
    return zipfile.ZipFile(made)


def test_the_wheel_holds_every_module_and_file_and_no_test(wheel: zipfile.ZipFile) -> None:
    shipped = {f"press/{name}" for name in sources() if name not in ABOUT}
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == shipped
    assert "press/demo/mkdocs.yml" in shipped and "press/py.typed" in shipped


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    [about] = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    text = wheel.read(about).decode()
    assert "License-Expression: MIT" in text
    assert "\n# press\n" in text  # its README
    assert any(name.endswith("/LICENSE") for name in wheel.namelist())


def imported(module: str) -> set[str]:
    """The top-level modules of others that a module of press imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse((PRESS / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found - STANDARD


def plainly(name: str) -> str:
    """A distribution's name as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(*extras: str) -> set[str]:
    """The distributions that press, or an extra of it with those that it names, asks for."""
    lists = [EXTRA[extra] for extra in extras] or [PROJECT["dependencies"]]
    lines = [line for each in lists for line in each]
    inner = [
        found[1].split(",") for line in lines if (found := re.match(r"worked-press\[(.*)\]", line))
    ]
    names = {plainly(re.split(r"[=>\[]", line)[0]) for line in lines}
    return names.union(*(asked(*names) for names in inner))


def test_what_press_imports_it_asks_for() -> None:
    """Every library that a module imports is a dependency, or of an extra that its room is for."""
    modules = [name for name in sources() if name.endswith(".py") and not name.startswith("demo")]
    assert len(modules) > 25
    found = {m: unasked(m, asked(*FOR.get(m) or FOR.get(m.partition("/")[0], ()))) for m in modules}
    assert {module: names for module, names in found.items() if names} == {}


def test_what_the_tests_import_is_asked_for_by_the_extra_named_test() -> None:
    tests = [f"tests/{file.name}" for file in (PRESS / "tests").glob("*.py")]
    known = asked("test")
    found = {test: unasked(test, known) for test in tests}
    assert {test: names for test, names in found.items() if names} == {}


owners = cache(metadata.packages_distributions)


def unasked(module: str, known: set[str]) -> set[str]:
    known = known | asked()
    return {
        name
        for name in imported(module)
        if not {plainly(owner) for owner in owners().get(name, [name])} & known
    }


def test_press_asks_for_no_tensorflow() -> None:
    assert not {"tensorflow", "keras", "tf_keras"} & (asked() | asked(*EXTRA))
