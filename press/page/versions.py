"""What results were made with, in words, and how a reader gets the same."""

import platform
from collections.abc import Collection, Iterable
from email.message import Message
from functools import lru_cache
from importlib import metadata

from press.book.result import Result
from press.check.made import computed_on, versions_of
from press.project import Project


def ran_with(results: Collection[Result], project: Project) -> str:
    """`TensorFlow 2.21.0, Python 3.11.9, on a CPU`: those that the settings ask to be named."""
    versions = [f"{name} {v}" for name, v in versions_of(results, (), project).items()]
    versions.append(f"Python {platform.python_version()}")
    return f"{', '.join(versions)}, on {computed_on(project)}"


def requirements(results: Collection[Result], codes: Iterable[str], project: Project) -> list[str]:
    """What to install for some code, in the versions that it ran with: `numpy==2.4.6`."""
    used = versions_of(results, codes, project)
    return [f"{name.lower()}=={version}" for name, version in used.items()]


def pythons(names: Iterable[str]) -> str:
    """The Pythons that all of some distributions have compiled code for: `3.11–3.13`.

    Empty where none says so, or none holds compiled code.
    """
    found = [known for name in names if (known := _compiled_for(name))]
    common = sorted(set[int]().union(*found).intersection(*found))
    return "–".join(dict.fromkeys(f"3.{minor}" for minor in (*common[:1], *common[-1:])))


@lru_cache(maxsize=100)  # slow, and the same for each page
def _compiled_for(name: str) -> set[int]:
    """The minor versions that a distribution names, if it isn't for any Python."""
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return set()
    if "Root-Is-Purelib: true" in (distribution.read_text("WHEEL") or "Root-Is-Purelib: true"):
        return set()
    about: Message = distribution.metadata  # type: ignore[assignment]
    said = (line.rpartition(":: 3.")[2] for line in about.get_all("Classifier") or [])
    return {int(minor) for minor in said if minor.isdigit()}
