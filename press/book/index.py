"""An index of names: those of some libraries that the code of a book uses, and where."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from press.book.book import Book
from press.book.cells import Cell
from press.book.names import uses_of
from press.book.result import Result
from press.book.work import Work

MARK = "<!-- press:names -->"
"""Stands in a page for the index."""
WORK = "the index of names"
IMPORT = """
try:
    import {module}
except ImportError:
    pass
"""
LOOK_UP = '''\
import importlib
import json
import logging
import types
import warnings
{imports}

def look_up(name):
    """What there is of a name: how many parts of it, of what kind, and which object that is."""
    first, *rest = name.split(".")
    found, parts = importlib.import_module(first), [first]
    for part in rest:
        if part.startswith("_") or not isinstance(found, (types.ModuleType, type)):
            break
        parts.append(part)
        if not hasattr(found, part):
            importlib.import_module(".".join(parts))
        found = getattr(found, part)
    if isinstance(found, types.ModuleType):
        return len(parts), "module", 0
    return len(parts), "object", id(found) if callable(found) else 0


logging.disable()
warnings.simplefilter("ignore")
objects, answers = {{0: 0}}, {{}}
for name in {names}:
    try:
        parts, kind, object = look_up(name)
    except Exception:
        continue
    answers[name] = parts, kind, objects.setdefault(object, len(objects))
print(json.dumps(answers))'''
"""Asked of the libraries themselves, in a worker. Names of one object get one number, 0 is none."""


@dataclass(frozen=True, order=True)
class Place:
    """Where a page uses a name first: the page's path from the root, and its cell's anchor."""

    page: str
    anchor: str


@dataclass(frozen=True)
class Name:
    """A public name, as the book writes it: `np.linspace`."""

    text: str
    others: tuple[str, ...]
    """What the book calls it elsewhere."""
    places: tuple[Place, ...]
    """In reading order, one for each page."""


@dataclass(frozen=True)
class Listed:
    """What a page lists of names."""

    at: str = ""
    """The page of the index."""
    introduced: tuple[str, ...] = ()
    """The names that are used here first."""
    index: Mapping[str, tuple[Name, ...]] | None = None
    """For the page of the index, the names of each library."""
    missing: tuple[Name, ...] = ()
    """There, what code names and no library has."""


def index_work(book: Book) -> Work | None:
    """What asks the libraries which names they have; None where the book wants no index.

    It is a work like others: it runs where they are imported, and is kept while all that it was
    made from is as it was. A text that changes changes nothing of it.
    """
    libraries = book.project.settings.libraries
    if not libraries:
        return None
    names = sorted({name for name, _ in _used(book)})
    modules = sorted({name.partition(".")[0] for name in names})
    imports = "".join(IMPORT.format(module=module) for module in modules)
    code = LOOK_UP.format(imports=imports, names=json.dumps(names))
    return Work(WORK, (Cell("names", code, 1),), code, whole=False)


def _used(book: Book) -> list[tuple[str, Place]]:
    """Every name of a library in code that a page shows, as written there, in reading order."""
    libraries = book.project.settings.libraries
    used = {
        work.name: uses_of(tuple(cell.code for cell in work.cells)).names
        for work in book.works.values()
    }
    by_cell: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, uses in used.items():
        cells = book.works[name].cells
        for use in uses:
            if use.name.partition(".")[0] in libraries:
                by_cell[name, cells[use.cell].name].append(use.name)
    found = []
    for path in book.reading:
        chapter = book.chapters[path]
        anchors = book.anchors(chapter)
        for fence in chapter.fences:
            if fence.line in anchors and fence.show != "output":
                for work, cell in book.shown(fence, chapter):
                    place = Place(path, anchors[fence.line])
                    found += [(name, place) for name in by_cell[work, cell.name]]
    return found


def listed_names(book: Book, result: Result | None) -> dict[str, Listed]:
    """What each page lists, by its path; nothing where the libraries could not be asked."""
    if result is None or not result.ok:
        return {}
    printed = "".join(output.get("text", "") for output in result.cells.get("names", ()))
    answers: dict[str, tuple[int, str, int]] = json.loads(printed)
    used = _used(book)
    names = _names(used, answers, _short(book))
    missing = _missing(used, answers, _short(book))
    at = next((path for path in book.reading if MARK in book.chapters[path].body), "")
    introduced: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        introduced[name.places[0].page].append(name.text)
    index: defaultdict[str, list[Name]] = defaultdict(list)
    titles = {called: _title(library, called) for library, called in _short(book).items()}
    for name in sorted(names, key=lambda name: name.text.lower()):
        library = name.text.partition(".")[0]
        index[titles.get(library, library)].append(name)
    listed = {path: Listed(at, tuple(introduced[path])) for path in book.reading}
    if at:
        whole = {library: tuple(index[library]) for library in sorted(index)}
        listed[at] = Listed(at, tuple(introduced[at]), whole, missing)
    return listed


def _title(library: str, called: str) -> str:
    return library if called == library else f"{library} as {called}"


def _names(
    used: Collection[tuple[str, Place]],
    answers: Mapping[str, tuple[int, str, int]],
    short: Mapping[str, str],
) -> list[Name]:
    """The names that there are, in the order in which a reader meets them."""
    places: defaultdict[str | int, list[Place]] = defaultdict(list)
    written: defaultdict[str | int, Counter[str]] = defaultdict(Counter)
    for name, place in used:
        parts, kind, object = answers.get(name, (0, "module", 0))
        if kind != "module":
            public = _shortened(name.split(".")[:parts], short)
            same = object or public
            places[same].append(place)
            written[same][public] += 1
    return [_name(written[same], each) for same, each in places.items()]


def _name(written: Counter[str], places: Iterable[Place]) -> Name:
    text, *others = sorted(written, key=lambda name: (name.count("."), -written[name], name))
    return Name(text, tuple(others), _one_a_page(places))


def _one_a_page(places: Iterable[Place]) -> tuple[Place, ...]:
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.page, place)
    return tuple(first.values())


def _missing(
    used: Collection[tuple[str, Place]], answers: Mapping[str, Any], short: Mapping[str, str]
) -> tuple[Name, ...]:
    """What no library has; of a longer name and a part of it, the longer one says more."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for name, place in used:
        if name not in answers:
            public = takewhile(lambda part: not part.startswith("_"), name.split("."))
            places[_shortened([*public], short)].append(place)
    names = [name for name in sorted(places) if not any(o.startswith(f"{name}.") for o in places)]
    return tuple(Name(name, (), _one_a_page(places[name])) for name in names)


def _short(book: Book) -> dict[str, str]:
    """What the book mostly calls each library."""
    aliases: Counter[tuple[str, str]] = Counter()
    for work in book.works.values():
        aliases.update(uses_of(tuple(cell.code for cell in work.cells)).aliases)
    common = sorted(aliases, key=lambda alias: (aliases[alias], -len(alias[1]), alias))
    return dict(common)


def _shortened(parts: list[str], short: Mapping[str, str]) -> str:
    return ".".join([short.get(parts[0], parts[0]), *parts[1:]])
