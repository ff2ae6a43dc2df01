"""What a work runs in, as this process sees it: the one that asks before, the worker then."""

import ast
import ctypes
import hashlib
import os
import platform
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path

from press.wire import Surroundings

PARTS = ("wire", "surroundings", *(f"worker/{name}" for name in (
    "figures", "letters", "matplotlib", "output", "places", "sandbox", "session", "trace", "zygote",
)))  # fmt: skip


def press_on_disk() -> str:
    """A hash of the modules that decide what is stored, so that mending one re-runs everything."""
    folder = Path(__file__).parent
    texts = b"".join((folder / f"{part}.py").read_bytes() for part in PARTS)
    return hashlib.sha256(texts).hexdigest()


PRESS = press_on_disk()
"""Of the modules that this process runs: their files may change later."""


def surroundings(environment: Mapping[str, str], preload: tuple[str, ...]) -> Surroundings:
    return Surroundings(
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
        device=device(environment),
        environment=dict(environment),
        preload=preload,
        press=PRESS,
    )


def held_modules(codes: Iterable[str], preload: Sequence[str]) -> int:
    """How many of the preloaded modules a work of such code starts with: all up to its last import.

    All of them where it imports what isn't known here, and so may import any.
    """
    places = {name.partition(".")[0]: place for place, name in enumerate(preload, 1)}
    known = dict.fromkeys(sys.stdlib_module_names, 0) | places
    wanted = {name for code in codes for name in _imported(code)}
    return max((known.get(name, len(preload)) for name in wanted), default=0)


@lru_cache(maxsize=10_000)  # under serve, most stay as they are
def _imported(code: str) -> frozenset[str]:
    """The modules that code imports where it stands, by their first names."""
    if "import" not in code:
        return frozenset()
    try:
        nodes = [*ast.walk(ast.parse(code))]
    except (SyntaxError, ValueError, MemoryError, RecursionError):  # its worker says what is wrong
        return frozenset()
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return frozenset(name.partition(".")[0] for name in names)


def device(environment: Mapping[str, str]) -> str:
    """What computes: the names of the graphics cards that the environment leaves in sight."""
    chosen = environment.get("CUDA_VISIBLE_DEVICES")
    cards = [] if chosen in ("", "-1") else sorted(_cards())
    return ", ".join(cards) or "CPU"


def _cards(folder: Path = Path("/proc/driver/nvidia/gpus")) -> Iterator[str]:
    """The models of the cards, as NVIDIA's driver for Linux says them."""
    for file in folder.glob("*/information"):
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key == "Model":
                yield value.strip()


def landlock_version() -> int:
    """What Linux knows of confining a process; below 1 where it knows nothing."""
    return int(ctypes.CDLL(None).syscall(444, None, 0, 1)) if sys.platform == "linux" else 0


def guards_files() -> bool:
    """Whether the system keeps native code, too, from writing where a snippet may not.

    Below 3, it can't tell a rename within the scratch folder from one out of it.
    """
    return landlock_version() >= 3


def differences(asked: Surroundings, found: Surroundings) -> Iterator[str]:
    """One line for each thing that is not as a job asks."""
    wanted, here = asdict(asked), asdict(found)
    for name, variable in wanted.pop("environment").items():
        value = here["environment"].get(name)
        if value != variable:
            yield f"{name}={value!r} where the job asks for {variable!r}"
    for name, value in wanted.items():
        if here[name] != value:
            yield f"{name} {here[name]} where the job asks for {value}"


def loaded_files() -> dict[str, str]:
    """A hash of each module's file that this process holds, but Python's own and installed ones."""
    paths = sysconfig.get_paths()
    known = tuple(f"{os.path.realpath(paths[name])}{os.sep}" for name in (
        "stdlib", "platstdlib", "purelib", "platlib",
    ))  # fmt: skip
    modules = [vars(module) for module in [*sys.modules.values()] if hasattr(module, "__dict__")]
    files = {names.get("__file__") for names in modules}  # to ask a lazy module would load it
    real_folder = cache(os.path.realpath)  # thousands of modules lie in a few hundred folders
    real = {_real(file, real_folder) for file in files if file}
    own = sorted(file for file in real if not file.startswith(known))
    return {file: file_hash(Path(file)) for file in own}


def _real(file: str, real_folder: Callable[[str], str]) -> str:
    folder, name = os.path.split(file)
    path = f"{real_folder(folder)}{os.sep}{name}"
    return os.path.realpath(path) if Path(path).is_symlink() else path


def file_hash(file: Path) -> str:
    """SHA-256 of a file, or "absent"."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return "absent"
