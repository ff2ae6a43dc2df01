"""The page "Paste your code", where doctor runs in the reader's browser: a MkDocs hook.

doctor is packed from its folder whenever the site is built. The Python below it is Pyodide, pinned
in pyodide.toml; `make pyodide` fetches it with npm into .pyodide, which git ignores. Where that
isn't there, the site is built all the same, and the page says how to have it.

Large files are served packed, and unpacked in the browser: so a server that packs nothing sends no
more than the page says beforehand.
"""

import base64
import gzip
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template
from typing import IO, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
PIN = ROOT / "hooks" / "pyodide.toml"
FETCHED = ROOT / ".pyodide"
DOCTOR = ROOT / "doctor"
WORKER = ROOT / "docs" / "assets" / "javascripts" / "doctor.js"
PLACE = "<!-- doctor -->"
PACKED = ".packed"
"""What a server knows no type of, it sends as it is."""
SECONDS = 120
"""As long as npm may take."""
EPOCH = (1980, 1, 1, 0, 0, 0)
NOT_SHIPPED = {"hook.py"}
WITHOUT = (
    "<p><strong>This copy of the site was built without the Python that reads your code here:"
    "</strong> <code>make pyodide</code> fetches it with npm, and <code>make site</code> then "
    "builds a copy that has it.</p>"
)


class UnfetchedError(Exception):
    """Why Pyodide can't be had."""


# ------------------------------------------------------------------ what was pinned


@dataclass(frozen=True)
class Pin:
    """A version of Pyodide, and what its files must be."""

    version: str
    abi: str
    """What Pyodide wants to hear from a list of packages, even of one that is empty."""
    integrity: str
    sha256: Mapping[str, str]


def read_pin(file: Path = PIN) -> Pin:
    return Pin(**tomllib.loads(file.read_text("utf-8")))


def checked(raw: bytes, pin: Pin) -> bytes:
    """A package, if it is the one that was pinned."""
    digest = base64.b64encode(hashlib.sha512(raw).digest()).decode()
    if f"sha512-{digest}" != pin.integrity:
        raise UnfetchedError(f"what came as pyodide {pin.version} isn't what {PIN.name} names")
    return raw


def packed(name: str) -> bool:
    """Whether a file is worth packing: an archive is packed already."""
    return name.endswith((".asm.mjs", ".wasm"))


# ------------------------------------------------------------------ fetching


def fetch(pin: Pin, home: Path = FETCHED) -> Path:
    """The folder with the files of Pyodide; it is there as a whole or not at all."""
    place = home / pin.version
    if place.is_dir() and not wrong_files(place, pin):
        return place
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as name:
        raw = checked(from_npm(pin, Path(name)), pin)
        made = Path(name, "made")
        made.mkdir()
        for file, data in members(raw, pin):
            stored = gzip.compress(data, 9, mtime=0) if packed(file) else data
            (made / stored_name(file)).write_bytes(stored)
        if wrong := wrong_files(made, pin):
            raise UnfetchedError(f"{', '.join(wrong)}: not what {PIN.name} names")
        shutil.rmtree(place, ignore_errors=True)
        made.rename(place)
    return place


def from_npm(pin: Pin, folder: Path) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise UnfetchedError("npm is not at hand")
    command = [npm, "pack", f"pyodide@{pin.version}", "--silent", "--fetch-retries=1"]
    said = folder / "said"
    with said.open("w") as out:
        status = status_of([*command, "--pack-destination", str(folder)], folder, out)
    if status is None:
        raise UnfetchedError(f"npm took more than {SECONDS} s")
    if status:
        last = said.read_text("utf-8", "replace").strip().split("\n")[-1]
        raise UnfetchedError(f"npm failed: {last or status}")
    return (folder / f"pyodide-{pin.version}.tgz").read_bytes()


def status_of(command: list[str], folder: Path, out: IO[str]) -> int | None:
    """The status that a program ends with; nothing if it takes too long, and then nothing of it
    is left, whatever it started."""
    started = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        return started.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def members(raw: bytes, pin: Pin) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=BytesIO(raw)) as archive:
        for name in pin.sha256:
            file = archive.extractfile(f"package/{name}")
            assert file, name
            yield name, file.read()


