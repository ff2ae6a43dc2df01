"""The glossary: what its terms mean, for the tooltips of links that lead to them."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

ENTRY = re.compile(r"^### (?P<term>.+)\n+(?P<meaning>(?:.+\n?)+)", re.MULTILINE)
TARGET = re.compile(r"(?:^|/)glossary\.md#(?P<anchor>[\w-]+)$")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def meanings(page: str) -> dict[str, str]:
    """For each `### term` of a Markdown page, by its anchor, the paragraph below it as text."""
    found = {}
    for entry in ENTRY.finditer(page):
        text = LINK.sub(r"\1", entry["meaning"]).replace("`", "").replace("*", "")
        found[slugify(entry["term"], "-")] = " ".join(text.split())
    return found


class TooltipProcessor(Treeprocessor):
    """Gives a link to `glossary.md#term` the meaning of the term as its title."""

    meanings: Mapping[str, str] = {}

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = TARGET.search(link.get("href", ""))
            if target and (meaning := self.meanings.get(target["anchor"])):
                link.set("title", meaning)
