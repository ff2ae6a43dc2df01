"""Draws the rooms of press into "How this book is made": `python tests/rooms.py`.

What stands in the picture is read from the code: the modules of each room, the first line of what
each says of itself, and who imports from whom.
"""

import ast
import re
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[1]
PRESS = ROOT / "press"
PAGE = ROOT / "docs" / "how-this-book-is-made.md"
FIGURE = re.compile(r'<figure class="worked-road" id="rooms">.*?</figure>', re.DOTALL)
SHOWS, RUNS = ("page", "check"), ("build", "run", "worker")
"""The columns between the doors and the book, from the top: what runs nothing, and what runs."""
ROOMS = ("doors", *SHOWS, *RUNS, "book", "ground")
GROUND = "What is wrong, what is set, what is read, what crosses to a worker."
WHOLE, COLUMN, LINE, GAP = 356, 160, 16, 26
LEFT, RIGHT = 4, 200


def rooms() -> dict[str, list[str]]:
    """The modules of each room, by name."""
    found: dict[str, list[str]] = {room: [] for room in ROOMS}
    for file in sorted({*PRESS.glob("*.py"), *PRESS.glob("*/*.py")}):
        folder, name = file.relative_to(PRESS).parts[:-1], file.stem
        if folder and folder[0] in found and name != "__init__":
            found[folder[0]].append(name)
        elif not folder and name not in ("__init__", "testing"):
            found["build" if name == "build" else "ground"].append(name)
    return found


def reason(room: str) -> str:
    """What a room is for, as it says itself."""
    file = PRESS / ("build.py" if room == "build" else f"{room}/__init__.py")
    if room == "ground":
        return GROUND
    said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return said.partition("\n")[0]


def imported(room: str) -> set[str]:
    """The other rooms that a room imports from."""
    inside = {f"press.{name}": "ground" for name in rooms()["ground"]}
    names = {f"press.{other}": other for other in rooms() if other != "ground"} | inside
    found = set()
    for name in rooms()[room]:
        folder = "" if room in ("build", "ground") else f"{room}/"
        tree = ast.parse((PRESS / f"{folder}{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(names.get(".".join(node.module.split(".")[:2])))
    return {other for other in found if other} - {room}


def arrows() -> list[tuple[str, str]]:
    """Who imports from whom, without what follows from others."""
    below = {room: imported(room) for room in rooms()}
    return [
        (room, other)
        for room, others in below.items()
        for other in sorted(others)
        if not any(other in below[between] for between in others - {other})
    ]


def lines(room: str, width: int) -> list[tuple[str, str]]:
    """What is written into a box, line by line, each with its class."""
    letters = round(width / 7.6)
    title = "" if room == "ground" else f"{room}.py" if room == "build" else f"{room}/"
    files = [] if room == "build" else wrap(", ".join(rooms()[room]), letters)
    said = [("note", text) for text in wrap(reason(room), letters)]
    return [*([("name", title)] if title else []), *said, *(("file", text) for text in files)]


def box(room: str, left: int, top: int, width: int) -> tuple[str, int]:
    """The SVG of a room, and its height."""
    written = lines(room, width)
    height = LINE * len(written) + 14
    text = "".join(
        f'<g class="{kind}"><text x="{left + 10}" y="{y}">{escape(one)}</text></g>'
        for y, (kind, one) in zip(range(top + 6 + LINE, top + height, LINE), written, strict=False)
    )
    frame = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="5"/>'
    return f'<g class="box">{frame}</g>{text}', height


def way(path: str, kind: str = "") -> str:
    return f'<path d="{path}"{kind} marker-end="url(#rooms-tip)"/>'


def picture() -> str:
    """The figure as it stands in the page."""
    places: dict[str, tuple[int, int]] = {}
    parts = []

    def put(room: str, left: int, top: int, width: int) -> int:
        svg, height = box(room, left, top, width)
        parts.append(svg)
        places[room] = (top, top + height)
        return top + height + GAP

    columns = put("doors", LEFT, 4, WHOLE)
    ends = []
    for left, rooms_below in ((LEFT, SHOWS), (RIGHT, RUNS)):
        top = columns
        for room in rooms_below:
            top = put(room, left, top, COLUMN)
        ends.append(top)
    bottom = put("ground", LEFT, put("book", LEFT, max(ends), WHOLE - 30), WHOLE)
    drawn = ways(places)
    if set(arrows()) != drawn.keys():
        raise SystemExit(f"there are other arrows now: {sorted(set(arrows()) ^ drawn.keys())}")
    starts = way(down(places, "run", "worker", RIGHT + COLUMN // 2), ' stroke-dasharray="3 3"')
    said = "; ".join(f"{room}: {reason(room)}" for room in ROOMS[:-1])
    return "\n".join(
        [
            '<figure class="worked-road" id="rooms">',
            f'<svg viewBox="0 0 364 {bottom - GAP + 4}" role="img" '
            'aria-labelledby="rooms-title rooms-desc" style="max-width: 24rem">',
            '<title id="rooms-title">The rooms of press</title>',
            f'<desc id="rooms-desc">Each room imports from those that its arrows lead to. '
            f"{escape(said)}</desc>",
            '<defs><marker id="rooms-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8Z" class="tip"/></marker></defs>',
            *parts,
            f'<g class="way">{"".join([*drawn.values(), starts])}</g>',
            "</svg>",
            "</figure>",
        ]
    )


def down(places: dict[str, tuple[int, int]], room: str, other: str, across: int) -> str:
    return f"M{across} {places[room][1]}V{places[other][0] - 2}"


def ways(places: dict[str, tuple[int, int]]) -> dict[tuple[str, str], str]:
    """Each arrow as it is drawn: straight down, or by the lane between the columns."""
    left, right, edge = LEFT + COLUMN // 2, RIGHT + COLUMN // 2, RIGHT + COLUMN - 8
    straight = {
        ("doors", "page"): left,
        ("doors", "build"): right,
        ("page", "check"): left,
        ("build", "run"): right,
        ("check", "book"): left,
        ("worker", "ground"): edge,
        ("book", "ground"): left,
    }
    to_check = (
        f"M{RIGHT} {places['build'][1] - 30}h-12V{places['check'][0] + 30}H{LEFT + COLUMN + 2}"
    )
    to_book = f"M{RIGHT} {places['run'][1] - 30}h-22V{places['book'][0] - 2}"
    return {
        **{pair: way(down(places, *pair, across)) for pair, across in straight.items()},
        ("build", "check"): way(to_check),
        ("run", "book"): way(to_book),
    }


def main() -> None:
    text = PAGE.read_text("utf-8")
    PAGE.write_text(FIGURE.sub(lambda _: picture(), text), "utf-8")


if __name__ == "__main__":
    main()
