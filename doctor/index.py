"""The index of public names and signatures, as making/make_index.py writes it.

`things` is a list; a name leads to a place in it. A module is ["module", its own name, {name:
place}], a class ["class", signature, [places of its bases], {member: signature}, name], a function
["function", signature]; place 0 is anything else. A signature is a place in `signatures`, or -1
where nothing is known; there `x,/y,z=,*,k=,**` are its arguments.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Dict, List, Optional, Tuple


@dataclass(frozen=True)
class Signature:
    """What a function takes: by place, by name, and whether it takes anything beyond."""

    positional: Tuple[str, ...]
    keywords: frozenset[str]
    any_number: bool
    any_keyword: bool

    def takes(self, keyword: str) -> bool:
        return self.any_keyword or keyword in self.keywords


@lru_cache(maxsize=4096)
def read_signature(text: str) -> Signature:
    positional: List[str] = []
    keywords: List[str] = []
    any_number = any_keyword = starred = False
    for part in filter(None, text.split(",")):
        name = part.strip("/=*")
        if part == "**":
            any_keyword = True
        elif part.startswith("*"):
            starred = True
            any_number = any_number or bool(name)
        else:
            if not starred:
                positional.append(name)
            if not part.startswith("/"):
                keywords.append(name)
    return Signature(tuple(positional), frozenset(keywords), any_number, any_keyword)


def without_object(signature: Signature) -> Signature:
    return replace(
        signature,
        positional=signature.positional[1:],
        keywords=signature.keywords - set(signature.positional[:1]),
    )


@dataclass(frozen=True)
class Index:
    roots: Dict[str, int]
    things: List[Any]
    signatures: List[str]
    gone: Dict[str, List[str]]
    renames: Dict[str, str]
    versions: Dict[str, str]
    _found: Dict[str, Optional[int]] = field(default_factory=dict, compare=False)
    _lines: Dict[int, Tuple[int, ...]] = field(default_factory=dict, compare=False)
    _class_keys: Dict[int, Tuple[str, ...]] = field(default_factory=dict, compare=False)
    _methods: Dict[Tuple[int, str], Optional[Signature]] = field(
        default_factory=dict, compare=False
    )

    def knows(self, path: str) -> bool:
        return path.partition(".")[0] in self.roots

    def find(self, path: str) -> Optional[int]:
        """The place of what a dotted name leads to; None where there is no such name."""
        if path not in self._found:
            self._found[path] = self._find(path)
        return self._found[path]

    def _find(self, path: str) -> Optional[int]:
        above, _, name = path.rpartition(".")
        if not above:
            return self.roots.get(path)
        place = self.find(above)
        if place is None:
            return None
        thing = self.things[place]
        if thing[0] == "module":
            found: Optional[int] = thing[2].get(name)
            return found
        return 0

    def missing(self, path: str) -> Optional[Tuple[str, str]]:
        """The module of today and the name that it lacks, where a dotted name leads nowhere."""
        above, _, name = path.rpartition(".")
        if not above or not self.knows(path):
            return None
        place = self.find(above)
        if place is None:
            return self.missing(above)
        thing = self.things[place]
        if thing[0] != "module" or name in thing[2] or name.startswith("_"):
            return None
        return thing[1], name

    def kind(self, place: int) -> str:
        kind: str = self.things[place][0]
        return kind

    def line(self, place: int) -> Tuple[int, ...]:
        """A class and all that it derives from, nearest first."""
        if place not in self._lines:
            found = [place]
            for base in self.things[place][2]:
                found += [one for one in self.line(base) if one not in found]
            self._lines[place] = tuple(found)
        return self._lines[place]

    def class_keys(self, place: int) -> Tuple[str, ...]:
        """The keys of a class and of all that it derives from."""
        if place not in self._class_keys:
            self._class_keys[place] = tuple(f"#{cls}" for cls in self.line(place))
        return self._class_keys[place]

    def signature(self, place: int) -> Optional[Signature]:
        thing = self.things[place]
        if thing[0] not in ("class", "function") or thing[1] < 0:
            return None
        return read_signature(self.signatures[thing[1]])

    def method(self, place: int, name: str) -> Optional[Signature]:
        """The arguments of a method as it is called: the object is given already."""
        if (place, name) not in self._methods:
            self._methods[place, name] = self._method(place, name)
        return self._methods[place, name]

    def _method(self, place: int, name: str) -> Optional[Signature]:
        for cls in self.line(place):
            number = self.things[cls][3].get(name)
            if number is not None:
                known = read_signature(self.signatures[number]) if number >= 0 else None
                return without_object(known) if known else None
        return None
