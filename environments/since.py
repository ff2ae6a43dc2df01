"""Since which TensorFlow old code does what it does today: from runs under the older ones.

    make since

runs the *then* of each row by `run_then.py` in the environments of older TensorFlows, and writes
what came out into snippets/from_2020/since.toml, with a digest of the text that was run.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from make import Version, versions
from run_then import CLAIMS, shown_cells

from press.check.drift import Expected, moved, read_expected

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))
import from_2020  # noqa: E402

SINCE = from_2020.SINCE
RUNNER = Path(__file__).with_name("run_then.py")
OURS = {"K", "keras", "tensorflow", "tf"}
OTHERS = {"np", "numpy", "pandas", "pd", "tf_keras"}
FIRST = "2.15"
"""The last TensorFlow with Keras 2; asked for first."""
ALIKE = 0.6
"""How much of a warning is the same where another version says it."""
HEAD = """\
# Since which TensorFlow each *then* does what it does today, found by running it under those that
# are named here, each with what lay beside it then. `make since` writes this file.
"""


@dataclass(frozen=True, eq=False)
class Old:
    """The old code of a row, and what it does today."""

    part: str
    row: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.part}/{self.row['id']}"

    @property
    def file(self) -> str:
        return f"snippets/from_2020/{self.name.replace('-', '_')}_then.py"

    @property
    def roots(self) -> set[str]:
        """The libraries that it is about, as code calls them."""
        return {name.split(".")[0] for name in self.row["names"]}

    def is_as_today(self, told: Mapping[str, Any]) -> bool:
        """Whether a run under another version failed, warned or showed something else, as today's
        does."""
        if self.row["outcome"] == "raises":
            return "raises" in told
        if self.row["outcome"] == "warns":
            return any(_alike(text, self.row["message"]) for _, text in told.get("warned", []))
        return "raises" not in told and not any(moved(self._shown, as_cell(told["printed"])))

    def says_the_same(self, told: Mapping[str, Any]) -> bool:
        """Whether what ended it there is what ends it today."""
        return bool(told.get("raises", "") == self.row.get("exception", ""))

    @property
    def _shown(self) -> str:
        """What today's run shows, as one cell."""
        accepted = read_expected(ROOT, self.file)
        assert isinstance(accepted, Expected), self.file
        lines = [line for line in accepted.text.splitlines() if not line.startswith("# %% ")]
        return as_cell("\n".join(lines))


def as_cell(text: str) -> str:
    return "# %% then\n" + "\n".join(line for line in text.splitlines() if line.strip())


def _alike(text: str, message: str) -> bool:
    words = message.strip()
    return SequenceMatcher(None, text[: len(words)], words).ratio() > ALIKE


def olds() -> Iterator[Old]:
    """Those of the tables of changes that TensorFlow or Keras changed. What fails in the other
    tables isn't old, and of NumPy or pandas a TensorFlow says nothing."""
    for part, table in from_2020.changes().items():
        every = (Old(part, row) for row in table["change"])
        yield from (old for old in every if old.roots & OURS and not old.roots & OTHERS)


def main() -> None:
    there = [version for version in versions() if version.interpreter.exists()]
    if not there:
        sys.exit("no environment is there; make environments")
    found = search(list(olds()), there, tried)
    SINCE.write_text(written(found, there), encoding="utf-8")


def search(
    every: Sequence[Old],
    there: Sequence[Version],
    run: Callable[[Version, Sequence[Old]], Mapping[str, Mapping[str, Any]]],
) -> dict[Old, int | None]:
    """For each the number of the first version from which on it is as today; that after the last
    where it is so under none of them; None where it never ran, but for other reasons than today's.

    What a version changed, the next ones keep: so each is asked for under few of them, first under
    the last with Keras 2, then beside the last answer, since most changes came with one version.
    """
    least, most = dict.fromkeys(every, 0), dict.fromkeys(every, len(there))
    names = [version.tensorflow for version in there]
    start = names.index(FIRST) if FIRST in names else len(there) // 2
    asked, other = dict.fromkeys(every, start), set[Old]()
    while True:
        undecided = [old for old in every if least[old] < most[old]]
        if not undecided:
            return {old: None if old in other else number for old, number in least.items()}
        number = max(asked[old] for old in undecided)
        group = [old for old in undecided if asked[old] == number]
        told = run(there[number], group)
        for old in group:
            if old.is_as_today(told[old.file]):
                most[old], asked[old] = number, (least[old] + number) // 2
                if number == 0 and not old.says_the_same(told[old.file]):
                    other.add(old)
            else:
                least[old], asked[old] = number + 1, min(number + 1, most[old] - 1)


def tried(version: Version, group: Sequence[Old]) -> dict[str, dict[str, Any]]:
    return run(version, [old.file for old in group])


def run(version: Version, files: Sequence[str], *options: str) -> dict[str, dict[str, Any]]:
    """What each file did under a version, by `run_then.py`."""
    print(f"TensorFlow {version.tensorflow}: {len(files)}", flush=True)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    path = {"PATH": f"{version.interpreter.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [version.interpreter, RUNNER, ROOT, *options],
        input="\n".join(files),
        env={**os.environ, **path, **settings["tool"]["press"]["environment"]},
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    told = map(json.loads, done.stdout.splitlines())
    return {each["file"]: each for each in told}


def digest(file: str, *options: str) -> str:
    """Of the text that `run_then.py` runs: prose and the site's own checks don't count."""
    text = (ROOT / file).read_text(encoding="utf-8")
    hidden = (CLAIMS,) if options else ()
    code = "\n".join(cell.strip() for _, cell in shown_cells(text, hidden))
    return hashlib.sha256(code.encode()).hexdigest()[:12]


def written(found: Mapping[Old, int | None], there: Sequence[Version]) -> str:
    names = [version.tensorflow for version in there]
    lines = [HEAD, f"versions = {json.dumps(names)}"]
    for part in dict.fromkeys(old.part for old in found):
        lines += ["", f"[{part}]"]
        lines += [
            f'{old.row["id"]} = "{_said(number, names)}"'
            for old, number in found.items()
            if old.part == part and number is not None
        ]
    lines += ["", "[texts] # of what was run"]
    lines += [f'"{old.name}" = "{digest(old.file)}"' for old in found]
    return "\n".join(lines) + "\n"


def _said(number: int, names: Sequence[str]) -> str:
    """The version; `< 1.15` where it was so under the oldest already."""
    return f"< {names[0]}" if number == 0 else [*names, from_2020.TODAY][number]


if __name__ == "__main__":
    main()
