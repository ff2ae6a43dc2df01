"""The rooms of press: arrows point down only, what runs nothing doesn't import what runs, and only
a door knows who comes in."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PRESS = Path(__file__).parents[1]
RUNS_NOTHING = ("ground", "book", "check", "page")
"""From the ground up: each imports from those before it."""
BELOW = {
    **{room: RUNS_NOTHING[:height] for height, room in enumerate(RUNS_NOTHING)},
    "run": ("ground", "book"),
    "build": ("ground", "book", "check", "run"),
    "doors": (*RUNS_NOTHING, "run", "build"),
    "testing": (*RUNS_NOTHING, "run", "build", "doors"),
}
GROUND = ("problems", "project", "datasets", "toml", "wire", "surroundings")


def modules() -> Iterator[str]:
    """The modules of press, such as `book.cells`."""
    for file in sorted(PRESS.rglob("*.py")):
        parts = file.relative_to(PRESS).with_suffix("").parts
        made = parts[:2] == ("build", "lib")  # by pip
        if parts[0] not in ("tests", "demo") and parts[-1] != "__init__" and not made:
            yield ".".join(parts)


def imports(module: str) -> set[str]:
    """All that a module imports, wherever in it, as full names: `press.book.cells`, `mkdocs.x`."""
    found = set()
    tree = ast.parse((PRESS / f"{module.replace('.', '/')}.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: write where it comes from in full"
            found |= {str(node.module), *(f"{node.module}.{name.name}" for name in node.names)}
    return found


IMPORTS = {module: imports(module) for module in modules()}


def ours(module: str) -> set[str]:
    """The modules of press that a module imports."""
    return {name for name in IMPORTS if f"press.{name}" in IMPORTS[module]}


def room(module: str) -> str:
    first = module.partition(".")[0]
    return "ground" if first in GROUND else first


OTHERS = [module for module in IMPORTS if room(module) != "worker"]


@pytest.mark.parametrize("module", OTHERS)
def test_a_module_imports_from_its_room_and_those_below(module: str) -> None:
    own = room(module)
    assert {room(name) for name in ours(module)} <= {own, *BELOW[own]}


@pytest.mark.parametrize("module", [name for name in IMPORTS if room(name) == "worker"])
def test_a_worker_knows_nothing_of_its_parent_but_what_both_ends_know(module: str) -> None:
    assert {name for name in ours(module) if room(name) != "worker"} <= {"wire", "surroundings"}


def test_no_module_imports_what_imports_it() -> None:
    TopologicalSorter({name: ours(name) for name in IMPORTS}).prepare()


@pytest.mark.parametrize(
    ("library", "doors"),
    [
        (
            "mkdocs",
            {"doors.mkdocs", "doors.notebooks", "doors.rerender", "doors.serving", "testing"},
        ),
        ("zensical", {"doors.zensical"}),
        ("pytest", {"doors.pytest", "testing"}),
        ("matplotlib", {"worker.matplotlib"}),
        ("tensorflow", set()),
        ("keras", set()),
    ],
)
def test_a_library_that_not_every_book_has_is_known_to_few(library: str, doors: set[str]) -> None:
    known = {
        name for name, all_ in IMPORTS.items() if any(i.split(".")[0] == library for i in all_)
    }
    assert known <= doors
