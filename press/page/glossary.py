"""Tooltips for links that lead to the glossary."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

TARGET = re.compile(r"(?:^|/)glossary\.md#(?P<anchor>[\w-]+)$")


class TooltipProcessor(Treeprocessor):
    """Gives a link to `glossary.md#term` the meaning of the term as its title."""

    meanings: Mapping[str, str] = {}

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = TARGET.search(link.get("href", ""))
            if target and (meaning := self.meanings.get(target["anchor"])):
                link.set("title", meaning)
