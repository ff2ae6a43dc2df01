"""What doctor knows: the table of changes and the index, read from two files of the package."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterator, List, Mapping, Optional, Tuple

from doctor.index import Index

KINDS_OF_WHEN = ("name", "call", "make", "set", "item", "compare", "test", "subclass")
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)
class Fix:
    """How a row is mended: each part by itself, and nothing where a part doesn't apply."""

    safe: bool
    rename: Mapping[str, str]
    arguments: Mapping[str, str]
    """The new name of an argument; an empty one takes the argument out."""
    keywords: Mapping[int, str]
    """The name to write before an argument that was given by its place."""
    strings: Mapping[str, str]
    extra: Mapping[str, str]
    """A public name to add as the last argument."""
    positional: Optional[int]
    """How many arguments by position it may have at most."""
    append: str
    """What to write behind the call."""
    drop: bool
    """Whether a statement that is nothing but this goes."""
    uncall: bool
    """Whether the brackets of the call go."""
    strip: bool
    """Whether the last attribute goes."""
    renames: bool
    """Whether TensorFlow's own table has the new name."""


@dataclass(frozen=True, eq=False)
class Row:
    """A change: what was written, what it does today in its own words, what to write."""

    code: str
    part: str
    title: str
    then: str
    now: str
    outcome: str
    exception: str
    message: str
    why: str
    remark: str
    fix: Optional[Fix]
    since: str = ""
    """The TensorFlow since which it is so, of those under which it was run."""

    @property
    def page(self) -> str:
        return f"from-2020/{self.part}.html#{self.code}"


@dataclass(frozen=True, eq=False)
class When:
    """One way to recognise a row in code."""

    row: Row
    kind: str
    """What is looked at: one of `KINDS_OF_WHEN`."""
    names: Tuple[str, ...]
    arguments: FrozenSet[str]
    lacks: FrozenSet[str]
    unless: FrozenSet[str]
    """Keys of classes that a row isn't about."""
    position: Optional[int]
    of: Mapping[str, str]
    order: Tuple[str, ...]
    keys: FrozenSet[str]
    checks: Tuple[str, ...]
    maybe: bool
    """An unknown receiver is worth a look."""
    look: bool
    """Even what is known is worth no more than a look."""


@dataclass(frozen=True)
class Knowledge:
    rows: Mapping[str, Row]
    index: Index
    returns: Mapping[str, str]
    by_key: Mapping[str, Tuple[When, ...]]
    gone: Mapping[str, FrozenSet[str]]
    """What classes of Keras 2 had and those of Keras 3 don't have."""
    by_attribute: Mapping[str, Tuple[When, ...]]
    """Those that are worth a look on an unknown receiver, by their last name."""
    moved: Mapping[str, str]
    """Where names that are gone are to be had today, by the fixes that are safe."""
    _keys: Dict[str, Tuple[str, ...]] = field(default_factory=dict, compare=False)
    _quiet: Dict[str, bool] = field(default_factory=dict, compare=False)
    _about: Dict[Tuple[str, Tuple[str, ...]], Tuple[When, ...]] = field(
        default_factory=dict, compare=False
    )
    _returned: Dict[Tuple[Tuple[str, ...], str], Optional[str]] = field(
        default_factory=dict, compare=False
    )

    def keys(self, path: str) -> Tuple[str, ...]:
        """`keys_of` a public name; the same few are asked for again and again."""
        found = self._keys.get(path)
        if found is None:
            found = self._keys[path] = tuple(keys_of(self.index, path))
        return found

    def is_quiet(self, path: str) -> bool:
        """Whether to read a public name is no matter: no row is about it, and it is there."""
        found = self._quiet.get(path)
        if found is None:
            found = not self.about("name", self.keys(path)) and self.index.missing(path) is None
            self._quiet[path] = found
        return found

    def about(self, kind: str, keys: Tuple[str, ...]) -> Tuple[When, ...]:
        """The ways to recognise a row in a kind of use of what has these keys."""
        found = self._about.get((kind, keys))
        if found is None:
            whens = dict.fromkeys(w for k in keys for w in self.by_key.get(k, ()) if w.kind == kind)
            found = tuple(when for when in whens if when.unless.isdisjoint(keys))
            self._about[kind, keys] = found
        return found

    def returned(self, keys: Tuple[str, ...], how: str) -> Optional[str]:
        """The class of what an attribute holds, or a call gives (`how` is then `()`)."""
        asked = (keys, how)
        if asked not in self._returned:
            named = (self.returns.get(key + how) for key in keys)
            self._returned[asked] = next(filter(None, named), None)
        return self._returned[asked]

    def today(self, path: str) -> str:
        """The name of today of what was imported: its own, unless it moved."""
        if self.index.find(path):
            return path
        for name in variants(path):
            below = ""
            while name:
                new = self.moved.get(name, "") + below
                if self.index.find(new):
                    return new
                name, _, last = name.rpartition(".")
                below = f".{last}{below}"
        return path


