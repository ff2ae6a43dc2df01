"""The programs of the corpus after all mends, run with today's TensorFlow.

`outcomes.toml` says how each ends. A program that still raises does so at a line that doctor still
tells of, once it was mended, or its entry says why doctor can't know. Made anew by
`python doctor/tests/test_mended_corpus.py`.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import tomllib
from doctor import Source, check, load_knowledge, mend, read_source

HERE = Path(__file__).parent
OUTCOMES = HERE / "outcomes.toml"
PROGRAMS = sorted((HERE / "corpus").glob("2*.py"))
QUICK = ("2016_keras_one", "2018_eager", "2020_custom_step")
SECONDS = 900
FILE = re.compile(r" \(/.*\)$")
"""Where a module lies: on each machine elsewhere."""
ENVIRONMENT = {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3", "MPLBACKEND": "agg"}
RUN = """
import json, os, runpy, socket, sys, traceback
import keras, sklearn, tensorflow  # once for all: each program is run in a copy of this process

def refused(*_):
    raise OSError("no network in this test")

def ended(path):
    told = {"raises": "", "message": "", "line": 0}
    try:
        runpy.run_path(path, run_name="__main__")
    except SystemExit as end:
        assert not end.code, end.code
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        told["raises"] = type(error).__name__
        told["message"] = (str(error).strip().splitlines() or [""])[0]
        told["line"] = next(f.lineno for f in reversed(frames) if f.filename == path)
    return told

socket.getaddrinfo = socket.socket.connect = refused
for path in sys.argv[1:]:
    if not os.fork():
        os.chdir(os.path.dirname(path))
        sys.argv = [path]
        with open(path + ".json", "w") as file:
            json.dump(ended(path), file)
        sys.stdout.flush()
        os._exit(0)
    os.wait()
"""


@dataclass(frozen=True)
class Outcome:
    """How a mended program ends: all empty where it runs to its end."""

    raises: str = ""
    message: str = ""
    line: int = 0
    told: tuple[str, ...] = ()
    """What doctor tells of the line that raised, once it was mended."""
    because: str = ""
    """Why it tells nothing."""


def mended(path: Path) -> Source:
    """A program with all mends, safe and unsafe, whose marks stay where they were."""
    source = read_source(path.name, path.read_bytes())
    assert isinstance(source, Source)
    again = read_source(path.name, mend(source, load_knowledge(), unsafe=True).raw)
    assert isinstance(again, Source)
    return again


def run(programs: Sequence[Path], folder: Path) -> dict[str, Outcome]:
    """How programs end after the mend, each run in an empty folder."""
    sources = {path.stem: mended(path) for path in programs}
    files = [write(folder / name / "program.py", one.raw) for name, one in sources.items()]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # it has a dot
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN, *map(str, files)],
        env={**os.environ, **ENVIRONMENT, "KERAS_HOME": str(folder / "keras"), "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {
        name: outcome(sources[name], json.loads(Path(f"{file}.json").read_text("utf-8")))
        for name, file in zip(sources, files, strict=True)
    }


def write(file: Path, raw: bytes) -> Path:
    file.parent.mkdir()
    file.write_bytes(raw)
    return file


def outcome(source: Source, ended: Mapping[str, Any]) -> Outcome:
    found = check(source, load_knowledge()) if ended["line"] else []
    told = {one.code for one in found if one.line <= ended["line"] <= one.end_line}
    message = FILE.sub("", ended["message"])
    return Outcome(ended["raises"], message, ended["line"], tuple(sorted(told)))


def accepted() -> dict[str, Outcome]:
    entries = tomllib.loads(OUTCOMES.read_text("utf-8"))
    return {
        name: Outcome(**{**one, "told": tuple(one.get("told", ()))})
        for name, one in entries.items()
    }


def as_toml(outcomes: Mapping[str, Outcome]) -> str:
    """The file of outcomes; reasons that were written into it stay."""
    because = {name: one.because for name, one in accepted().items()} if OUTCOMES.exists() else {}
    made = ["# How each program of corpus/ ends after the mend; see test_mended_corpus.py"]
    for name, one in outcomes.items():
        fields = {**asdict(one), "because": because.get(name, "")}
        made.append(f"\n[{name}]")
        made += [f"{key} = {json.dumps(value)}" for key, value in fields.items() if value]
    return "\n".join(made) + "\n"


def test_what_still_raises_is_told_of_its_line_or_has_a_reason() -> None:
    outcomes = accepted()
    assert set(outcomes) == {path.stem for path in PROGRAMS}
    assert len(PROGRAMS) >= 30
    raising = {name: one for name, one in outcomes.items() if one.raises}
    assert [name for name, one in raising.items() if not one.told and not one.because] == []


def test_a_few_mended_programs_end_as_accepted(tmp_path: Path) -> None:
    compare(run([path for path in PROGRAMS if path.stem in QUICK], tmp_path))


@pytest.mark.slow
def test_every_mended_program_ends_as_accepted(tmp_path: Path) -> None:
    compare(run(PROGRAMS, tmp_path))


def compare(outcomes: Mapping[str, Outcome]) -> None:
    expected = accepted()
    assert outcomes
    for name, one in outcomes.items():
        assert replace(one, because=expected[name].because) == expected[name], name


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_in:
        text = as_toml(run(PROGRAMS, Path(made_in)))
    OUTCOMES.write_text(text, "utf-8")
