"""The names of libraries that code uses: found in its syntax tree, through what it imports."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*FUNCTIONS, ast.ClassDef, *COMPREHENSIONS)
IMPORTS = (ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Use:
    """A name as code writes it, whole from its library: `numpy.random.default_rng`."""

    cell: int
    """Which of the stretches of code it stands in."""
    name: str


@dataclass(frozen=True)
class Uses:
    """What some code, run in one session, uses of libraries."""

    names: tuple[Use, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Each library that is imported whole, and what it is called there: ("numpy", "np")."""


@lru_cache(maxsize=10_000)  # under serve, most stay as they are
def uses_of(codes: tuple[str, ...]) -> Uses:
    """What stretches of code use, in order; one that can't be parsed uses nothing."""
    cells = [[*_inside(_parsed(code))] for code in codes]
    session = Names.of(node for nodes in cells for node in nodes)
    found = [Use(n, name) for n, nodes in enumerate(cells) for name in _names(nodes, [session])]
    whole = ((stands, name) for name, stands in session.imported.items() if "." not in stands)
    return Uses(tuple(dict.fromkeys(found)), tuple(whole))


def _parsed(code: str) -> ast.Module:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError, MemoryError, RecursionError):  # a page may teach such
        return ast.Module([], [])


@dataclass
class Names:
    """What the names of one scope stand for."""

    imported: dict[str, str] = field(default_factory=dict)
    """Modules and their contents, by the name that they have here."""
    own: set[str] = field(default_factory=set)
    """All that is bound here in another way, and so may be anything."""
    hidden: bool = False
    """A class's body, whose names the functions in it don't see."""

    @classmethod
    def of(cls, nodes: Iterable[ast.AST], hidden: bool = False) -> "Names":
        names = cls(hidden=hidden)
        for node in nodes:
            if isinstance(node, IMPORTS):
                for name, stands in _imported(node):
                    if names.imported.setdefault(name, stands) != stands:
                        names.own.add(name)  # one of two things
            else:
                names.own.update(_bound(node))
        return names

    def find(self, name: str) -> str | None:
        """What a name stands for; "" where that is unclear, None where it isn't bound here."""
        return "" if name in self.own else self.imported.get(name)


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The names that an import binds, and what each stands for."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            if node.module and not node.level:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"
        elif alias.asname:
            yield alias.asname, alias.name
        else:
            first = alias.name.partition(".")[0]
            yield first, first


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that a node by itself binds."""
    if isinstance(node, ast.Name):
        if not isinstance(node.ctx, ast.Load):
            yield node.id
    elif isinstance(node, DEFINITIONS):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """All nodes of a scope in the order of the text, of inner scopes what is run out here."""
    outside = set(map(id, _outside(scope)))
    waiting = [scope]
    while waiting:
        node = waiting.pop()
        if node is not scope:
            yield node
        if node is scope or not (isinstance(node, SCOPES) or _chain(node)):  # which is read whole
            for child in _children(node):
                if id(child) not in outside:
                    waiting += [child, *_outside(child)[::-1]]


def _children(node: ast.AST) -> list[ast.AST]:
    """The last one first."""
    found: list[ast.AST] = []
    for name in reversed(node._fields):
        value = getattr(node, name, None)
        if isinstance(value, list):
            found += [each for each in reversed(value) if isinstance(each, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def _outside(scope: ast.AST) -> list[ast.AST]:
    """What of a definition is run where it stands: decorators, bases, defaults."""
    if isinstance(scope, ast.ClassDef):
        return [*scope.decorator_list, *scope.bases, *scope.keywords]
    if isinstance(scope, FUNCTIONS):
        defaults = filter(None, [*scope.args.defaults, *scope.args.kw_defaults])
        return [*getattr(scope, "decorator_list", ()), *defaults]
    return []


def _names(nodes: Iterable[ast.AST], around: list[Names]) -> Iterator[str]:
    """Every name of a library in a scope and those inside it."""
    for node in nodes:
        if isinstance(node, SCOPES):
            inner = [*_inside(node)]
            seen = [each for each in around if not each.hidden]
            own = Names.of(inner, hidden=isinstance(node, ast.ClassDef))
            yield from _names(inner, [*seen, own])
        elif isinstance(node, ast.ImportFrom):
            yield from (stands for _, stands in _imported(node))
        elif (parts := _chain(node)) and (stands := _standing(parts[0], around)):
            yield ".".join([stands, *parts[1:]])


def _standing(name: str, around: list[Names]) -> str:
    """What a name stands for, "" where it isn't an import's."""
    for names in reversed(around):
        if (stands := names.find(name)) is not None:
            return stands
    return ""


def _chain(node: ast.AST) -> list[str]:
    """`a.b.c` as its parts; nothing for what isn't such a chain, or binds its name."""
    parts: list[str] = []
    if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
        return []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)):
        return []
    return [node.id, *reversed(parts)]
