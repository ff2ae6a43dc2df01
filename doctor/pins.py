"""Versions that a notebook asks for in its shell lines and that are older than those known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator, Mapping, Tuple

from doctor.lines import lines_of

SHELL = re.compile(
    r"^[ \t]*[!%][ \t]*(?:python3? -m )?(?:pip3?|conda|mamba)\s+install\b(?P<what>.*)"
)
PIN = re.compile(
    r"(?<![\w.-])(?P<name>tensorflow|keras|numpy)(?:-gpu|-cpu)?(?:\[[\w,-]+\])?"
    r"==?(?P<version>\d[\d.]*)"
)
COLAB = re.compile(r"^[ \t]*%tensorflow_version[ \t]+(?P<version>\d)\.x")


@dataclass(frozen=True)
class Pin:
    line: int
    column: int
    end: int
    says: str


def old_pins(cell: str, known: Mapping[str, str]) -> Iterator[Pin]:
    """The versions in the lines of a cell that are older than the ones known."""
    for number, line in enumerate(lines_of(cell), 1):
        shell = SHELL.match(line)
        for found in PIN.finditer(line, shell.start("what")) if shell else ():
            if numbers(found["version"]) < numbers(known[found["name"]])[:2]:
                yield pin(number, found, found["name"], found["version"], known)
        colab = COLAB.match(line)
        if colab and colab["version"] == "1":
            yield pin(number, colab, "tensorflow", "1.x", known)


def pin(number: int, found: re.Match[str], name: str, asked: str, known: Mapping[str, str]) -> Pin:
    says = f"{name} {asked} is asked for; what is said here is of {known[name]}"
    return Pin(number, found.start() + 1, found.end() + 1, says)


def numbers(version: str) -> Tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
