"""The table of contents: the pages in reading order, as `nav` in mkdocs.yml says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Entry:
    """A page where it stands in the table of contents."""

    place: str
    """Its place among the pages."""
    title: str = ""
    """What the table calls it; "" where it says nothing."""
    part: str = ""
    """The title of the part that it belongs to; "" outside of all parts."""


class Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Reads what is plain; a tag of MkDocs' own, such as !ENV, stands for nothing here."""


Loader.add_multi_constructor("", lambda *_: None)


def contents(root: Path) -> tuple[Entry, ...]:
    """The pages that `nav` names; none where there is no `nav` that can be read."""
    file = root / SETTINGS
    try:
        settings = yaml.load(file.read_bytes(), Loader) if file.is_file() else None
    except yaml.YAMLError:
        return ()
    nav = settings.get("nav") if isinstance(settings, dict) else None
    return tuple(_entries(nav, ""))


def _entries(nav: Any, part: str) -> Iterator[Entry]:
    for item in nav if isinstance(nav, list) else ():
        pairs = item.items() if isinstance(item, dict) else [("", item)]
        for title, inner in pairs:
            if isinstance(inner, list):
                yield from _entries(inner, part or str(title))
            elif isinstance(inner, str) and not re.match(r"\w+://|/", inner):
                yield Entry(inner, str(title), part)
