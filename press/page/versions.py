"""What results were made with, in words, and how a reader gets the same."""

import platform
from collections.abc import Collection, Iterable
from email.message import Message
from functools import lru_cache
from importlib import metadata

from press.book.order import names_of
from press.book.result import Result
from press.project import Project
from press.surroundings import device


def ran_with(results: Collection[Result], project: Project) -> str:
    """`TensorFlow 2.21.0, Python 3.11.9, on a CPU`: those that the settings ask to be named."""
    used = libraries(results)
    shown = project.settings.shown_versions
    versions = [f"{name} {used[name.lower()]}" for name in shown if name.lower() in used]
    versions.append(f"Python {platform.python_version()}")
    where = device(project.fixed_environment)  # that of every result, since it is in their keys
    return f"{', '.join(versions)}, on {'a CPU' if where == 'CPU' else where}"


def libraries(results: Iterable[Result]) -> dict[str, str]:
    """The distributions that results depend on, with their versions."""
    return {name: v for result in results for name, v in result.needs.libraries.items()}


def requirements(results: Collection[Result], codes: Iterable[str], project: Project) -> list[str]:
    """What to install for some code, in the versions that it ran with: `numpy==2.4.6`."""
    used = libraries(results)
    imported = {name.replace("_", "-") for code in codes for name in names_of(code).modules}
    shown = [name.lower() for name in project.settings.shown_versions]
    wanted = [*shown, *sorted(imported - {*shown})]
    return [f"{name}=={used[name]}" for name in wanted if name in used]


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
