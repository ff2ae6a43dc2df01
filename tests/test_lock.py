"""requirements.lock holds what the two pyproject.toml ask for, serve.lock what the site needs.

`make lock` writes both.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "environments"))
from make import Version, versions  # noqa: E402

LOCKS = {name: (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "serve.lock")}
OLDER = {file.stem: file.read_text("utf-8") for file in (ROOT / "environments").glob("*.lock")}


def pins(lock: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)==(\S+)", LOCKS[lock], re.MULTILINE))


@dataclass(frozen=True)
class Asked:
    """What a pyproject.toml asks for."""

    needs: Sequence[str]
    extras: Mapping[str, Sequence[str]]

    def of(self, extra: str) -> list[str]:
        """The requirements of an extra, or of all, by a `*`."""
        return [
            text for name, texts in self.extras.items() if extra in ("*", name) for text in texts
        ]


def asked_by(project: str) -> Asked:
    table = tomllib.loads((ROOT / project).read_text("utf-8"))["project"]
    return Asked(table["dependencies"], table["optional-dependencies"])


COURSE, PRESS = asked_by("pyproject.toml"), asked_by("press/pyproject.toml")


def unmet(requirements: Iterable[str], lock: str) -> list[str]:
    """Which requirements no pin of a lock meets."""
    wanted = [one for one in map(Requirement, requirements) if one.name != "worked-press"]
    return [
        str(one)
        for one in wanted
        if not any(
            canonicalize_name(one.name) == name and version in one.specifier
            for name, version in pins(lock)
        )
    ]


def test_the_lock_pins_all_that_the_projects_ask_for() -> None:
    asked = [text for project in (COURSE, PRESS) for text in [*project.needs, *project.of("*")]]
    assert unmet(asked, "requirements.lock") == [], "run `make lock`"


def test_what_serves_the_site_is_a_part_of_it_without_linters_and_browsers() -> None:
    (press,) = (one for one in map(Requirement, COURSE.needs) if one.name == "worked-press")
    asked = [*COURSE.needs, *COURSE.of("old"), *PRESS.needs]
    asked += [text for extra in press.extras for text in PRESS.of(extra)]
    assert unmet(asked, "serve.lock") == [], "run `make lock`"
    assert pins("serve.lock") < pins("requirements.lock"), "run `make lock`"
    assert not {"mypy", "playwright", "pytest", "ruff"} & {name for name, _ in pins("serve.lock")}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_ends_with_what_it_takes_to_download(lock: str) -> None:
    assert re.search(r"\n# To download, [^\n]*: \d+ MB\.\n$", LOCKS[lock])


@pytest.mark.parametrize("lock", [*LOCKS, *OLDER])
def test_a_lock_names_no_package_index_and_no_place_on_a_disk(lock: str) -> None:
    assert not re.search(r"https?:|file:|^-|^/|@ ", (LOCKS | OLDER)[lock], re.MULTILINE)


@pytest.mark.parametrize("version", versions(), ids=lambda version: version.tensorflow)
def test_an_older_tensorflow_has_a_lock_with_hashes(version: Version) -> None:
    text = OLDER[version.tensorflow]
    pinned = re.findall(r"^([\w.-]+)==(\S+)(.*)\n    --hash", text, re.MULTILINE)
    names = {canonicalize_name(name): number for name, number, _ in pinned}
    assert len(pinned) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))
    assert names["tensorflow"].startswith(f"{version.tensorflow}.")
    wanted = {Requirement(line).name for line in version.wanted.splitlines()}
    wanted |= {Requirement(one).name for one in PRESS.needs} if version.press else set()
    assert {canonicalize_name(name) for name in wanted} <= {*names}, "environments/make.py --lock"


def test_there_is_no_lock_that_nobody_asks_for() -> None:
    assert {*OLDER} == {version.tensorflow for version in versions()}
