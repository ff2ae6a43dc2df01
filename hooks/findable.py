"""What the search answers first: a MkDocs hook.

The search ranks by words, and more by those of titles. This adds to each section, in a field that
counts more than titles, what it explains, and lets pages that explain nothing step back.

- A term of the glossary is explained on the page that its entry names: by the section whose heading
  has it, else by the one that leads to the glossary.
- A name, such as `from_logits`, is explained by the first section, in reading order, whose heading
  has it, else whose prose does, else whose code calls it.
- What else readers look for stands in the front matter of the page, for each section:
  `search: {also: {the-sections-anchor: other words}}`.
"""

import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from press.problems import nearest

FIELDS = {"also": {"boost": 2e5}, "terms": {"boost": 1e5}}
LATER = {"from-2020/": 1e-2, "labs/": 0.5}
"""Parts that come after the chapters."""
FRAME = 0.1
"""How much pages about the course itself count: those at the top of its folder."""
REPEATS = {"what-to-remember", "exercises", "where-to-go-next"}
"""Sections that repeat what others explain."""

TERM = re.compile(r"^### (.+)\n\n.+ See \[[^\]]+\]\(([\w/-]+)\.md\)\.$", re.MULTILINE)
HEADING = re.compile(r'<h[1-6]\b[^>]* id="([^"]+)"')
LINK = re.compile(r'href="[^"]*glossary\.html#([\w-]+)"')
BLOCK = re.compile(r"<pre.*?</pre>", re.DOTALL)
CODE = re.compile(r"<code>([^<]+)</code>")
NAME = re.compile(r"(?:\w+\.)*([A-Za-z_]\w{2,})(?:\(.*\)|=.*)?")
"""A name as prose writes it: `tf.GradientTape`, `fit()`, `from_logits=True`."""
CALL = re.compile(r"\.([A-Za-z_]\w{3,})\(")

Entry = dict[str, Any]
"""A section as the search indexes it."""


@event_priority(-50)  # when the search has read the page
def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Note what the search keeps nothing of: the page's own words, and where its links lead."""
    sections = {_anchor(entry): entry for entry in _entries(config) if _url(entry) == page.url}
    also = (page.meta.get("search") or {}).get("also") or {}
    if unknown := also.keys() - sections.keys():
        word, *_more = sorted(unknown)
        said = f"search: also: no section `{word}`; {nearest(word, sections)}"
        raise PluginError(f"docs/{page.file.src_uri}:1: {said}")
    for anchor, words in also.items():
        sections[anchor]["also"] = words
    for anchor, links in links_by_section(page.content or "").items():
        if anchor in sections:
            sections[anchor]["links"] = links
    return context


@event_priority(50)  # before the search writes its index
def on_post_build(config: MkDocsConfig) -> None:
    glossary = Path(config.docs_dir, "glossary.md").read_text(encoding="utf-8")
    rank(_entries(config), [*_pages(config.nav)], TERM.findall(glossary))
    _search(config).config["fields"].update(FIELDS)
    # What repeats or asks explains nothing, and every first visit pays for it.
    _entries(config)[:] = [entry for entry in _entries(config) if _anchor(entry) not in REPEATS]


def _search(config: MkDocsConfig) -> Any:
    return config.plugins["material/search"].search_index


def _entries(config: MkDocsConfig) -> list[Entry]:
    entries: list[Entry] = _search(config).entries
    return entries


def _pages(nav: Any) -> Iterator[str]:
    """The pages of the navigation, in its order."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else []:
        yield from _pages(item)


def links_by_section(html: str) -> dict[str, list[str]]:
    """The terms of the glossary that each section of a page leads to; "" is its beginning."""
    headings = [*HEADING.finditer(html)]
    ends = [*(heading.start() for heading in headings[1:]), len(html)]
    anchors = ["", *(heading[1] for heading in headings[1:])]
    starts = [heading.end() for heading in headings]
    return {
        anchor: LINK.findall(html, start, end)
        for anchor, start, end in zip(anchors, starts, ends, strict=False)
    }


def rank(entries: Sequence[Entry], pages: Sequence[str], terms: Sequence[tuple[str, str]]) -> None:
    """Say of each section what it explains, and how much it counts.

    `pages` are in reading order; `terms` come with the pages that explain them.
    """
    places = {page.replace(".md", ".html"): place for place, page in enumerate(pages)}
    order = sorted(entries, key=lambda entry: places.get(_url(entry), len(places)))
    explained: dict[str, list[str]] = {}
    of_term: dict[str, Entry] = {}
    for term, page in terms:
        sections = [e for e in order if _url(e) == f"{page}.html" and _anchor(e) not in REPEATS]
        if section := _section_of(term, sections):
            of_term[_squashed(term)] = section
            explained.setdefault(section["location"], []).append(term)
    for name, section in _names([entry for entry in order if _explains(entry)]):
        section = of_term.get(_squashed(name), section)  # EarlyStopping is early stopping
        explained.setdefault(section["location"], []).append(name)
    for entry in entries:
        entry.pop("links", None)
        if words := explained.get(entry["location"]):
            entry["terms"] = " ".join(dict.fromkeys(words))
        later = (factor for folder, factor in LATER.items() if entry["location"].startswith(folder))
        factor = next(later, 1.0 if "/" in entry["location"] else FRAME)
        if factor < 1:
            entry.setdefault("boost", factor)


def _url(entry: Entry) -> str:
    url: str = entry["location"].partition("#")[0]
    return url


def _anchor(entry: Entry) -> str:
    anchor: str = entry["location"].partition("#")[2]
    return anchor


def _explains(entry: Entry) -> bool:
    url = _url(entry)
    return "/" in url and not url.startswith(tuple(LATER)) and _anchor(entry) not in REPEATS


def _section_of(term: str, sections: Sequence[Entry]) -> Entry | None:
    anchor = re.sub(r"\W+", "-", term.lower())
    named = (entry for entry in sections if _squashed(term) in _squashed(entry["title"]))
    linking = (entry for entry in sections if anchor in entry.get("links", ()))
    return next(named, None) or next(linking, None) or next(iter(sections), None)


def _names(sections: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each name that prose or code has, with the section that explains it."""
    first: dict[str, Entry] = {}
    for section in sections:
        for code in CODE.findall(section["title"] + BLOCK.sub("", section["text"])):
            if found := NAME.fullmatch(code):
                first.setdefault(found[1], section)
    for section in sections:
        for block in BLOCK.findall(section["text"]):
            for name in CALL.findall(block):
                first.setdefault(name, section)
    titles = [(_squashed(section["title"]), section) for section in sections]
    for name in first.keys() - set(dir(builtins)):
        headed = (each for title, each in titles if len(name) > 5 and _squashed(name) in title)
        yield name, next(headed, first[name])


def _squashed(text: str) -> str:
    """Letters and digits alone: `Early stopping` is `EarlyStopping`."""
    return re.sub(r"<[^>]+>|[\W_]+", "", text).lower()
