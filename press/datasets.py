"""The data that snippets read: a registry, stand-ins that are tracked, real files by checksum.

An active file lies in the data folder under the name that snippets read. It is either the
stand-in or the real file, told apart by SHA-256, and is only ever replaced whole.
"""

import gzip
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from zipfile import BadZipFile, ZipFile, is_zipfile

from msgspec import Meta

from press.problems import PressError, Problem, nearest
from press.toml import Place, Reader, read_toml

__all__ = [
    "Column",
    "Dataset",
    "Edition",
    "activate_missing",
    "edition",
    "fetch",
    "in_words",
    "load_registry",
    "use",
    "use_standins",
]

Text = Annotated[str, Meta(min_length=1, title="some text")]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", title="64 digits of 0-9a-f")]
Edition = Literal["stand-in", "real", "missing", "damaged"]


@dataclass(frozen=True)
class Column:
    """A column: its type as pandas reads it, its unit or codes, and its meaning."""

    name: Text
    type: Text
    unit: str
    meaning: str


@dataclass(frozen=True)
class Dataset:
    """A data set as `registry.toml` describes it, or one file of several that share a name."""

    name: Text
    file: Text
    """The active file's path in the data folder."""
    title: Text
    summary: str
    licence: Text
    citation: str
    page: Text
    """Where people read about the real file and can fetch it by hand."""
    sha256: Sha256
    """Of the real file, as is its size in bytes."""
    size: Annotated[int, Meta(ge=0)]
    standin: Text
    """The tracked stand-in, relative to the data folder; gzipped, unless the file itself is."""
    standin_sha256: Sha256
    """Of the stand-in, unpacked."""
    standin_before: tuple[Sha256, ...] = ()
    """Of stand-ins that were here earlier: where one still lies, today's takes its place."""
    columns: tuple[Column, ...] = ()
    url: str = ""
    """Where `fetch` gets the real file, or a zip archive that holds it."""
    member: str = ""
    """The file's name in the archive, if not `file`."""


def load_registry(data: Path) -> tuple[Dataset, ...]:
    """Read `registry.toml` in folder `data`; PressError names the line that is wrong."""
    path = data / "registry.toml"
    if not path.exists():
        raise _error(path, "no registry of data sets; restore it with git")
    document = read_toml(path, str(path))
    reader = Reader(document)
    tables = document.data.get("dataset", [])
    if not isinstance(tables, list):
        raise PressError([document.problem(("dataset",), "write [[dataset]], in two brackets")])
    found = [d for n, table in enumerate(tables) for d in _datasets(reader, table, n)]
    _fail(sorted(reader.problems))
    return tuple(found)


def edition(dataset: Dataset, data: Path) -> Edition:
    """Say which edition the active file is, by its SHA-256; an earlier stand-in counts as none."""
    path = data / dataset.file
    if not path.is_file():
        return "missing"
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    known: dict[str, Edition] = {dataset.sha256: "real", dataset.standin_sha256: "stand-in"}
    return "missing" if found in dataset.standin_before else known.get(found, "damaged")


def activate_missing(data: Path) -> Mapping[str, Edition]:
    """Put stand-ins where active files are missing; the edition of each file.

    Raises PressError, and does nothing, where an active file is neither edition.
    """
    editions = {dataset: edition(dataset, data) for dataset in load_registry(data)}
    _fail(
        Problem(
            str(data / dataset.file),
            0,
            f"neither the real file (SHA-256 {dataset.sha256[:8]}…) nor the stand-in "
            f"({dataset.standin_sha256[:8]}…); run `press data use DIR` to put the real file "
            "there, or delete it to get the stand-in again",
        )
        for dataset, found in editions.items()
        if found == "damaged"
    )
    _activate([dataset for dataset, found in editions.items() if found == "missing"], data)
    return {
        dataset.file: "stand-in" if found == "missing" else found
        for dataset, found in editions.items()
    }


def use_standins(data: Path) -> None:
    """Put the stand-ins in place of whatever is active."""
    _activate(load_registry(data), data)


def use(data: Path, source: Path) -> None:
    """Copy the real files that lie in folder `source`, and leave others as they were.

    Raises PressError, and replaces nothing, where one has the wrong checksum or none is there.
    """
    datasets = load_registry(data)
    found = {dataset: path for dataset in datasets if (path := _find(dataset.file, source))}
    if not source.is_dir():
        raise _error(source, "no such folder; name one, or `standin`")
    if not found:
        names = ", ".join(dataset.file for dataset in datasets)
        raise _error(source, f"holds none of {names}; name the folder they lie in")
    contents = {dataset: path.read_bytes() for dataset, path in found.items()}
    wrong = [dataset for dataset in found if _sha256(contents[dataset]) != dataset.sha256]
    _fail(_not_the_real_file(dataset, found[dataset]) for dataset in wrong)
    for dataset, content in contents.items():
        _write(data / dataset.file, content)


