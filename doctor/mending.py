"""What to replace in a piece of code, so that a finding is mended; places are its bytes."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterator, List, Optional, Sequence, Tuple

from doctor.files import Piece
from doctor.knowledge import Fix
from doctor.values import Instance, Member, Public

if TYPE_CHECKING:
    from doctor.checker import Checker


@dataclass(frozen=True)
class Edit:
    start: int
    end: int
    text: str


Edits = Tuple[Edit, ...]


def changed(data: bytes, edits: Sequence[Edit]) -> bytes:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        data = data[: edit.start] + edit.text.encode("utf-8") + data[edit.end :]
    return data


def edits_for_row(
    checker: Checker,
    fix: Optional[Fix],
    node: ast.AST,
    path: Optional[str],
    nodes: Optional[Sequence[ast.AST]],
) -> Edits:
    """The edits of a row's fix; none where it doesn't apply to this code.

    `path` is what an import names; `nodes` are the parts that the row recognised.
    """
    if fix is None:
        return ()
    if path is not None:
        return import_edits(checker, fix, node, path)
    if not fits(checker, fix, node):
        return ()
    made: List[Edit] = []
    for edits in parts(checker, fix, node, nodes or ()):
        if edits is None:
            return ()
        made += edits
    return tuple(dict.fromkeys(made))


def fits(checker: Checker, fix: Fix, node: ast.AST) -> bool:
    """Whether the call that a name belongs to is short enough to be mended."""
    if fix.positional is None:
        return True
    call = node if isinstance(node, ast.Call) else call_of(checker, node)
    if call is None:
        return False
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    return not starred and len(call.args) <= fix.positional


def call_of(checker: Checker, node: ast.AST) -> Optional[ast.Call]:
    parent = checker.walk.program.parents.get(id(node))
    return parent if isinstance(parent, ast.Call) and parent.func is node else None


def whole_name(checker: Checker, node: ast.AST, path: str) -> Tuple[ast.AST, str]:
    """A public name with all that is written behind it, and its path."""
    parent = checker.walk.program.parents.get(id(node))
    while isinstance(parent, ast.Attribute) and isinstance(parent.ctx, ast.Load):
        node, path = parent, f"{path}.{parent.attr}"
        parent = checker.walk.program.parents.get(id(node))
    return node, path


def parts(
    checker: Checker, fix: Fix, node: ast.AST, nodes: Sequence[ast.AST]
) -> Iterator[Optional[Sequence[Edit]]]:
    """Each part of a fix; None where it can't be done, and then nothing is."""
    piece = checker.piece
    called = isinstance(node, ast.Call)
    if fix.rename or fix.renames:
        yield renamed(checker, fix, node.func if isinstance(node, ast.Call) else node)
    if fix.arguments and isinstance(node, ast.Call):
        yield renamed_arguments(piece, node, fix)
    if fix.keywords and isinstance(node, ast.Call):
        yield named_arguments(piece, node, fix)
    if fix.strings:
        yield replaced_strings(piece, nodes, fix)
    if fix.extra or fix.append:
        call = node if isinstance(node, ast.Call) else call_of(checker, node)
        yield None if call is None else written_after(checker, call, node, fix)
    if fix.drop:
        yield dropped(checker, node)
    if fix.uncall and isinstance(node, ast.Call):
        yield [Edit(piece.range(node.func)[1], piece.range(node)[1], "")]
    if fix.strip and isinstance(node, ast.Attribute) and not called:
        yield [Edit(piece.range(node.value)[1], piece.range(node)[1], "")]


# ------------------------------------------------------------------ names


def renamed(checker: Checker, fix: Fix, node: ast.AST) -> Optional[Sequence[Edit]]:
    value = checker.walk.values.get(id(node))
    if isinstance(node, ast.Attribute) and not isinstance(value, Public):
        owner = checker.walk.values.get(id(node.value))
        if isinstance(owner, (Instance, Member)):
            return member_renamed(checker, fix, node)
    if not isinstance(value, Public):
        return None
    whole, path = whole_name(checker, node, value.path)
    for place, name in ((whole, path), (node, value.path)):
        new = new_name(checker, fix, name)
        edits = rename_edits(checker, place, name, new) if new else ()
        if edits:
            return edits
    return None


def new_name(checker: Checker, fix: Fix, path: str) -> Optional[str]:
    """The name of today of a public name, or of what it is a part of."""
    below = ""
    while path:
        for key in checker.knowledge.keys(path):
            if key in fix.rename:
                return fix.rename[key] + below
        renamed = checker.renamed(path) if fix.renames else None
        if renamed and not renamed.startswith("tensorflow.compat."):
            return renamed + below
        path, _, name = path.rpartition(".")
        below = f".{name}{below}"
    return None


