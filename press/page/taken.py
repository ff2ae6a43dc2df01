"""What a notebook begins with that readers take home: its first cell holds this text.

So it needs nothing but Python, and says in plain words what a reader has to do.
"""

# --------------------------------------------- the data
import gzip
import hashlib
import os
import zlib
from pathlib import Path
from urllib.request import urlopen


def get_data(site: str, files: dict[str, tuple[str, str]]) -> None:
    """Get what isn't here from the site. `files` has each one's SHA-256, and who has it."""
    _go_up(files)
    for name, (sha256, source) in files.items():
        path = Path(name)
        if not path.is_file():
            content = _download(site, name, sha256, source)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        elif not _is(path, sha256):
            print(f"{name} is here, and is another file than was read here: expect other numbers")


def _go_up(files: dict[str, tuple[str, str]]) -> None:
    """Go on in the folder above that has what isn't here, as the folder of the zip has."""
    if not all(Path(name).is_file() for name in files):
        for folder in Path.cwd().parents:
            if all(_is(folder / name, sha256) for name, (sha256, _) in files.items()):
                os.chdir(folder)
                return


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _download(site: str, name: str, sha256: str, source: str) -> bytes:
    by_hand = f"Put it there by hand, as {Path(name).absolute()}; {source} has it."
    if not site:
        raise FileNotFoundError(f"{name} is missing. {by_hand}")
    address = site + name + ("" if name.endswith(".gz") else ".gz")
    try:
        with urlopen(address, timeout=60) as answer:
            content: bytes = answer.read()
        if not name.endswith(".gz"):
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        message = f"{name} is missing, and can't be had from {address}: {error}. {by_hand}"
        raise FileNotFoundError(message) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"What lies at {address} is not the {name} that was read here. {by_hand}")
    return content


# --------------------------------------------- the names of one snippet at a time
import sys  # noqa: E402

_resets: dict[str, str] = {}
_keeps: dict[str, tuple[str, str]] = {}
_kept: dict[str, tuple[dict[str, object], dict[str, object]]] = {}
_leaving = [""]
_ours = {*globals(), "snippet"}


def snippet(name: str, comes_back: bool = False) -> None:
    """From here on, all names are those of one snippet, as if it ran alone."""
    names: dict[str, object] = globals()
    own = [each for each in names if each not in _ours and not each.startswith("_")]
    left = {each: names.pop(each) for each in own}
    if _leaving[0]:
        _kept[_leaving[0]] = left, {each: _of_library(each, _keeps[each][0]) for each in _keeps}
    _leaving[0] = name if comes_back else ""
    if name in _kept:
        back, states = _kept.pop(name)
        names.update(back)
        for module, state in states.items():
            if state is not None:
                _of_library(module, _keeps[module][1], state)
        return
    for module, code in _resets.items():  # libraries keep something, too
        _of_library(module, code)


def _of_library(name: str, code: str, state: object = None) -> object:
    """Run code with a library, if it was imported, and return the `state` that it leaves."""
    names = {name: sys.modules.get(name), "state": state}
    if names[name]:
        exec(code, names)
    return names["state"]