def fetch(data: Path, names: Sequence[str] = ()) -> None:
    """Download the real files of the data sets called `names` (all, if none is named).

    Raises PressError for a name that is unknown, a download that fails or a wrong checksum;
    then that file is left as it was.
    """
    datasets = load_registry(data)
    known = list(dict.fromkeys(dataset.name for dataset in datasets))
    unknown = [name for name in names if name not in known]
    where = "press data fetch"
    _fail(Problem(where, 0, f"no data set {n!r}; {nearest(n, known)}") for n in unknown)
    wanted = [each for each in datasets if each.name in (names or known)]
    missing = [each for each in wanted if edition(each, data) != "real"]
    wrong: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        for dataset in missing:
            try:
                _write(data / dataset.file, _downloaded(dataset, Path(folder)))
            except PressError as error:
                wrong += error.problems
    _fail(wrong)


def in_words(editions: Mapping[str, str]) -> str:
    """Which editions are active, and how the other is had, in a line; "" where there are no data.

    `editions` says it of each file or data set.
    """
    drawn = [name for name, each in editions.items() if each != "real"]
    if not editions:
        return ""
    if not drawn:
        return "the data are the real files; `press data use standin` puts stand-ins back"
    if len(drawn) == len(editions):
        return "the data are stand-ins, drawn by a program; `press data fetch` brings the real"
    said = f"{len(drawn)} of {len(editions)} files of data are stand-ins that a program drew"
    return f"{said}; `press data fetch` brings the real ones"


def _datasets(reader: Reader, table: Any, number: int) -> Iterator[Dataset]:
    """The files of a data set: each has what the table says, and keys of its own."""
    place: Place = ("dataset", number)
    shared = {k: v for k, v in table.items() if k != "files"} if isinstance(table, dict) else {}
    title = f"dataset {shared.get('name', '?')!r}"
    files = table.get("files", [{}]) if isinstance(table, dict) else table
    if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
        reader.wrong(place, f"{title} is no table, or its files are no list of tables")
        return
    for index, file in enumerate(files):
        where = (*place, "files", index) if "files" in table else place
        inherited = dict.fromkeys(shared.keys() - file.keys(), place)
        if made := reader.table(Dataset, shared | file, where, title, inherited):
            yield made


def _find(file: str, source: Path) -> Path | None:
    """Where `file`, or the end of its path, lies in folder `source`."""
    parts = Path(file).parts
    ends = [source.joinpath(*parts[start:]) for start in range(len(parts))]
    return next((path for path in ends if path.is_file()), None)


def _activate(datasets: Iterable[Dataset], data: Path) -> None:
    for file, content in {each.file: _unpack(each, data) for each in datasets}.items():
        _write(data / file, content)


def _unpack(dataset: Dataset, data: Path) -> bytes:
    path = data / dataset.standin
    try:
        content = path.read_bytes()
        if not dataset.file.endswith(".gz"):
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise _error(path, f"no sound stand-in ({error}); restore it with git") from None
    if _sha256(content) != dataset.standin_sha256:
        known = f"SHA-256 {dataset.standin_sha256[:8]}…"
        message = f"not the stand-in that the registry describes ({known}); restore both with git"
        raise _error(path, message)
    return content


def _downloaded(dataset: Dataset, folder: Path) -> bytes:
    """The real file; what an address gave for another file lies in `folder`, and serves again."""
    by_hand = f"get it from {dataset.page} by hand, then `press data use DIR`"
    if not dataset.url:
        raise _error(dataset.file, f"no address to fetch it from; {by_hand}")
    path = folder / _sha256(dataset.url.encode())
    try:
        if not path.is_file():
            _download(dataset.url, path)
        content = _unzip(path, dataset) if is_zipfile(path) else path.read_bytes()
    except (OSError, KeyError, BadZipFile) as error:
        reason = " ".join(str(error).split())
        message = f"can't fetch {dataset.url} ({reason}); try again, or {by_hand}"
        raise _error(dataset.file, message) from None
    if _sha256(content) != dataset.sha256:
        raise PressError([_not_the_real_file(dataset, dataset.url)])
    return content


def _download(url: str, path: Path) -> None:
    """What lies at an address, wherever it leads; OSError where it can't be had whole."""
    import pooch  # type: ignore[import-untyped]  # only a download needs it

    part = path.with_suffix(".part")
    pooch.HTTPDownloader(timeout=60)(url, part, None)
    part.replace(path)


def _unzip(path: Path, dataset: Dataset) -> bytes:
    """A data set's file in an archive, by its place there or, if it moved, by its name."""
    member = dataset.member or dataset.file
    archive = ZipFile(path)
    ends = [name for name in archive.namelist() if name.endswith(f"/{member}")]
    return archive.read(member if member in archive.namelist() or not ends else ends[0])


def _not_the_real_file(dataset: Dataset, place: object) -> Problem:
    known = f"SHA-256 {dataset.sha256[:8]}…, {dataset.size:,} bytes"
    message = f"not the real {dataset.file} ({known}); nothing was replaced; see {dataset.page}"
    return Problem(str(place), 0, message)


def _error(place: object, message: str, line: int = 0) -> PressError:
    return PressError([Problem(str(place), line, message)])


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing, however many processes do so at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fail(problems: Iterable[Problem]) -> None:
    """Raise one error for all problems, if there are any."""
    if found := list(problems):
        raise PressError(found)
