"""The index of every public name and signature of the installed TensorFlow, Keras and NumPy.

`python doctor/making/make_index.py` writes doctor/data/index.json. Where two packages share an
object, it stands there once, so that the file stays small. The form is told in doctor/index.py.
"""

import importlib
import inspect
import json
import os
import pkgutil
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "data" / "index.json"
PACKAGES = ("tensorflow", "keras", "numpy")
LEFT_OUT = {"tensorflow.compat.v2", "tensorflow.compat.v1.compat"}
"""The same names once more."""
INSIDE = re.compile(
    r"(tensorflow\.(python|core|tools|tsl|compiler|dtensor|lite\.(python|tools))"
    r"|keras\.src|numpy\.(f2py|testing|_core|core|distutils|ma\.(tests|testutils)))(\.|$)"
)
"""Parts that nobody promises anything of: they are there, and that is all that is noted."""
NAMES_ONLY = {"tensorflow.raw_ops", "tensorflow.compat.v1.raw_ops"}
POPPED = re.compile(r"""kwargs\.pop\(\s*["'](\w+)["']|["'](\w+)["'] in kwargs""")
SELF = re.compile(r"\bself\.(\w+)\b[^=\n]*=(?!=)")
KEYWORDS = inspect.Parameter.VAR_KEYWORD


@dataclass
class Index:
    """What was seen so far; an object is known by its identity."""

    signatures: dict[str, int] = field(default_factory=dict)
    things: list[Any] = field(default_factory=lambda: [["other"]])
    seen: dict[int, int] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list)
    """Holds the objects, so that no identity is given twice."""

    def add(self, thing: Any) -> int:
        self.things.append(thing)
        return len(self.things) - 1

    def signature(self, of: Any) -> int:
        text = signature_text(of)
        return -1 if text is None else self.signatures.setdefault(text, len(self.signatures))

    def number(self, value: Any, path: str) -> int:
        """The place of an object among the things; what is neither of three kinds is thing 0."""
        if id(value) in self.seen:
            return self.seen[id(value)]
        if isinstance(value, types.ModuleType):
            return self.module(value, path)
        if inspect.isclass(value):
            return self.a_class(value)
        if callable(value):
            self.kept.append(value)
            self.seen[id(value)] = self.add(["function", self.signature(value)])
            return self.seen[id(value)]
        return 0

    def module(self, module: types.ModuleType, path: str) -> int:
        name = real_name(module)
        foreign = name.split(".")[0] not in PACKAGES
        if foreign or path in LEFT_OUT or INSIDE.match(path) or INSIDE.match(name):
            return 0
        names: dict[str, int] = {}
        number = self.add(["module", name, names])
        self.seen[id(module)] = number
        self.kept.append(module)
        for attribute, value in public_names(module):
            below = f"{path}.{attribute}"
            names[attribute] = 0 if path in NAMES_ONLY else self.number(value, below)
        for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
            names.setdefault(found.name, 0)  # a part that nobody imported so far
        return number

    def a_class(self, cls: type) -> int:
        members: dict[str, int] = {}
        bases: list[int] = []
        made = ["class", self.constructor(cls), bases, members, cls.__name__]
        number = self.add(made)
        self.seen[id(cls)] = number
        self.kept.append(cls)
        bases += [self.a_class_once(base) for base in cls.__bases__ if base is not object]
        for name, value in vars(cls).items():
            if not name.startswith("_"):
                plain = isinstance(value, (types.FunctionType, classmethod, staticmethod))
                members[name] = self.signature(getattr(cls, name)) if plain else -1
        return number

    def a_class_once(self, cls: type) -> int:
        return self.seen[id(cls)] if id(cls) in self.seen else self.a_class(cls)

    def constructor(self, cls: type) -> int:
        text = constructor_text(cls)
        return -1 if text is None else self.signatures.setdefault(text, len(self.signatures))


def real_name(module: types.ModuleType) -> str:
    try:
        return module.__name__
    except AttributeError:  # a lazy module of TensorFlow, whose package isn't there
        return ""


def public_names(module: types.ModuleType) -> Iterator[tuple[str, Any]]:
    for name in sorted(dir(module)):
        if name.startswith("_") and name != "__version__":
            continue
        try:
            yield name, getattr(module, name)
        except Exception:  # named, but what asks for it is told off
            continue


def signature_text(of: Any) -> str | None:
    """A signature in short: `x,y=,*,z=,**`; a method's own object is left out by binding."""
    try:
        return parameters_text(list(inspect.signature(of).parameters.values()))
    except (ValueError, TypeError):
        return None


def parameters_text(parameters: list[inspect.Parameter]) -> str:
    made: list[str] = []
    starred = False
    for parameter in parameters:
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            starred = True
            made.append("*" + parameter.name)
            continue
        if parameter.kind is KEYWORDS:
            made.append("**")
            continue
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            starred = True
            made.append("*")
        only = "/" if parameter.kind is inspect.Parameter.POSITIONAL_ONLY else ""
        optional = "" if parameter.default is inspect.Parameter.empty else "="
        made.append(only + parameter.name + optional)
    return ",".join(made)


