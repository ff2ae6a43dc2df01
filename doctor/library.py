"""The classes of the libraries: what they derive from, and what their parts and calls give."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Dict, Optional, Tuple

from doctor.knowledge import Knowledge
from doctor.values import Instance, LocalClass, Member, Public, Several, Value

TENSOR = "tensorflow.Tensor"
SYMBOL = "keras.KerasTensor"
MODEL = "keras.Model"
LAYER = "keras.layers.Layer"


@dataclass(frozen=True)
class Library:
    """Asks the index and the list of what is returned; keeps the lines of classes."""

    knowledge: Knowledge
    lines: Dict[str, Tuple[str, ...]] = field(default_factory=dict)

    def instance(self, cls: str, made_by: Optional[ast.Call] = None) -> Instance:
        """An object of a class, which is named by its path."""
        if cls not in self.lines:
            self.lines[cls] = self.class_line(cls)
        return Instance(self.lines[cls], made_by)

    def is_a(self, value: Value, cls: str) -> bool:
        """Whether a value is known to be an object of a class, or of one that derives from it."""
        return isinstance(value, Instance) and self.instance(cls).line[0] in value.line

    def class_line(self, path: str) -> Tuple[str, ...]:
        """The keys of a class and of all that it derives from."""
        index = self.knowledge.index
        place = index.find(path)
        if place is not None and index.kind(place) == "class":
            return index.class_keys(place)
        return (path,)

    def line_of(self, base: Value) -> Tuple[str, ...]:
        """The keys of what a class of the file derives from."""
        if isinstance(base, LocalClass):
            return base.line
        if isinstance(base, Public):
            return self.class_line(base.path)
        return ("?",)

    def returned(self, keys: Tuple[str, ...], how: str = "") -> Optional[str]:
        """The class of what an attribute holds, or a call gives (`how` is then `()`)."""
        return self.knowledge.returned(keys, how)

    def part(self, owner: Value, how: str) -> Value:
        """What the brackets give: by a text, a list, any other key, or one by one in a loop."""
        if isinstance(owner, (Instance, Member)):
            cls = self.returned(owner.keys if isinstance(owner, Member) else owner.line, how)
            return self.instance(cls) if cls else None
        return None

    def element(self, value: Value) -> Value:
        """What a loop over something gives."""
        if isinstance(value, Several):
            return value.items[0] if value.items else None
        return self.part(value, "[for]")

    def is_symbol(self, value: Value) -> bool:
        """Whether a value is a symbol of Keras, or several of which one is."""
        if isinstance(value, Several):
            return any(map(self.is_symbol, value.items))
        return self.is_a(value, SYMBOL)
