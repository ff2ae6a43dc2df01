"""What mkdocs.yml says of the book: its name, and its pages in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pathspec.gitignore import GitIgnoreSpec

from press.problems import PressError, Problem

SETTINGS = "mkdocs.yml"
ALWAYS_EXCLUDED = (".*", "/templates/")
"""What MkDocs leaves out of every site."""
LEAVING_OUT = ("exclude_docs", "draft_docs")
"""The settings that say what else it leaves out."""


@dataclass(frozen=True)
class Entry:
    """A page where it stands in the table of contents."""

    place: str
    """Its place among the pages."""
    title: str = ""
    """What the table calls it; "" where it says nothing."""
    part: str = ""
    """The title of the part that it belongs to; "" outside of all parts."""


@dataclass(frozen=True)
class Site:
    """The book as its readers know it."""

    name: str = ""
    description: str = ""
    contents: tuple[Entry, ...] = ()
    """The pages that `nav` names."""
    directories: bool = True
    """Whether each page gets a folder of its own, as MkDocs does if it isn't told otherwise."""
    notebooks: tuple[str, ...] | None = None
    """Where mkdocs-jupyter renders notebooks: patterns of those that it leaves alone."""
    excluded: tuple[str, ...] = ALWAYS_EXCLUDED
    """Patterns, as in a .gitignore, of what is written and not published."""

    def leaves_out(self, place: str) -> bool:
        """Whether a file among the pages is in no site, as a draft isn't."""
        return GitIgnoreSpec.from_lines(self.excluded).match_file(place)

    def way_up(self, place: str) -> str:
        """From a page of the site to the site's own folder."""
        apart = self.directories and Path(place).stem not in ("index", "README")
        return "../" * (place.count("/") + apart)

    def title_of(self, place: str) -> str:
        """What the table of contents calls a page; "" where it says nothing."""
        return next((entry.title for entry in self.contents if entry.place == place), "")

    def part_of(self, place: str) -> str:
        """The part that a page belongs to; "" outside of all parts."""
        return next((entry.part for entry in self.contents if entry.place == place), "")


Plain: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads what is plain: by libyaml where it is there, ten times as fast."""


class Loader(Plain):  # type: ignore[misc]
    """A tag of MkDocs' own, such as !ENV, stands for nothing here."""


Loader.add_multi_constructor("", lambda *_: None)


def read_site(root: Path) -> Site:
    """Says nothing where there is no mkdocs.yml that can be read.

    Raises PressError where it names what is no pattern: else a draft might be published.
    """
    file = root / SETTINGS
    found = read_yaml(file.read_bytes()) if file.is_file() else {}
    name, description = (str(found.get(key) or "") for key in ("site_name", "site_description"))
    directories = found.get("use_directory_urls") is not False
    contents = tuple(_entries(found.get("nav"), ""))
    notebooks = _notebooks(found.get("plugins"))
    excluded = (
        *ALWAYS_EXCLUDED,
        *(line for key in LEAVING_OUT for line in _patterns(key, found, file)),
    )
    return Site(name, description, contents, directories, notebooks, excluded)


def _patterns(key: str, settings: dict[str, Any], file: Path) -> Iterator[str]:
    for pattern in str(settings.get(key) or "").splitlines():
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError:
            lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
            message = f"{key}: {pattern!r} is no pattern as in a .gitignore; mend or remove it"
            line = lines.index(pattern.strip()) + 1 if pattern.strip() in lines else 0
            raise PressError([Problem(SETTINGS, line, message)]) from None
        yield pattern


def _notebooks(plugins: Any) -> tuple[str, ...] | None:
    """What mkdocs-jupyter is told to ignore; None where it isn't among the plugins."""
    listed = plugins if isinstance(plugins, list | dict) else []
    for each in listed:
        own = listed[each] if isinstance(listed, dict) else None
        name, own = next(iter(each.items())) if isinstance(each, dict) and each else (each, own)
        if name == "mkdocs-jupyter":
            ignored = own.get("ignore") if isinstance(own, dict) else None
            return tuple(map(str, ignored)) if isinstance(ignored, list) else ()
    return None


def read_yaml(text: str | bytes) -> dict[str, Any]:
    """A mapping in YAML; empty where that can't be read."""
    try:
        found = yaml.load(text, Loader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def _entries(nav: Any, part: str) -> Iterator[Entry]:
    for item in nav if isinstance(nav, list) else ():
        pairs = item.items() if isinstance(item, dict) else [("", item)]
        for title, inner in pairs:
            if isinstance(inner, list):
                yield from _entries(inner, part or str(title))
            elif isinstance(inner, str) and not re.match(r"\w+://|/", inner):
                yield Entry(inner, str(title), part)
