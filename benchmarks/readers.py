"""What reads old code: how long each takes, start-up included, and what it finds in the corpus."""

import json
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engines import ROOT
from benchmarks.measure import run
from benchmarks.peers import environment_python
from benchmarks.results import Reading

Place = tuple[str, int]
"""The name of a file, and a line of it."""

OLD, CORPUS = ROOT / "snippets" / "from_2020", ROOT / "doctor" / "tests" / "corpus"
MARK = re.compile(r"  # <- [\w, -]+$", re.MULTILINE)
HEAD = re.compile(r"^Processing file '(.+)'$")
LINE = re.compile(r"^(\d+):\d+: (?:INFO|WARNING|ERROR): ")
PARSE = (
    "import libcst, pathlib\n"
    "for file in pathlib.Path('{}').iterdir(): libcst.parse_module(file.read_bytes())"
)


@dataclass(frozen=True)
class Reader:
    """A command that reads the folder which stands for `{}` in it."""

    name: str
    package: str
    command: tuple[str, ...]
    places: Callable[[str], set[Place]] | None = None
    """What it said → the lines it named; None for one that names none."""
    says: str = "log"
    """The file that holds what it said; `log` is what it printed."""
    ends: tuple[int, ...] = (0,)
    """With what it may end: some say by 1 that they found something."""
    environment: str = ""
    """The name of its lock file in locks/, if it doesn't live in the environment of the course."""
    python: Path = Path(sys.executable)

    def read(self, folder: Path, name: str) -> float:
        """Seconds for all files in the folder of this name, below `folder`."""
        shutil.rmtree(folder / "out", ignore_errors=True)
        (folder / self.says).unlink(missing_ok=True)  # what it said of another folder
        command = [part.replace("{}", name) for part in self.command]
        return run(command, folder, {}, ends=self.ends).seconds

    def found(self, folder: Path) -> set[Place]:
        """The lines that it named when it read last."""
        text = (folder / self.says).read_text(encoding="utf-8")
        return self.places(text) if self.places else set()


def readers() -> list[Reader]:
    here = Path(sys.executable).parent
    upgrade = (str(here / "tf_upgrade_v2"), "--intree", "{}", "--outtree", "out")
    ruff = (str(here / "ruff"), "check", "--isolated", "--no-cache", "--select", "NPY")
    libcst = environment_python("libcst")
    return [
        Reader(
            "doctor",
            "worked-doctor",
            (str(here / "doctor"), "--output-format", "json", "{}"),
            told,
            ends=(0, 1),
        ),
        Reader(
            "tf_upgrade_v2",
            "tensorflow",
            (*upgrade, "--reportfile", "report"),
            upgraded,
            says="report",
        ),
        Reader("ruff", "ruff", (*ruff, "--output-format", "json", "{}"), ruffled, ends=(0, 1)),
        Reader(
            "LibCST, which parses and no more",
            "libcst",
            (str(libcst), "-c", PARSE),
            environment="libcst",
            python=libcst,
        ),
    ]


def told(text: str) -> set[Place]:
    """doctor, without what it calls only worth a look."""
    findings = json.loads(text)["findings"]
    return {(Path(one["path"]).name, one["line"]) for one in findings if one["certain"]}


def ruffled(text: str) -> set[Place]:
    return {(Path(one["filename"]).name, one["location"]["row"]) for one in json.loads(text)}


def upgraded(text: str) -> set[Place]:
    """Every line that the script changes, or has something to say of."""
    places, file = set(), ""
    for line in text.splitlines():
        if head := HEAD.match(line):
            file = Path(head[1]).name
        elif place := LINE.match(line):
            places.add((file, int(place[1])))
    return places


def measure_reading(folder: Path, rounds: int, all_readers: Sequence[Reader]) -> list[Reading]:
    """Each in turn, in rounds, over all old snippets; then once over the corpus."""
    old = _copied(sorted(OLD.rglob("*_then.py")), folder / "old")
    due = marked(_copied(sorted(CORPUS.glob("*.py")), folder / "corpus"))
    seconds: dict[str, list[float]] = {reader.name: [] for reader in all_readers}
    for reader in all_readers:
        reader.read(folder, old.name)  # not measured: it fills the caches of the system
    for _ in range(rounds):
        for reader in all_readers:
            seconds[reader.name].append(reader.read(folder, old.name))
    return [
        _reading(reader, folder, tuple(seconds[reader.name]), len([*old.iterdir()]), due)
        for reader in all_readers
    ]


def _reading(
    reader: Reader, folder: Path, seconds: tuple[float, ...], files: int, due: set[Place]
) -> Reading:
    reader.read(folder, "corpus")
    found = reader.found(folder)
    return Reading(
        reader.name,
        files,
        seconds,
        due=len(due),
        found=len(found & due),
        others=len(found - due),
        names_lines=reader.places is not None,
    )


def marked(corpus: Path) -> set[Place]:
    """The lines of the corpus that fail today, or do something else."""
    return {
        (file.name, number)
        for file in corpus.iterdir()
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if MARK.search(line)
    }


def _copied(files: Sequence[Path], folder: Path) -> Path:
    """All in one folder, each under a name that is its own."""
    folder.mkdir()
    for file in files:
        shutil.copyfile(file, folder / f"{file.parent.name}_{file.name}")
    return folder
