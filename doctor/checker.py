"""Compares what a walk meets with the table and the index."""

from __future__ import annotations

import ast
from typing import List, Optional, Sequence, Set, Tuple

from doctor.around import CHECKS
from doctor.files import Piece
from doctor.finding import Finding, Spot
from doctor.index import Signature
from doctor.kinds import kind_fits
from doctor.knowledge import Knowledge, When
from doctor.listener import Listener
from doctor.mending import Edit, edits_for_row, rename_edits
from doctor.resolve import Walk
from doctor.seen import Seen
from doctor.values import Instance, LocalClass, Member, Public, Value, member_keys
from doctor.words import HAS_NO, Words


def start(node: ast.AST) -> Spot:
    return (node.lineno, node.col_offset)  # type: ignore[attr-defined]


class Checker(Listener):
    """Compares what a walk meets with what is known."""

    walk: Walk

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.words = Words(knowledge)
        self.findings: List[Finding] = []
        self.told: Set[str] = set()
        """Imported names of which it was said at the import that they are gone."""

    @property
    def piece(self) -> Piece:
        assert self.walk.piece is not None
        return self.walk.piece

    # -------------------------------------------------------------- what is met

    def reference(self, node: ast.expr, value: Value) -> None:
        if isinstance(value, Public):
            if self.knowledge.is_quiet(value.path):
                return
            if isinstance(node, ast.Name) and value.path in self.told:
                return
            self.rows(node, "name", self.knowledge.keys(value.path), value)
            self.missing_name(node, value)
        elif isinstance(value, Member) and isinstance(node, ast.Attribute):
            self.rows(node, "name", value.keys, value)
            self.gone_member(node, value)
        elif value is None and isinstance(node, ast.Attribute):
            self.looks(node, "name", node.attr, value)

    def imported(self, node: ast.stmt, alias: ast.alias, path: str) -> None:
        if not self.prefixes(node, alias, path):
            self.missing_import(node, alias, path)

    def prefixes(self, node: ast.stmt, alias: ast.alias, path: str) -> bool:
        """Rows of what is imported, or else of the module that it is imported from."""
        names = path.split(".")
        for length in range(len(names), 0, -1):
            part = ".".join(names[:length])
            for when in self.knowledge.about("name", self.knowledge.keys(part)):
                if when.checks:
                    continue
                edits = edits_for_row(self, when.row.fix, node, part, None)
                self.told.add(path)
                self.report(when, [node], Public(path), edits, alias)
                return True
        return False

    def call(self, node: ast.Call, function: Value) -> None:
        if isinstance(function, Public):
            if isinstance(node.func, ast.Name) and function.path in self.told:
                return
            self.rows(node, "call", self.called_keys(function.path), function)
            self.rows(node, "make", self.walk.library.class_line(function.path), function)
            self.public_arguments(node, function)
        elif isinstance(function, LocalClass):
            if not defines(function, "__init__"):
                self.rows(node, "make", function.line, function)
        elif isinstance(function, Member):
            self.rows(node, "call", function.keys, function)
            self.method_arguments(node, function)
        elif isinstance(function, Instance):
            self.rows(node, "call", member_keys(function.line, "__call__"), function)
        elif isinstance(node.func, ast.Attribute):
            self.looks(node, "call", node.func.attr, function)
        elif isinstance(node.func, ast.Name) and self.walk.scope.find(node.func.id) is None:
            self.rows(node, "call", (f"builtins.{node.func.id}",), None)

    def assigned(self, node: ast.Attribute, value: Value) -> None:
        if isinstance(value, Member):
            self.rows(node, "set", value.keys, value)
        else:
            self.looks(node, "set", node.attr, value)

    def item(self, node: ast.Subscript, value: Value) -> None:
        if isinstance(value, Member):
            self.rows(node, "item", value.keys, value)
        elif isinstance(value, Instance):
            self.rows(node, "item", tuple(f"{cls}[]" for cls in value.line), value)
        elif value is None and isinstance(node.value, ast.Attribute):
            self.looks(node, "item", node.value.attr, value)
        elif isinstance(value, Public):
            self.rows(node, "item", self.knowledge.keys(value.path), value)

    def compared(self, node: ast.Compare, value: Value) -> None:
        if isinstance(value, Member):
            self.rows(node, "compare", value.keys, value)

    def tested(self, node: ast.expr, value: Value) -> None:
        if isinstance(value, Instance):
            self.rows(node, "test", value.line, value)

    def defined(self, node: ast.ClassDef, cls: LocalClass) -> None:
        self.rows(node, "subclass", cls.line[1:], cls)

    # -------------------------------------------------------------- the table

    def called_keys(self, path: str) -> Tuple[str, ...]:
        """The keys of a function, and one for all functions of TensorFlow that Keras hasn't."""
        keys = self.knowledge.keys(path)
        place = self.knowledge.index.find(path)
        function = place is not None and self.knowledge.index.kind(place) == "function"
        of_keras = path.startswith(("tensorflow.keras.", "tensorflow.compat.v1.keras."))
        own = path.startswith("tensorflow.") and not of_keras
        return (*keys, "tensorflow.*") if function and own else keys

    def rows(self, node: ast.AST, kind: str, keys: Tuple[str, ...], value: Value) -> None:
        whens = self.knowledge.about(kind, keys)
        if not whens:
            return
        words = {word.arg for word in node.keywords} if isinstance(node, ast.Call) else ()
        for when in whens:
            if when.arguments and when.arguments.isdisjoint(words):
                continue
            if not self.defined_here(when, value):
                self.try_row(when, node, value)

    def defined_here(self, when: When, value: Value) -> bool:
        """Whether a class of the file has what the row misses, or the installed one has it."""
        if not isinstance(value, Member) or when.kind == "set":
            return False
        for cls in value.owner.line:
            local = self.walk.classes.get(cls)
            if local is not None and defines(local, value.name):
                return True
        lacks = when.kind == "name" and bool(HAS_NO.match(when.row.message))
        return lacks and self.has_member(value)

    def has_member(self, member: Member) -> bool:
        index = self.knowledge.index
        numbers = [int(cls[1:]) for cls in member.owner.line if cls.startswith("#")]
        return any(member.name in index.things[number][3] for number in numbers)

    def looks(self, node: ast.AST, kind: str, name: str, value: Value) -> None:
        for when in self.knowledge.by_attribute.get(name, ()):
            if when.kind == kind:
                self.try_row(when, node, value)

    def try_row(self, when: When, node: ast.AST, value: Value) -> None:
        nodes = self.matched(when, node, value)
        if nodes is not None:
            edits = edits_for_row(self, when.row.fix, node, None, nodes)
            self.report(when, nodes, value, edits, None)

    def matched(self, when: When, node: ast.AST, value: Value) -> Optional[List[ast.AST]]:
        """The parts of the code that a row is about; None where it isn't about this code."""
        words = node.keywords if isinstance(node, ast.Call) else ()
        nodes: List[ast.AST] = [word for word in words if word.arg in when.arguments]
        if when.arguments and not nodes:
            return None
        if when.lacks and any(word.arg in when.lacks for word in words):
            return None
        seen = Seen(self.walk, node, value, self.signature(node, value), when.order)
        if when.position is not None:
            argument = seen.positional(when.position)
            if argument is None:
                return None
            nodes.append(argument)
        if when.keys and seen.key() not in when.keys:
            return None
        for name, kind in when.of.items():
            argument = seen.argument(name)
            if argument is None or not kind_fits(seen, argument, kind):
                return None
            nodes.append(argument)
        for name in when.checks:
            found_by_check = CHECKS[name](seen)
            if found_by_check is None:
                return None
            nodes += found_by_check
        return nodes or [node]

    def signature(self, node: ast.AST, value: Value) -> Optional[Signature]:
        if not isinstance(node, ast.Call):
            return None
        index = self.knowledge.index
        if isinstance(value, Public):
            place = index.find(value.path)
            return index.signature(place) if place else None
        if isinstance(value, Member):
            return self.method(value)
        return None

    def method(self, member: Member) -> Optional[Signature]:
        for cls in member.owner.line:
            local = self.walk.classes.get(cls)
            if local is not None and defines(local, member.name):
                return None
            if cls.startswith("#"):
                return self.knowledge.index.method(int(cls[1:]), member.name)
        return None

    def report(
        self,
        when: When,
        nodes: Sequence[ast.AST],
        value: Value,
        edits: Tuple[Edit, ...],
        alias: Optional[ast.alias],
    ) -> None:
        row = when.row
        says, executed = self.words.today(row, nodes[0], value, alias)
        if row.outcome != "differs" and self.walk.catches(says.partition(":")[0]):
            return
        first = nodes[0]
        fix = row.fix
        self.findings.append(
            self.finding(
                first,
                code=row.code,
                says=says,
                executed=executed,
                now=row.now,
                page=row.page,
                since=row.since,
                certain=not when.look,
                edits=edits,
                safe=bool(fix and fix.safe) and not when.look,
                covers=frozenset(map(start, nodes)),
            )
        )

    def finding(self, node: ast.AST, **said: object) -> Finding:
        line, column, end_line, end_column = self.piece.span(shown(node))
        return Finding(self.piece, line, column, end_line, end_column, **said)  # type: ignore[arg-type]

    # -------------------------------------------------------------- the index

    def missing_name(self, node: ast.expr, value: Public) -> None:
        missing = self.knowledge.index.missing(value.path)
        if missing is None or missing[1] != value.path.rpartition(".")[2]:
            return
        says = "AttributeError: module '{}' has no attribute '{}'".format(*missing)
        self.index_name(node, value.path, says)

    def missing_import(self, node: ast.stmt, alias: ast.alias, path: str) -> None:
        if self.knowledge.index.missing(path) is None:
            return
        self.told.add(path)
        self.index_name(node, path, self.words.import_says(path, isinstance(node, ast.Import)))

    def index_name(self, node: ast.AST, path: str, says: str) -> None:
        if self.walk.catches(says.partition(":")[0]):
            return
        renamed = self.renamed(path)
        edits: Tuple[Edit, ...] = ()
        safe = False
        if renamed:
            edits = rename_edits(self, node, path, renamed)
            safe = not renamed.startswith("tensorflow.compat.")
        self.findings.append(
            self.finding(
                node,
                code="renamed" if renamed else "no-such-name",
                says=says,
                executed=False,
                now=short(renamed) if renamed else "",
                page="",
                certain=True,
                edits=edits,
                safe=safe,
                covers=frozenset([start(node)]),
            )
        )

    def renamed(self, path: str) -> Optional[str]:
        """The name of today by TensorFlow's own table, if it leads anywhere."""
        index = self.knowledge.index
        name = path.replace("tensorflow.", "tf.", 1)
        new = index.renames.get(name, "").replace("tf.", "tensorflow.", 1)
        return new if new and index.find(new) is not None else None

    def gone_member(self, node: ast.Attribute, member: Member) -> None:
        lost = self.knowledge.gone
        if self.has_member(member):
            return
        for cls in member.owner.line:
            local = self.walk.classes.get(cls)
            if local is not None and defines(local, member.name):
                return
            if cls == "?" or (cls.startswith("~") and local is None):
                return
        if any(member.name in lost.get(cls, ()) for cls in member.owner.line):
            name = self.words.class_name(member)
            self.index_finding(
                node,
                "no-such-attribute",
                f"AttributeError: '{name}' object has no attribute '{member.name}'",
            )

    def public_arguments(self, node: ast.Call, function: Public) -> None:
        signature = self.signature(node, function)
        if signature is not None:
            self.arguments(node, function.path.rpartition(".")[2], signature)

    def method_arguments(self, node: ast.Call, function: Member) -> None:
        signature = self.signature(node, function)
        if signature is not None and not function.name.startswith("_"):
            self.arguments(node, function.name, signature)

    def arguments(self, node: ast.Call, name: str, signature: Signature) -> None:
        for word in node.keywords:
            if word.arg is not None and not signature.takes(word.arg):
                self.index_finding(
                    word, "no-such-argument", f"`{name}` takes no argument `{word.arg}`"
                )
        starred = any(isinstance(argument, ast.Starred) for argument in node.args)
        if starred or signature.any_number or len(node.args) <= len(signature.positional):
            return
        extra = node.args[len(signature.positional)]
        most, given = len(signature.positional), len(node.args)
        said = f"`{name}` takes {most} arguments by position, not {given}"
        self.index_finding(extra, "too-many-arguments", said)

    def index_finding(self, node: ast.AST, code: str, says: str) -> None:
        if self.walk.catches("TypeError" if "argument" in code else "AttributeError"):
            return
        self.findings.append(
            self.finding(
                node,
                code=code,
                says=says,
                executed=False,
                now="",
                page="",
                certain=True,
                covers=frozenset([start(node)]),
            )
        )


def defines(cls: LocalClass, name: str) -> bool:
    """Whether a class of the file has an attribute of its own."""
    return name in cls.attributes or name in cls.own


def shown(node: ast.AST) -> ast.AST:
    """The part of a node that is pointed at."""
    return node.func if isinstance(node, ast.Call) else node


def short(path: str) -> str:
    return path.replace("tensorflow.", "tf.", 1)
