"""The card that stands for a page where somebody links to it: its first figure, or its words."""

import base64
import re
from collections.abc import Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from textwrap import wrap

from press.page.pictures import ALONE, SVG, Picture

SIZE = 1200, 630
"""Pixels, as those who show cards want it."""
INK, PALE, PAPER = "#16181d", "#5a6270", "#fffdf8"
LETTERS = "DejaVu Sans"
"""Which Matplotlib brings; a machine without it has others."""


def can_draw() -> bool:
    """Whether what turns drawings into pixels is installed."""
    return find_spec("resvg_py") is not None


def card_svg(title: str, description: str, site: str, picture: Picture | None) -> str:
    """The card as a drawing."""
    parts = _with_figure(title, picture) if picture else _with_words(title, description)
    body = "".join([*parts, _text(site, 586, 26, PALE)])
    width, height = SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {width} {height}" font-family="{LETTERS}">'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>{body}</svg>'
    )


def _with_figure(title: str, picture: Picture) -> Iterator[str]:
    lines = wrap(title, 40)[:2]
    place = f'x="60" y="36" width="1080" height="{420 - 54 * (len(lines) - 1)}"'
    if picture.mime == SVG:
        drawn = picture.content.decode().replace(ALONE, "", 1)
        drawn = re.sub(r'^<svg ([^>]*?) width="[^"]*"', r"<svg \1", drawn)
        yield drawn.replace("<svg ", f'<svg {place} color="{INK}" ', 1)
    else:
        data = base64.b64encode(picture.content).decode()
        yield f'<image {place} xlink:href="data:{picture.mime};base64,{data}"/>'
    for number, line in enumerate(reversed(lines)):
        yield _text(line, 532 - 54 * number, 44, INK, bold=True)


def _with_words(title: str, description: str) -> Iterator[str]:
    lines = wrap(title, 28)[:3]
    for number, line in enumerate(lines):
        yield _text(line, 150 + 76 * number, 64, INK, bold=True)
    for number, line in enumerate(wrap(description, 62)[:4]):
        yield _text(line, 150 + 76 * len(lines) + 44 * number, 30, PALE)


def _text(words: str, y: int, size: int, color: str, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="60" y="{y}" font-size="{size}" fill="{color}"{weight}>{escape(words)}</text>'


def drawn(svg: str) -> bytes:
    """A card as PNG."""
    import resvg_py  # which not every book has

    found = find_spec("matplotlib")
    brings = found and found.origin
    folders = [str(Path(brings).parent / "mpl-data/fonts/ttf")] if brings else []
    width, height = SIZE
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            font_dirs=folders,
            skip_system_fonts=bool(folders),  # so that every machine draws the same
            font_family=LETTERS,
            sans_serif_family=LETTERS,
            serif_family=LETTERS,
        )
    )
