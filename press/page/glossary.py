"""Tooltips for links that lead to the glossary."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


class TooltipProcessor(Treeprocessor):
    """Gives a link to a term of the glossary the meaning of the term as its title."""

    page = ""
    """The path of the page that is being rendered."""
    glossary = ""
    """The path of the glossary, "" where the book has none."""
    meanings: Mapping[str, str] = {}

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target, _, anchor = link.get("href", "").partition("#")
            meaning = self.meanings.get(anchor)
            if meaning and self._resolved(target) == self.glossary:
                link.set("title", meaning)

    def _resolved(self, target: str) -> str:
        return normpath(join(dirname(self.page), target)) if target else self.page
