"""What became of public names of TensorFlow 1, Keras 1 and 2, and NumPy 1 that are gone today.

`make index` writes them into the script that *Paste your error* loads: names with what to write,
members of classes, and the names that are there. Three tables of the packages say it: TensorFlow's
renames, the public names of `tf_keras`, and NumPy's expired attributes. gone.toml beside this has
the rest.
Whatever is to be written is looked up in doctor's index, which is that of the installed packages.
TensorFlow isn't imported, so it takes a second.
"""

import ast
import importlib
import importlib.util
import json
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomllib

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
TARGET = HERE.parents[1] / "docs" / "assets" / "javascripts" / "gone.js"
LONG = {"tf": "tensorflow", "np": "numpy"}
NAME = re.compile(r"\b(?:tf|keras|np|tf_keras)(?:\.[A-Za-z_]\w*)+")
ADVICE = re.compile(
    r"[Uu]se [`']?([^`']+?)[`']? (?:builtin )?instead|as [`']([\w.]+)[`']|under [`']([\w.]+)[`']"
)
RENAMES = "tensorflow/tools/compatibility/renames_v2.py"
SHOWN = ("tf", "keras", "np")
LEFT_OUT = re.compile(r"compat|raw_ops|experimental|distribute|tpu|\blite\b|testing|legacy")
DEPTH = 2
"""Of modules below the first, whose names are listed as being there."""


class UnresolvedError(ValueError):
    """What is to be written isn't there."""


def folder(package: str) -> Path:
    """Where an installed package lies; it isn't imported."""
    spec = importlib.util.find_spec(package)
    if not spec or not spec.origin:
        raise UnresolvedError(f"{package} isn't installed")
    return Path(spec.origin).parent


class Packages:
    """The public names of today's packages, from doctor's index, and those of `tf_keras`."""

    def __init__(self) -> None:
        self.index: dict[str, Any] = json.loads((DATA / "index.json").read_text("utf-8"))
        self.old = set(old_keras())

    def find(self, path: str) -> list[Any] | None:
        root, *names = path.split(".")
        things = self.index["things"]
        thing: list[Any] | None = things[self.index["roots"][LONG.get(root, root)]]
        for name in names:
            if thing is None or thing[0] != "module":
                return thing
            place = thing[2].get(name)
            thing = None if place is None else things[place]
        return thing

    def has(self, path: str) -> bool:
        if path.startswith("tf_keras"):
            return path in self.old or path.rpartition(".")[0] in self.old
        return self.find(path) is not None

    def present(self, path: str, depth: int = DEPTH) -> Iterator[tuple[str, str]]:
        """The names of a module and of those below it."""
        thing = self.find(path)
        if not thing or thing[0] != "module":
            return
        yield path, " ".join(name for name in thing[2] if not name.startswith("_"))
        for name in thing[2] if depth else ():
            below = f"{path}.{name}"
            if not LEFT_OUT.search(below) and below != "tf.keras":
                yield from self.present(below, depth - 1)


def old_keras() -> Iterator[str]:
    """Every public name of Keras 2, read in the files that `tf_keras` imports them by."""
    root = folder("tf_keras")
    for file in sorted((root / "api" / "_v2" / "keras").rglob("__init__.py")):
        inside = file.parent.relative_to(root / "api" / "_v2" / "keras")
        path = ".".join(["tf_keras", *inside.parts])
        if "__internal__" in path or "protobuf" in path:
            continue
        yield path
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom):
                names = (name.asname or name.name for name in node.names)
                yield from (f"{path}.{name}" for name in names if not name.startswith("_"))


def of_tensorflow(packages: Packages) -> dict[str, str]:
    """TensorFlow's own table; a new name that isn't there either is left empty."""
    renames = runpy.run_path(str(folder("tensorflow").parent / RENAMES))["renames"]
    gone = {old: new for old, new in renames.items() if old.startswith("tf.")}
    return {
        old.replace("tf.keras.", "keras."): new if packages.has(new) else ""
        for old, new in gone.items()
        if not packages.has(old)
    }


def of_keras(packages: Packages) -> dict[str, str]:
    """What `tf_keras` has and Keras hasn't: as it was, it is still there."""
    made = {}
    for old in packages.old:
        path = old.replace("tf_keras", "keras", 1)
        if not packages.has(path):
            new = path.replace("keras.backend.", "keras.ops.")
            made[path] = new if new != path and packages.has(new) else old
    return made


def of_numpy(packages: Packages) -> dict[str, str]:
    expired = importlib.import_module("numpy._expired_attrs_2_0").__expired_attributes__
    former = importlib.import_module("numpy").__former_attrs__
    return {
        f"np.{name}": advice(text)
        for name, text in {**former, **expired}.items()
        if not packages.has(f"np.{name}")
    }


def advice(text: str) -> str:
    found = ADVICE.search(text) or re.search(r"use `(\w+)` by itself", text)
    return next(filter(None, found.groups()), "").strip() if found else ""


def of_us(packages: Packages) -> dict[str, str]:
    text = (HERE / "gone.toml").read_text(encoding="utf-8")
    made = dict(leaves("", tomllib.loads(text)))
    return {old: new for old, new in made.items() if not packages.has(old)}


def leaves(above: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield f"{above}{name}", value
        else:
            yield from leaves(f"{above}{name}.", value)


def checked(names: dict[str, str], packages: Packages) -> dict[str, str]:
    wrong = [
        f"{old} = {new!r}: no {name}"
        for old, new in names.items()
        for name in NAME.findall(new)
        if not packages.has(name)
    ]
    if wrong:
        raise UnresolvedError("; ".join(wrong))
    return dict(sorted(names.items()))


def members(packages: Packages) -> dict[str, list[str]]:
    """The attributes that classes of Keras 2 had: attribute, classes."""
    made: dict[str, list[str]] = {}
    for path, names in packages.index["gone"].items():
        for name in names:
            made.setdefault(name, []).append(path)
    return dict(sorted(made.items()))


def make() -> dict[str, Any]:
    packages = Packages()
    sources = (of_tensorflow, of_keras, of_numpy, of_us)
    names = {old: new for source in sources for old, new in source(packages).items()}
    listed = {module: text for root in SHOWN for module, text in packages.present(root)}
    return {
        "names": checked(names, packages),
        "members": members(packages),
        "present": listed,
    }


def text() -> str:
    return f"globalThis.workedGone = {json.dumps(make(), indent=0, ensure_ascii=False)};\n"


def main() -> None:
    try:
        TARGET.write_text(text(), encoding="utf-8")
    except UnresolvedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
