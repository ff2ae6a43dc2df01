"""The glossary: what its terms mean."""

import re

from markdown.extensions.toc import slugify

ENTRY = re.compile(r"^### (?P<term>.+)\n+(?P<meaning>(?:.+\n?)+)", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def meanings(page: str) -> dict[str, str]:
    """For each `### term` of a Markdown page, by its anchor, the paragraph below it as text."""
    found = {}
    for entry in ENTRY.finditer(page):
        text = LINK.sub(r"\1", entry["meaning"]).replace("`", "").replace("*", "")
        found[slugify(entry["term"], "-")] = " ".join(text.split())
    return found
