"""The environments of then: each older TensorFlow with what lay beside it, from a lock.

    python environments/make.py [--lock] [VERSION…]

makes those for which a Python is at hand in .environments, and says which one is missing for the
others. With `--lock` it writes their locks anew.
"""

import argparse
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
HERE = ROOT / "environments"
MADE = ROOT / ".environments"
COURSE = (
    "graphviz-pure", "keras", "matplotlib", "numpy", "pandas", "pydot", "scikit-learn",
    "setuptools",
)  # fmt: skip
"""What the course wants beside TensorFlow where press itself runs it."""
TODAY = ("graphviz-pure", "packaging", "setuptools", "wheel")
"""What is taken as it is today: what draws, since there was none, and what builds press."""


@dataclass(frozen=True)
class Version:
    """An older TensorFlow."""

    tensorflow: str
    python: str
    until: date
    """Packages that came later don't count."""
    beside: Sequence[str] = ()
    press: bool = False
    """Press can be installed there, and so runs the whole course."""

    @property
    def lock(self) -> Path:
        return HERE / f"{self.tensorflow}.lock"

    @property
    def folder(self) -> Path:
        return MADE / self.tensorflow

    @property
    def interpreter(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def wanted(self) -> str:
        """What the lock pins, as requirements."""
        pins = [f"tensorflow=={self.tensorflow}.*", *self.beside]
        if self.press:
            pins += [f"tf_keras=={self.tensorflow}.*", *COURSE]
        return "\n".join(pins)


def versions() -> list[Version]:
    """All of the table, the oldest first."""
    table = tomllib.loads((HERE / "versions.toml").read_text(encoding="utf-8"))
    return [Version(**row) for row in table["version"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lock", action="store_true", help="write the locks")
    parser.add_argument("versions", nargs="*", help="of TensorFlow (default: all)")
    options = parser.parse_args()
    known = {version.tensorflow: version for version in versions()}
    if unknown := [name for name in options.versions if name not in known]:
        parser.error(f"no version {unknown[0]}; environments/versions.toml has {', '.join(known)}")
    for name in options.versions or known:
        (lock if options.lock else make)(known[name])


def lock(version: Version) -> None:
    extra = [str(ROOT / "press/pyproject.toml")] if version.press else []
    python = interpreter(version.python)
    _uv(
        "pip", "compile", "-", *extra, "--python-version", version.python,
        *(["--universal"] if version.press else ["--python", str(python or sys.executable)]),
        "--exclude-newer", version.until.isoformat(),
        *(word for name in TODAY for word in ("--exclude-newer-package", f"{name}=false")),
        "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--output-file",
        str(version.lock), "--custom-compile-command",
        f"python environments/make.py --lock {version.tensorflow}", given=version.wanted,
    )  # fmt: skip


def make(version: Version) -> None:
    """Unless it is there already, of the same lock."""
    done, text = version.folder / ".lock", version.lock.read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == text:
        return
    python = interpreter(version.python)
    if python is None:
        print(f"TensorFlow {version.tensorflow}: no Python {version.python} is at hand; left out")
        return
    print(f"TensorFlow {version.tensorflow} under Python {version.python}")
    _uv("venv", "--clear", "--python", str(python), str(version.folder))
    there = ("pip", "install", "--python", str(version.interpreter))
    _uv(*there, "--require-hashes", "-r", str(version.lock))
    if version.press:
        _uv(*there, "--no-deps", "--no-build-isolation", "-e", "press", "-e", ".")
    done.write_text(text, encoding="utf-8")


def _uv(*words: str, given: str = "") -> None:
    command = [str(Path(sys.executable).with_name("uv")), words[0]]
    done = subprocess.run(
        [*command, *words[1:], "--quiet"],
        cwd=ROOT, input=given, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"uv {words[0]} ended with {done.returncode}; see above")


def interpreter(python: str) -> Path | None:
    """A Python of this version: the present one, one on the path, or one of pyenv's."""
    for candidate in _candidates(python):
        probe = [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        try:
            found = subprocess.run(probe, capture_output=True, text=True)
        except OSError:
            continue
        if found.stdout.strip() == python:
            return candidate
    return None


def _candidates(python: str) -> Iterator[Path]:
    yield Path(sys.executable)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield Path(folder) / f"python{python}"
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from sorted(kept.glob(f"{python}.*/bin/python"), reverse=True)


if __name__ == "__main__":
    main()