def variants(path: str) -> Tuple[str, ...]:
    """A dotted name, and the names by which the same was reached in other packages."""
    for long, short in (
        ("tensorflow.compat.v2.", "tensorflow."),
        ("tensorflow.compat.v1.keras.", "keras."),
        ("tensorflow.keras.", "keras."),
    ):
        if path.startswith(long):
            return (path, *variants(short + path[len(long) :]))
    return (path,)


def keys_of(index: Index, path: str) -> List[str]:
    """The keys of a public name: itself, other names of it, and what it is in the index."""
    place = index.find(path)
    found = [path]
    if place is None:
        found += [other for other in variants(path)[1:] if index.find(other) is None]
    elif index.kind(place) != "other":
        found.append(f"#{place}")
    above, _, name = path.rpartition(".")
    owner = index.find(above) if above else None
    if owner is not None and index.kind(owner) == "class":
        found += [f"#{cls}.{name}" for cls in index.line(owner)]
    return found


def pattern_keys(index: Index, path: str) -> List[str]:
    """The keys under which a name of the table is found; a member under its own class alone."""
    if path.endswith("[]"):
        return [f"{key}[]" for key in pattern_keys(index, path[:-2])]
    place = index.find(path)
    found = [path]
    above, _, name = path.rpartition(".")
    owner = index.find(above) if above else None
    if owner is not None and index.kind(owner) == "class":
        found.append(f"#{owner}.{name}")
    elif place is not None and index.kind(place) != "other":
        found.append(f"#{place}")
    return found


@lru_cache(maxsize=1)
def load_knowledge(folder: Path = DATA) -> Knowledge:
    index = Index(**json.loads((folder / "index.json").read_text("utf-8")))
    table = json.loads((folder / "table.json").read_text("utf-8"))
    rows = {made.code: made for made in map(read_row, table["rows"])}
    by_key: Dict[str, List[When]] = {}
    by_attribute: Dict[str, List[When]] = {}
    for record in table["rows"]:
        for when in read_whens(record, rows[record["id"]], index):
            for name in when.names:
                for key in pattern_keys(index, name):
                    by_key.setdefault(key, []).append(when)
                if when.maybe:
                    last = name.rpartition(".")[2]
                    by_attribute.setdefault(last, []).append(replace(when, look=True))
    return Knowledge(
        rows=rows,
        index=index,
        returns=dict(read_returns(index, table["returns"])),
        by_key=_frozen(by_key),
        gone={f"#{index.find(path)}": frozenset(names) for path, names in index.gone.items()},
        by_attribute=_frozen(by_attribute),
        moved={
            old: new
            for row in rows.values()
            if row.fix and row.fix.safe
            for old, new in row.fix.rename.items()
        },
    )


def _frozen(lists: Dict[str, List[When]]) -> Dict[str, Tuple[When, ...]]:
    return {key: tuple(dict.fromkeys(found)) for key, found in lists.items()}


def read_row(record: Dict[str, Any]) -> Row:
    fix = record.get("fix")
    return Row(
        code=record["id"],
        part=record["part"],
        title=record["title"],
        then=record["then"],
        now=record["now"],
        outcome=record["outcome"],
        exception=record.get("exception", ""),
        message=record["message"].strip(),
        why=record["why"],
        remark=record.get("remark", ""),
        fix=read_fix(fix) if fix else None,
        since=record.get("since", ""),
    )


def read_fix(record: Dict[str, Any]) -> Fix:
    return Fix(
        safe=record["safe"],
        rename=record.get("rename", {}),
        arguments=record.get("arguments", {}),
        keywords={int(place): name for place, name in record.get("keywords", {}).items()},
        strings=record.get("strings", {}),
        extra=record.get("extra", {}),
        positional=record.get("positional"),
        append=record.get("append", ""),
        drop=record.get("drop", False),
        uncall=record.get("uncall", False),
        strip=record.get("strip", False),
        renames=record.get("renames", False),
    )


def read_whens(record: Dict[str, Any], row: Row, index: Index) -> Iterator[When]:
    for when in record["when"]:
        for kind in KINDS_OF_WHEN:
            if kind in when:
                yield When(
                    row=row,
                    kind=kind,
                    names=tuple(when[kind]),
                    arguments=frozenset(when.get("argument", ())),
                    lacks=frozenset(when.get("lacks", ())),
                    unless=frozenset(
                        k for n in when.get("unless", ()) for k in pattern_keys(index, n)
                    ),
                    position=when.get("position"),
                    of=when.get("of", {}),
                    order=tuple(when.get("order", ())),
                    keys=frozenset(when.get("key", ())),
                    checks=tuple(when.get("check", ())),
                    maybe=when.get("maybe", False),
                    look=when.get("look", False),
                )


def read_returns(index: Index, returns: Dict[str, str]) -> Iterator[Tuple[str, str]]:
    for name, cls in returns.items():
        path = name.split("[")[0].split("(")[0]
        for key in pattern_keys(index, path):
            yield key + name[len(path) :], cls