def constructor_text(cls: type) -> str | None:
    """The arguments of a class, with those that its `**kwargs` hand on to the classes it is of.

    `**` stays where some class takes whatever it is given.
    """
    try:
        parameters = list(inspect.signature(cls).parameters.values())
    except (ValueError, TypeError):
        return None
    if not (parameters and parameters[-1].kind is KEYWORDS):
        return parameters_text(parameters)
    known = {parameter.name for parameter in parameters[:-1]}
    handed: list[str] = []
    for base in cls.__mro__:
        if "__init__" not in vars(base) or base is object:
            continue
        theirs, closed = taken_by(base)
        if theirs is None:
            return parameters_text(parameters)
        handed += [name for name in theirs if name not in known]
        known.update(theirs)
        if closed and known:
            kept = parameters_text(parameters[:-1])
            star = [] if "*" in kept else ["*"]
            optional = [f"{name}=" for name in dict.fromkeys(handed)]
            return ",".join(filter(None, [kept, *star, *optional]))
    return parameters_text(parameters)


def taken_by(cls: type) -> tuple[list[str] | None, bool]:
    """What a constructor takes by name, and whether it turns away what it doesn't know.

    None where it takes `*args`, which may stand for anything.
    """
    constructor = vars(cls)["__init__"]
    parameters = list(inspect.signature(constructor).parameters.values())[1:]
    if any(p.kind is inspect.Parameter.VAR_POSITIONAL for p in parameters):
        return None, False
    names = [p.name for p in parameters if p.kind.name in ("KEYWORD_ONLY", "POSITIONAL_OR_KEYWORD")]
    if not (parameters and parameters[-1].kind is KEYWORDS):
        return names, True
    try:
        text = inspect.getsource(constructor)
    except (OSError, TypeError):
        return names, False
    popped = [first or second for first, second in POPPED.findall(text)]
    closed = "raise ValueError" in text and bool(re.search(r"nrecognized|not recognized", text))
    return names + popped, closed


def gone_members(new: Any, old: Any) -> dict[str, list[str]]:
    """The methods and properties of the classes of Keras 2 that those of Keras 3 don't have.

    What some class that derives from it has is not gone: an object may be of that. What a class
    lost together with one that it derives from stands there alone.
    """
    lost: dict[type, tuple[str, set[str]]] = {}
    for path in (
        "", "layers", "models", "optimizers", "optimizers.schedules", "callbacks", "losses",
        "metrics", "utils", "initializers", "regularizers", "constraints",
    ):  # fmt: skip
        theirs, ours = (reach(package, path) for package in (old, new))
        for name, value in public_names(theirs):
            now = getattr(ours, name, None)
            if inspect.isclass(value) and inspect.isclass(now) and now not in lost:
                gone = {n for n in set(dir(value)) - members_now(now) if n[0] != "_"}
                gone = gone.difference(*map(members_now, kinds_of(now)))
                lost[now] = (".".join(filter(None, ["keras", path, name])), gone)
    made: dict[str, list[str]] = {}
    for cls, (path, gone) in lost.items():
        above = {name for base in cls.__mro__[1:] if base in lost for name in lost[base][1]}
        if gone - above:
            made[path] = sorted(gone - above)
    return made


def kinds_of(cls: type) -> set[type]:
    """All classes that derive from one."""
    found: set[type] = set()
    kinds: list[type] = cls.__subclasses__()
    for below in kinds:
        found |= {below, *kinds_of(below)}
    return found


def members_now(cls: type) -> set[str]:
    """The names of a class and of what its methods write into `self`."""
    return set(dir(cls)).union(*(written(base) for base in cls.__mro__[:-1]))


@cache
def written(cls: type) -> frozenset[str]:
    try:
        return frozenset(SELF.findall(inspect.getsource(cls)))
    except (OSError, TypeError):
        return frozenset()


def reach(package: Any, path: str) -> Any:
    for name in filter(None, path.split(".")):
        package = getattr(package, name)
    return package


def renames() -> dict[str, str]:
    """TensorFlow's own table of names of 1.x, by which `tf_upgrade_v2` works."""
    module = importlib.import_module("tensorflow.tools.compatibility.renames_v2")
    return dict(sorted(module.renames.items()))


def make() -> dict[str, Any]:
    index = Index()
    modules = {name: importlib.import_module(name) for name in PACKAGES}
    roots = {name: index.number(module, name) for name, module in modules.items()}
    old = importlib.import_module("tf_keras")
    return {
        "versions": {name: version(name) for name in PACKAGES},
        "roots": roots,
        "things": index.things,
        "signatures": list(index.signatures),
        "gone": gone_members(modules["keras"], old),
        "renames": renames(),
    }


def main() -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    text = json.dumps(make(), separators=(",", ":"), ensure_ascii=False)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
