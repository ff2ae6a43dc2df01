"""requirements.lock holds what the two pyproject.toml ask for; `make lock` writes it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINS = re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE)


def wanted(project: str) -> list[Requirement]:
    """What a pyproject.toml asks for, with all its extras."""
    table = tomllib.loads((ROOT / project).read_text("utf-8"))["project"]
    extras = table.get("optional-dependencies", {}).values()
    return [Requirement(text) for group in (table["dependencies"], *extras) for text in group]


@pytest.mark.parametrize("project", ["pyproject.toml", "press/pyproject.toml"])
def test_the_lock_pins_all_that_a_project_asks_for(project: str) -> None:
    for one in wanted(project):
        if one.name == "worked-press":  # lies in this repository
            continue
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        pins = [version for pinned, version in PINS if pinned == name]
        fits = pins and all(pin in one.specifier for pin in pins)
        assert fits, f"{one} is not in the lock; run `make lock`"


def test_the_lock_names_no_package_index_and_no_place_on_a_disk() -> None:
    assert not re.search(r"https?:|file:|^-|^/|@ ", LOCK, re.MULTILINE)