def member_renamed(checker: Checker, fix: Fix, node: ast.Attribute) -> Optional[Sequence[Edit]]:
    for name, new in fix.rename.items():
        if name.rpartition(".")[2] == node.attr:
            end = checker.piece.range(node)[1]
            return [Edit(end - len(node.attr.encode("utf-8")), end, new.rpartition(".")[2])]
    return None


def rename_edits(checker: Checker, node: ast.AST, path: str, new: str) -> Edits:
    """The edits by which a reference or an import names something else."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return import_renamed(checker.piece, node, path, new)
    text = spelled(checker, node, new)
    return (Edit(*checker.piece.range(node), text),) if text else ()


def spelled(checker: Checker, node: ast.AST, new: str) -> Optional[str]:
    """A public name, written by way of the names that the code already has."""
    if new[:1] in "\"'" or "." not in new:
        return new
    part = node.value if isinstance(node, ast.Attribute) else None
    while part is not None:
        value = checker.walk.values.get(id(part))
        if isinstance(value, Public):
            for path in same_module(value.path):
                if new.startswith(path + "."):
                    return source_of(checker.piece, part) + new[len(path) :]
        part = part.value if isinstance(part, ast.Attribute) else None
    return None


def same_module(path: str) -> Iterator[str]:
    """A module, and the name that the table has for it."""
    yield path
    if path == "tensorflow.keras" or path.startswith("tensorflow.keras."):
        yield path[len("tensorflow.") :]
    if path == "tensorflow":
        yield "tensorflow.compat.v2"


def source_of(piece: Piece, node: ast.AST) -> str:
    start, end = piece.range(node)
    return piece.data[start:end].decode("utf-8")


# ------------------------------------------------------------------ imports


def import_edits(checker: Checker, fix: Fix, node: ast.AST, path: str) -> Edits:
    if not isinstance(node, (ast.Import, ast.ImportFrom)) or node.names[0].name == "*":
        return ()
    if len(node.names) != 1:
        return same_module_for_all(checker, fix, node)
    alias = node.names[0]
    full = alias.name if isinstance(node, ast.Import) else f"{node.module}.{alias.name}"
    new = new_name(checker, fix, full)
    return import_renamed(checker.piece, node, full, new) if (new and "." in new) or new else ()


def same_module_for_all(checker: Checker, fix: Fix, node: ast.AST) -> Edits:
    """`from old import a, b`, where all come from one module of today under their own names."""
    if not isinstance(node, ast.ImportFrom):
        return ()
    modules = set()
    for alias in node.names:
        new = new_name(checker, fix, f"{node.module}.{alias.name}") or ""
        module, _, name = new.rpartition(".")
        modules.add(module if name == alias.name else "")
    module = modules.pop() if len(modules) == 1 else ""
    return module_replaced(checker.piece, node, module) if module else ()


def module_replaced(piece: Piece, node: ast.ImportFrom, module: str) -> Edits:
    start, end = piece.range(node)
    found = re.compile(rb"from\s+([\w.]+)").match(piece.data, start, end)
    return (
        (Edit(found.start(1), found.end(1), at_home(node.module or "", module)),) if found else ()
    )


def at_home(old: str, new: str) -> str:
    """A module of Keras stays in `tensorflow.keras` where the code reached it there."""
    inside = old.startswith("tensorflow.keras") and new.partition(".")[0] == "keras"
    return f"tensorflow.{new}" if inside else new


def import_renamed(piece: Piece, node: ast.AST, path: str, new: str) -> Edits:
    if not isinstance(node, (ast.Import, ast.ImportFrom)) or len(node.names) != 1:
        return ()
    alias = node.names[0]
    if isinstance(node, ast.Import) and alias.asname is None and path != new:
        return ()  # what stands below would still say the old name
    module, _, name = new.rpartition(".")
    called = alias.asname or alias.name.rpartition(".")[2]
    renamed_as = "" if name == called else f" as {called}"
    if not module:
        return (Edit(*piece.range(node), f"import {name}{renamed_as}"),)
    home = at_home(path.rpartition(".")[0], module)
    start, end = piece.range(node)
    return (Edit(start, end, f"from {home} import {name}{renamed_as}"),)


# ------------------------------------------------------------------ arguments


def renamed_arguments(piece: Piece, call: ast.Call, fix: Fix) -> Optional[Sequence[Edit]]:
    """All keywords that have another name today; none where that one is given as well."""
    given = {word.arg for word in call.keywords}
    made: List[Edit] = []
    for word in call.keywords:
        if word.arg is None or word.arg not in fix.arguments:
            continue
        edits = argument(piece, call, word, fix)
        if edits is None or fix.arguments[word.arg] in given:
            return None
        made += edits
    return made


def argument(piece: Piece, call: ast.Call, word: ast.keyword, fix: Fix) -> Optional[Sequence[Edit]]:
    """A keyword under its new name, or without it; `{}` in the name stands for the value."""
    new = fix.arguments[word.arg or ""]
    start, _ = piece.range(word)
    if not new:
        return removed(piece, call, word)
    if "{}" in new:
        first, last = piece.range(word.value)
        text = piece.data[first:last].decode("utf-8")
        simple = isinstance(word.value, (ast.Constant, ast.Name, ast.Attribute, ast.Call))
        return [Edit(start, last, new.format(text if simple else f"({text})"))]
    return [Edit(start, start + len((word.arg or "").encode("utf-8")), new)]


def removed(piece: Piece, call: ast.Call, word: ast.keyword) -> Optional[Sequence[Edit]]:
    """Takes a keyword out, with the comma that belongs to it."""
    data = piece.data
    start, end = piece.range(word)
    value = piece.range(word.value)
    end = value[1]
    for _ in range(data[start : value[0]].count(b"(")):
        found = re.compile(rb"\s*\)").match(data, end)
        if not found:
            return None
        end = found.end()
    before = re.compile(rb",\s*\Z").search(data[:start], piece.range(call.func)[1])
    if before:
        return [Edit(before.start(), end, "")]
    after = re.compile(rb"[ \t]*,[ \t]*").match(data, end)
    if after:
        return [whole_line(data, start, after.end())]
    alone = len(call.args) + len(call.keywords) == 1
    return [Edit(start, end, "")] if alone else None


def whole_line(data: bytes, start: int, end: int) -> Edit:
    """Takes the line with it, where nothing else stands there."""
    first = data.rfind(b"\n", 0, start) + 1
    line_end = re.compile(rb"\r?\n").match(data, end)
    if not data[first:start].strip() and line_end:
        return Edit(first, line_end.end(), "")
    return Edit(start, end, "")


def named_arguments(piece: Piece, call: ast.Call, fix: Fix) -> Optional[Sequence[Edit]]:
    """Writes names before the arguments from some place on."""
    first = min(fix.keywords)
    places = range(first, len(call.args))
    if any(place not in fix.keywords for place in places):
        return None
    taken = {word.arg for word in call.keywords}
    if any(isinstance(one, ast.Starred) for one in call.args) or None in taken:
        return None
    if taken & {fix.keywords[place] for place in places}:
        return None
    return [
        Edit(begin, begin, f"{fix.keywords[p]}=")
        for p in places
        for begin in [begins(piece, call.args[p])]
    ]


def begins(piece: Piece, node: ast.expr) -> int:
    """Where an argument begins, with the brackets around it."""
    start = piece.range(node)[0]
    while True:
        found = re.compile(rb"[,(]\s*\(\s*\Z").search(piece.data[max(0, start - 200) : start])
        if not found:
            return start
        start = piece.data.rfind(b"(", 0, start)


def replaced_strings(piece: Piece, nodes: Sequence[ast.AST], fix: Fix) -> Optional[Sequence[Edit]]:
    """Strings, within what the row recognised, that say something else today."""
    made: List[Edit] = []
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                if part.value not in fix.strings:
                    continue
                start, end = piece.range(part)
                old = piece.data[start:end].decode("utf-8")
                if old.count(part.value) != 1:
                    return None
                made.append(Edit(start, end, old.replace(part.value, fix.strings[part.value])))
    return made or None


def written_after(
    checker: Checker, call: ast.Call, node: ast.AST, fix: Fix
) -> Optional[Sequence[Edit]]:
    """One more argument, or something behind the call."""
    piece = checker.piece
    end = piece.range(call)[1]
    made = [Edit(end, end, fix.append)] if fix.append else []
    value = checker.walk.values.get(id(call.func))
    path = value.path if isinstance(value, Public) else ""
    if path in fix.extra:
        text = spelled(checker, call.func, fix.extra[path])
        trailing = re.compile(rb",\s*\)\Z").search(piece.data[max(0, end - 200) : end])
        if text is None or call.keywords or trailing:
            return None
        made.append(Edit(end - 1, end - 1, f", {text}"))
    return made


def dropped(checker: Checker, node: ast.AST) -> Optional[Sequence[Edit]]:
    """Takes a statement out that is nothing but this call; alone in its block it leaves `pass`."""
    if not checker.walk.above:
        return None
    statement, block = checker.walk.above[-1]
    called = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(called, ast.Call) or (called is not node and called.func is not node):
        return None
    piece = checker.piece
    start, end = piece.range(statement)
    first = piece.data.rfind(b"\n", 0, start) + 1
    line_end = re.compile(rb"[ \t]*(\r?\n|\Z)").match(piece.data, end)
    if len(block) == 1 or piece.data[first:start].strip() or not line_end:
        return [Edit(start, end, "pass")]
    return [Edit(first, line_end.end(), "")]