def stored_name(name: str) -> str:
    return name + PACKED if packed(name) else name


def wrong_files(place: Path, pin: Pin) -> list[str]:
    """The files that are missing, or other than those that were pinned."""
    return [name for name, digest in pin.sha256.items() if digest_of(place, name) != digest]


def digest_of(place: Path, name: str) -> str:
    try:
        data = (place / stored_name(name)).read_bytes()
        return hashlib.sha256(gzip.decompress(data) if packed(name) else data).hexdigest()
    except (OSError, EOFError, zlib.error):
        return ""


# ------------------------------------------------------------------ what the site gets


def doctor_zip(folder: Path = DOCTOR) -> bytes:
    """The package as it is, without its tests; the same bytes for the same files."""
    files = [*folder.glob("*.py"), *folder.glob("around/*.py"), *folder.glob("data/*.json")]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for file in sorted(files):
            if file.name not in NOT_SHIPPED:
                entry = zipfile.ZipInfo(f"doctor/{file.relative_to(folder).as_posix()}", EPOCH)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, file.read_bytes(), compresslevel=9)
    return made.getvalue()


@dataclass(frozen=True)
class Parts:
    """All that the page loads when the reader asks."""

    pin: Pin
    place: Path
    """The folder with the files of Pyodide."""

    @cached_property
    def doctor(self) -> bytes:
        return doctor_zip()

    @cached_property
    def paths(self) -> dict[str, str]:
        """Where each file lies in the site: another version lies elsewhere, whatever was kept."""
        digest = hashlib.sha256(self.doctor).hexdigest()[:12]
        folder = f"assets/pyodide-{self.pin.version}"
        files = {name: f"{folder}/{stored_name(name)}" for name in self.pin.sha256}
        return {**files, "doctor.zip": f"assets/doctor-{digest}.zip"}

    def content(self, name: str) -> bytes:
        return (
            self.doctor if name == "doctor.zip" else (self.place / stored_name(name)).read_bytes()
        )

    @cached_property
    def size(self) -> int:
        """The bytes that are loaded."""
        stored = (self.place / stored_name(name) for name in self.pin.sha256)
        return sum(file.stat().st_size for file in [*stored, WORKER]) + len(self.doctor)


def parts_at_hand(home: Path = FETCHED) -> Parts | None:
    """What lies in .pyodide; nothing where it was never fetched, or for another version."""
    pin = read_pin()
    place = home / pin.version
    if not place.is_dir():
        return None
    if wrong := wrong_files(place, pin):
        names = ", ".join(str(os.path.relpath(place / name, ROOT)) for name in wrong)
        raise PluginError(f"{names}: not what {PIN.name} names; `make pyodide` fetches it anew")
    return Parts(pin, place)


def tool_html(parts: Parts | None) -> str:
    """What stands on the page in the place of the mark."""
    if parts is None:
        return WITHOUT
    files = {
        name: {"path": f"../{path}", "packed": packed(name)} for name, path in parts.paths.items()
    }
    return Template((ROOT / "hooks" / "paste_code.html").read_text("utf-8")).substitute(
        files=escape(json.dumps(files)),
        bytes=parts.size,
        megabytes=f"{parts.size / 1e6:.1f} MB",
        abi=parts.pin.abi,
        version=parts.pin.version,
    )


# ------------------------------------------------------------------ site builders


def press_html(html: str, page: str, build: Any) -> str:
    """The HTML of a page as it is shown; press asks for it under Zensical."""
    return html.replace(PLACE, tool_html(parts_at_hand())) if PLACE in html else html


def press_files() -> dict[str, bytes]:
    """What is published beside the docs; press asks for it under Zensical."""
    parts = parts_at_hand()
    return {path: parts.content(name) for name, path in parts.paths.items()} if parts else {}


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    for path, content in press_files().items():
        files.append(File.generated(config, path, content=content))
    return files


@event_priority(-200)  # when press has run
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    return press_html(html, f"docs/{page.file.src_uri}", config.plugins["press"].build)


if __name__ == "__main__":
    try:
        found = fetch(read_pin())
    except UnfetchedError as error:
        sys.exit(f"Pyodide isn't there: {error}. The site can be built without it.")
    print(f"Pyodide is in {os.path.relpath(found)}; the next build of the site has it.")
