"""Markdown as Jupyter knows it: notes as quotations, tabs as paragraphs, links to the site."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from press.book.text import FENCE

BLOCK = re.compile(
    r'^(?P<indent> *)(?P<mark>!!!|\?\?\?\+?|===[!+]?) ?(?P<kind>[\w -]*?)(?: *"(?P<title>[^"]*)")?$'
)
LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)(?P<page>[^)\s#]+)\.md(?P<anchor>#[^)\s]*)?(?=\))")
ASSET = re.compile(r"(?<=\]\()(?![a-z]+:|#)(?P<file>[^)\s#]+\.(?!md\b|html\b)\w+)(?=\))")
ATTRIBUTES = re.compile(r" *\{:? *[.#][^{}]*\}")
ABBREVIATION = re.compile(r"^\*\[[^\]]+\]:")
MENTION = re.compile(r"\[\]\(\S*#([\w:-]+)\)")
MARKUP_ONLY = re.compile(r"^ *</?(?:div|p|section)\b[^>]*>$")


@dataclass(frozen=True)
class Site:
    """Where the pages of a book will be, as far as that is known."""

    url: str = ""
    """With a slash at its end; "" where nobody said."""
    directories: bool = False
    """Whether a page is a folder's index."""
    name: str = ""
    repository: str = ""
    """The address of the repository on GitHub, where others can open notebooks."""

    def page(self, place: str) -> str:
        """The address of a page or file by its place in the docs; without a url, a relative one."""
        stem, _, ending = place.rpartition(".")
        if ending != "md":
            return self.url + place
        folder, slash, name = stem.rpartition("/")
        if not self.directories:
            return f"{self.url}{stem}.html"
        return self.url + (folder + slash if name in ("index", "README") else f"{stem}/")

    def elsewhere(self, place: str, branch: str) -> dict[str, str]:
        """Where a notebook that lies at a place of a branch can be opened, by who opens it."""
        host = "https://github.com/"
        if not (branch and self.repository.startswith(host)):
            return {}
        name = self.repository.removeprefix(host).strip("/").removesuffix(".git")
        return {
            "Colab": f"https://colab.research.google.com/github/{name}/blob/{branch}/{place}",
            "Kaggle": f"https://www.kaggle.com/kernels/welcome?src={host}{name}/blob/{branch}/{place}",
            "Binder": f"https://mybinder.org/v2/gh/{name}/{branch}?urlpath=lab/tree/{place}",
        }

    def beside(self, place: str, ending: str) -> str:
        """How a page calls the file of its name and another ending, which lies beside it."""
        name = place.rpartition("/")[2].rpartition(".")[0]
        up = "../" if self.directories and name not in ("index", "README") else ""
        return f"{up}{name}{ending}"


def own_anchor(anchor: str, ids: Collection[str]) -> str:
    """How a page calls what Jupyter calls by the words of a heading: `How-they-Weigh`."""
    own = slugify(unquote(anchor), "-")
    return own if anchor not in ids and own in ids else anchor


def as_jupyter(
    lines: list[str], here: str, site: Site | None, mention: Callable[[str], str]
) -> list[str]:
    """Line by line; `here` is the page's place in the docs, and `mention` names figures.

    Without a site, links stay as they are.
    """
    return list(_converted(lines, here, site, mention))


def _converted(
    lines: list[str], here: str, site: Site | None, mention: Callable[[str], str]
) -> Iterator[str]:
    open_blocks: list[tuple[int, str]] = []  # how far each is indented, and what quotes it
    fence, empty = "", 0
    for line in lines:
        if not line.strip():
            empty += 1  # the line after them says whether a quotation goes on
            continue
        while open_blocks and not line.startswith(" " * (open_blocks[-1][0] + 4)):
            open_blocks.pop()
        inside = " " * (open_blocks[-1][0] + 4) if open_blocks else ""
        quote = "".join(mark for _, mark in open_blocks)
        text = line.removeprefix(inside)
        yield from [quote.rstrip()] * empty
        empty = 0
        if fence:
            fence = "" if line.rstrip() == fence else fence
        elif opening := FENCE.match(line):
            fence = opening["prefix"] + opening["ticks"]
            text = re.sub(r"(`{3,}|~{3,}) ?\{\.(\w+)[^}]*\}", r"\1\2", text)
        elif block := BLOCK.match(text):
            title = block["title"] or block["kind"].strip().capitalize()
            mark = "" if block["mark"].startswith("=") else "> "
            yield f"{quote}{mark}**{title}**"
            yield f"{quote}{mark}".rstrip()
            open_blocks.append((len(inside) + len(block["indent"]), mark))
            continue
        elif ABBREVIATION.match(text) or MARKUP_ONLY.match(text):
            continue
        else:
            text = _linked(ATTRIBUTES.sub("", text), here, site, mention)
        yield f"{quote}{text}".rstrip()


def _linked(text: str, here: str, site: Site | None, mention: Callable[[str], str]) -> str:
    if site is None:
        return MENTION.sub(lambda m: mention(m[1]), text)

    def address(found: re.Match[str]) -> str:
        target = normpath(join(dirname(here), f"{found['page']}.md"))
        if site.url:
            return site.page(target) + (found["anchor"] or "")
        return Site("", site.directories).page(f"{found['page']}.md") + (found["anchor"] or "")

    text = LINK.sub(address, text)
    if site.url:
        text = ASSET.sub(lambda m: site.url + normpath(join(dirname(here), m["file"])), text)
        text = re.sub(r"(?<=\]\()(?=#)", lambda _: site.page(here), text)
    return MENTION.sub(lambda m: mention(m[1]), text)
