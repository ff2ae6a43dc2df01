"""What old code gave in the TensorFlow that it was written for, and whether its traps were traps.

    make gave

runs each *then* of "From 2020 to today", and each silent trap, by `run_then.py` in the environment
of its version, and writes what came out into snippets/from_2020/gave.toml. Those whose environment
isn't there keep what is recorded.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import since
from make import Version, versions
from run_then import CLAIMS
from since import ROOT, digest, from_2020, run

from press.check.drift import moved

THEN, FIRST = "2.1", "1.15"
"""The versions that most of it was written for: TensorFlow 2, and what it took away."""
TRAPS, DAMAGE = "traps", "damage"
LIBRARIES = {
    "np": "numpy", "numpy": "numpy", "pd": "pandas", "pandas": "pandas", "PIL": "pillow",
    "scipy": "scipy", "sklearn": "scikit-learn", "tensorflow_addons": "tensorflow-addons",
    "tfa": "tensorflow-addons",
}  # fmt: skip
"""What a row may be about beside TensorFlow: as code calls it, and as a lock does."""
SPELLED = {
    "numpy": "NumPy", "pillow": "Pillow", "scipy": "SciPy",
    "tensorflow-addons": "TensorFlow Addons",
}  # fmt: skip
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}")
PROGRESS = re.compile(r"\s*(Epoch \d|Train (on|for) \d|\d+/\d+ \[)")
"""How far a training is: it holds times, and no result."""
HEAD = """\
# What each *then* gave in the TensorFlow that it was written for, and whether each silent trap did
# its damage there. `make gave` writes this file; `of` is a digest of the text that was run.
"""


@dataclass(frozen=True)
class Ran:
    """A file of then, or a trap, and the version that it is run under."""

    name: str
    """As in `models/weight_names_then`."""
    version: str
    roots: Sequence[str] = ()
    """The libraries that it is about, as code calls them."""

    @property
    def file(self) -> str:
        return f"snippets/from_2020/{self.name}.py"

    @property
    def is_trap(self) -> bool:
        return self.name.startswith(f"{TRAPS}/")

    @property
    def options(self) -> tuple[str, ...]:
        return ("--today",) if self.is_trap else ()

    @property
    def digest(self) -> str:
        return digest(self.file, *self.options)

    def library(self, pins: Mapping[str, str]) -> str:
        """The one that changed, where that isn't TensorFlow: `pandas 1.0.3`."""
        found = [LIBRARIES[root] for root in self.roots if root in LIBRARIES]
        if not found or since.OURS & {*self.roots}:
            return ""
        return f"{SPELLED.get(found[0], found[0])} {pins[found[0]]}"


def every() -> Iterator[Ran]:
    """All that is to be run: a row can name its version, or say why none can run it."""
    for part, table in from_2020.changes().items():
        for row in table["change"]:
            if "unrun" not in row:
                name = f"{part}/{row['id'].replace('-', '_')}_then"
                roots = [name.split(".")[0] for name in row["names"]]
                yield Ran(name, _written_for(part, row), roots)
    for part in ("estimators", TRAPS):
        pattern = "*.py" if part == TRAPS else "*_then.py"
        for file in sorted((from_2020.SNIPPETS / part).glob(pattern)):
            yield Ran(f"{part}/{file.stem}", THEN)


def _written_for(part: str, row: Mapping[str, Any]) -> str:
    if "written" in row:
        return str(row["written"])
    gone = row.get("since") in ("2.0", "2.1") or part == "tensorflow1"
    return FIRST if gone else THEN


def main() -> None:
    found, asked = from_2020.gave(), list(every())
    known = {version.tensorflow: version for version in versions()}
    for number in dict.fromkeys(ran.version for ran in asked):
        if not known[number].interpreter.exists():
            print(f"no TensorFlow {number} here; what is recorded of it stays: make environments")
            continue
        for traps in (False, True):
            group = [ran for ran in asked if (ran.version, ran.is_trap) == (number, traps)]
            found |= gave(known[number], group)
    known_now = {ran.name: found[ran.name] for ran in asked if ran.name in found}
    from_2020.GAVE.write_text(written(known_now), "utf-8")
    if missing := [ran for ran in asked if ran.name not in found]:
        sys.exit(f"{missing[0].file} was never run: make environments gave")


def gave(version: Version, group: Sequence[Ran]) -> dict[str, dict[str, Any]]:
    """What each gave; a then is run twice, and what isn't the same both times is an example."""
    if not group:
        return {}
    pins, files = _pins(version), [ran.file for ran in group]
    once = run(version, files, *group[0].options)
    again = once if group[0].is_trap else run(version, files)
    return {
        ran.name: {
            "in": version.tensorflow,
            "library": ran.library(pins),
            "of": ran.digest,
            **told(ran, once[ran.file]),
            "varies": differ(told(ran, once[ran.file]), told(ran, again[ran.file])),
        }
        for ran in group
    }


def told(ran: Ran, answer: Mapping[str, Any]) -> dict[str, Any]:
    """What is recorded of one run."""
    said, printed = dict[str, Any](), answer["printed"]
    if "raises" in answer:
        first = (answer["message"].strip().splitlines() or [""])[0]
        said["raised"] = ADDRESS.sub("0x…", f"{answer['raises']}: {first}".strip(": "))
    if ran.is_trap:
        said[DAMAGE] = _damaged(ran, answer)
        # where it was done, today's numbers are on the page already
        printed = "" if said[DAMAGE] else answer["cells"].get(DAMAGE, "")
    said["printed"] = _plain(printed)
    return said


def _damaged(ran: Ran, answer: Mapping[str, Any]) -> bool:
    """Whether what the trap claims is so; one without claims is the error that it raises."""
    if CLAIMS not in answer and f"# %% {CLAIMS} " in (ROOT / ran.file).read_text("utf-8"):
        sys.exit(
            f"{ran.file} stopped at line {answer.get('line')} with {answer['raises']}: "
            f"{answer['message']}\nenvironments/names_of_today.py gives TensorFlow {ran.version} "
            "the names that came later; does it lack one?"
        )
    return bool(answer.get(CLAIMS, "raises" in answer))


def differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two records of the same code do, by more than processors differ."""
    texts = [since.as_cell(told.get("printed", "")) for told in (one, other)]
    return any(one.get(key) != other.get(key) for key in ("raised", DAMAGE)) or any(moved(*texts))


def _plain(printed: str) -> str:
    """Without addresses, and without the bars of a training."""
    lines = ADDRESS.sub("0x…", printed).split("\n")
    return "\n".join(line.rstrip() for line in lines if not PROGRESS.match(line)).strip("\n")


def _pins(version: Version) -> dict[str, str]:
    text = version.lock.read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def written(found: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [HEAD]
    for name, record in found.items():
        lines.append(f"[{name.replace('/', '.')}]")
        said = ((key, value) for key, value in record.items() if value or key == DAMAGE)
        lines += [f"{key} = {_toml(value)}" for key, value in said]
        lines.append("")
    return "\n".join(lines)


def _toml(value: str | bool) -> str:
    if isinstance(value, str) and "\n" in value and "'''" not in value:
        return f"'''\n{value}'''"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
