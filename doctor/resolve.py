"""Follows names through imports, assignments, `self` and calls.

One walk in the order of the text. The body of a function is looked at when all that stands around
it is known. What is seen on the way is told to a `Listener`, with the value of every expression.
"""

from __future__ import annotations

import ast
from typing import Any, Callable, Dict, FrozenSet, List, Optional, Tuple, Union

from doctor.caught import caught_by, is_caught
from doctor.files import Piece
from doctor.knowledge import Knowledge
from doctor.library import LAYER, SYMBOL, TENSOR, Library
from doctor.listener import Listener
from doctor.program import Program
from doctor.scopes import Function, PutOff, Scope, arguments, defaults, is_static
from doctor.values import (
    Binding,
    Instance,
    LocalClass,
    LocalFunction,
    Member,
    Public,
    Several,
    Value,
)

LIBRARIES = frozenset(
    [
        "tensorflow",
        "keras",
        "numpy",
        "pandas",
        "sklearn",
        "tensorflow_addons",
        "keras_preprocessing",
        "tf_keras",
        "os",
    ]
)


class Walk:
    """The walk through one module, which may come in several pieces."""

    def __init__(self, program: Program, knowledge: Knowledge, listener: Listener) -> None:
        self.program = program
        self.knowledge = knowledge
        self.library = Library(knowledge)
        self.listener = listener
        self.module = Scope(None)
        self.scope = self.module
        self.values: Dict[int, Value] = {}
        self.graphs = 0
        self.piece: Optional[Piece] = None
        self.later: Dict[int, PutOff] = {}
        self.given: Dict[int, Value] = {}
        """What functions of the file give back, by the identity of their nodes."""
        self.above: List[Tuple[ast.stmt, List[ast.stmt]]] = []
        """The statements around what is looked at, each with the block that it stands in."""
        self.classes: Dict[str, LocalClass] = {}
        self.caught: List[FrozenSet[str]] = []
        """The exceptions that the code around is prepared for."""
        self.has_keras = False
        """Whether Keras was imported so far, by itself or with TensorFlow."""

    # -------------------------------------------------------------- statements

    def all(self) -> None:
        """Looks at all pieces, and then at the bodies of functions."""
        for piece in self.program.pieces:
            self.piece = piece
            self.statements(piece.tree.body)
        while self.later:
            self.look_into(next(iter(self.later.values())).function)

    def look_into(self, function: ast.AST) -> None:
        """Looks at the body of a function, if it was put off."""
        put_off = self.later.pop(id(function), None)
        if put_off is not None:
            before, self.piece = self.piece, put_off.piece
            self.body(put_off)
            self.piece = before

    def statements(self, body: List[ast.stmt]) -> None:
        for statement in body:
            self.above.append((statement, body))
            self.statement(statement)
            self.above.pop()

    def statement(self, node: ast.stmt) -> None:
        look = STATEMENTS.get(type(node))
        if look is not None:
            look(self, node)
        else:
            self.parts(node)

    def parts(self, node: ast.AST) -> None:
        """Whatever a statement consists of, in order."""
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                if value and isinstance(value[0], ast.stmt):
                    self.statements(value)
                    continue
                for part in value:
                    self.anything(part)
            else:
                self.anything(value)

    def anything(self, part: object) -> None:
        if isinstance(part, ast.expr):
            self.value(part)
        elif isinstance(part, ast.AST) and part._fields:
            self.parts(part)

    def on_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.partition(".")[0] not in LIBRARIES:
                self.bind(alias.asname or alias.name.partition(".")[0], Binding(None))
                continue
            self.listener.imported(node, alias, alias.name)
            self.has_keras |= alias.name.startswith(("tensorflow", "keras"))
            if alias.asname:
                self.bind_import(alias.asname, alias.name)
            else:
                root = alias.name.partition(".")[0]
                self.bind(root, Binding(Public(root)))

    def on_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        known = not node.level and module.partition(".")[0] in LIBRARIES
        self.has_keras |= known and module.startswith(("tensorflow", "keras"))
        for alias in node.names:
            if known and alias.name == "*":
                self.listener.imported(node, alias, module)
                self.star(module)
            elif known:
                path = f"{module}.{alias.name}"
                self.listener.imported(node, alias, path)
                self.bind_import(alias.asname or alias.name, path)
            else:
                self.bind(alias.asname or alias.name, Binding(None))

    def bind_import(self, name: str, path: str) -> None:
        """What moved stands for what it is today, so that its use is understood."""
        self.bind(name, Binding(Public(self.knowledge.today(path))))

    def star(self, module: str) -> None:
        index = self.knowledge.index
        place = index.find(module)
        if place is not None and index.kind(place) == "module":
            for name in index.things[place][2]:
                self.bind(name, Binding(Public(f"{module}.{name}")))

    def on_If(self, node: Union[ast.If, ast.While]) -> None:
        self.listener.tested(node.test, self.value(node.test))
        self.statements(node.body)
        self.statements(node.orelse)

    on_While = on_If  # noqa: N815

    def on_Try(self, node: ast.Try) -> None:
        self.caught.append(caught_by(node.handlers))
        self.statements(node.body)
        self.caught.pop()
        for handler in node.handlers:
            if handler.name:
                self.bind(handler.name, Binding(None))
            self.statements(handler.body)
        self.statements(node.orelse)
        self.statements(node.finalbody)

    on_TryStar = on_Try  # noqa: N815

    def on_FunctionDef(self, node: Function) -> None:
        assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        for expression in (*node.decorator_list, *defaults(node)):
            self.value(expression)
        self.bind(node.name, Binding(LocalFunction(node)))
        method = self.scope.cls if self.scope.function is None else None
        self.later[id(node)] = PutOff(node, self.scope, method, self.graphs, self.piece)

    on_AsyncFunctionDef = on_FunctionDef  # noqa: N815

    def on_ClassDef(self, node: ast.ClassDef) -> None:
        bases = [self.value(base) for base in node.bases]
        for expression in (*node.decorator_list, *(word.value for word in node.keywords)):
            self.value(expression)
        line = (f"~{node.name}", *(key for base in bases for key in self.library.line_of(base)))
        made = LocalClass(node, tuple(dict.fromkeys(line)), {})
        self.classes[made.line[0]] = made
        self.bind(node.name, Binding(made))
        scope, self.scope = self.scope, Scope(self.scope, cls=made)
        self.statements(node.body)
        self.scope = scope
        self.listener.defined(node, made)

    def on_Assign(self, node: ast.Assign) -> None:
        value = self.value(node.value)
        for target in node.targets:
            self.target(target, value, node.value)

    def on_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.target(node.target, self.value(node.value), node.value)

    def on_AugAssign(self, node: ast.AugAssign) -> None:
        self.value(node.value)
        if isinstance(node.target, ast.Name):
            self.bind(node.target.id, Binding(None))
        else:
            self.target(node.target, None, node.value)

    def on_For(self, node: Union[ast.For, ast.AsyncFor]) -> None:
        self.target(node.target, self.library.element(self.value(node.iter)), None)
        self.statements(node.body)
        self.statements(node.orelse)

    on_AsyncFor = on_For  # noqa: N815

    def on_With(self, node: Union[ast.With, ast.AsyncWith]) -> None:
        graphs = 0
        for item in node.items:
            value = self.value(item.context_expr)
            graphs += self.is_graph(item.context_expr)
            self.graphs += self.is_graph(item.context_expr)
            if item.optional_vars is not None:
                self.target(item.optional_vars, value, None)
        self.statements(node.body)
        self.graphs -= graphs

    on_AsyncWith = on_With  # noqa: N815

    def is_graph(self, node: ast.expr) -> bool:
        """Whether a context is `something.as_default()`."""
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        return called and node.func.attr == "as_default"  # type: ignore[attr-defined]

    def target(self, node: ast.expr, value: Value, source: Optional[ast.expr]) -> None:
        if isinstance(node, ast.Name):
            self.bind(node.id, Binding(value, source))
        elif isinstance(node, (ast.Tuple, ast.List)):
            self.targets(node.elts, value, source)
        elif isinstance(node, ast.Starred):
            self.target(node.value, None, None)
        elif isinstance(node, ast.Attribute):
            owner = self.value(node.value)
            if isinstance(owner, Instance):
                self.keep(node, value)
                self.listener.assigned(node, Member(owner, node.attr))
            else:
                self.listener.assigned(node, None)
        elif isinstance(node, ast.Subscript):
            self.value(node)

    def targets(self, nodes: List[ast.expr], value: Value, source: Optional[ast.expr]) -> None:
        written = source.elts if isinstance(source, (ast.Tuple, ast.List)) else []
        fits = isinstance(value, Several) and len(value.items) == len(nodes)
        for place, target in enumerate(nodes):
            part = value.items[place] if fits and isinstance(value, Several) else None
            node = written[place] if len(written) == len(nodes) else None
            self.target(target, part, node)

    def keep(self, node: ast.Attribute, value: Value) -> None:
        """Remembers what a method puts into `self`."""
        scope: Optional[Scope] = self.scope
        while scope is not None and scope.cls is None:
            scope = scope.above
        if scope is None or scope.cls is None or not isinstance(node.value, ast.Name):
            return
        if value is not None or node.attr not in scope.cls.attributes:
            scope.cls.attributes[node.attr] = value

    def bind(self, name: str, binding: Binding) -> None:
        self.scope.names[name] = binding

    # -------------------------------------------------------------- functions

    def body(self, put_off: PutOff) -> None:
        node, scope, cls, graphs = put_off.function, put_off.scope, put_off.cls, put_off.graphs
        before = self.scope, self.graphs, self.above, self.caught
        inner = Scope(scope, function=node, cls=cls)
        self.scope, self.graphs, self.above, self.caught = inner, graphs, [], []
        for argument in arguments(node):
            inner.names[argument.arg] = Binding(None)
        if cls is not None and node.args.args and not is_static(node):
            inner.names[node.args.args[0].arg] = Binding(Instance(cls.line))
        if isinstance(node, ast.Lambda):
            self.given[id(node)] = self.value(node.body)
        else:
            self.statements(node.body)
        self.scope, self.graphs, self.above, self.caught = before

    # -------------------------------------------------------------- expressions

    def value(self, node: ast.expr) -> Value:
        kind = type(node)
        if kind is ast.Constant:
            return None
        look = EXPRESSIONS.get(kind)
        value: Value = None
        if look is not None:
            value = look(self, node)
        else:
            self.parts(node)
        self.values[id(node)] = value
        return value

    def of_Name(self, node: ast.Name) -> Value:
        binding = self.scope.find(node.id)
        value = binding.value if binding else None
        if isinstance(node.ctx, ast.Load):
            self.listener.reference(node, value)
        return value

    def of_Attribute(self, node: ast.Attribute) -> Value:
        value = self.attribute(self.value(node.value), node.attr)
        self.values[id(node)] = value
        self.listener.reference(node, value)
        if isinstance(value, Member):
            return self.known_member(value)
        return value

    def attribute(self, owner: Value, name: str) -> Value:
        if isinstance(owner, Public):
            return Public(f"{owner.path}.{name}")
        if isinstance(owner, Member):
            known = self.known_member(owner)
            return Member(known, name) if isinstance(known, Instance) else None
        if isinstance(owner, Instance):
            return Member(owner, name)
        return None

    def known_member(self, member: Member) -> Value:
        """What is stored in an attribute, where that is known; else the attribute itself."""
        scope: Optional[Scope] = self.scope
        while scope is not None:
            if scope.cls is not None and scope.cls.line[0] in member.owner.line:
                stored = scope.cls.attributes.get(member.name)
                if stored is not None:
                    return stored
            scope = scope.above
        cls = self.library.returned(member.keys)
        return self.library.instance(cls) if cls else member

    def of_Call(self, node: ast.Call) -> Value:
        function = self.value(node.func)
        for argument in node.args:
            self.value(argument)
        for word in node.keywords:
            self.value(word.value)
        called = self.values.get(id(node.func)) if function is None else function
        if isinstance(node.func, ast.Name) and node.func.id == "super" and function is None:
            return self.parent()
        seen = self.seen_function(node.func, called)
        self.listener.call(node, seen)
        return self.result(node, seen)

    def seen_function(self, node: ast.expr, value: Value) -> Value:
        """A method keeps its name, even where its object says what it is."""
        if isinstance(node, ast.Attribute):
            owner = self.values.get(id(node.value))
            if isinstance(owner, (Instance, Member)) and not isinstance(value, Member):
                again = self.attribute(owner, node.attr)
                return again if not isinstance(value, (Instance, LocalClass)) else value
        return value

    def parent(self) -> Value:
        """What `super()` stands for: the object, without its own class."""
        scope: Optional[Scope] = self.scope
        while scope is not None and scope.cls is None:
            scope = scope.above
        if scope is None or scope.cls is None:
            return None
        return Instance(scope.cls.line[1:])

    def result(self, node: ast.Call, function: Value) -> Value:
        if isinstance(function, Public):
            return self.public_result(node, function)
        if isinstance(function, LocalClass):
            return Instance(function.line, node)
        if isinstance(function, LocalFunction):
            return self.given_back(function.node)
        if isinstance(function, Member):
            method = self.method(function)
            if method is not None:
                return self.given_back(method)
            cls = self.library.returned(function.keys, "()")
            return self.library.instance(cls, node) if cls else None
        if isinstance(function, Instance):
            return self.called(node, function)
        return None

    def given_back(self, function: ast.AST) -> Value:
        """What a function of the file returns, where all that it returns is alike."""
        self.look_into(function)
        return self.given.get(id(function))

    def method(self, member: Member) -> Optional[ast.AST]:
        """The method that a class of the file defines."""
        for cls in member.owner.line:
            local = self.classes.get(cls)
            for statement in local.node.body if local is not None else []:
                if isinstance(statement, ast.FunctionDef) and statement.name == member.name:
                    return statement
        return None

    def on_Return(self, node: ast.Return) -> None:
        value = self.value(node.value) if node.value is not None else None
        function = self.scope.function
        known = self.given.get(id(function), value)
        self.given[id(function)] = value if known == value else None

    def public_result(self, node: ast.Call, function: Public) -> Value:
        index = self.knowledge.index
        cls = self.library.returned(self.knowledge.keys(function.path), "()")
        if cls:
            return self.library.instance(cls, node)
        place = index.find(function.path)
        if place is not None and index.kind(place) == "class":
            return self.library.instance(function.path, node)
        if place is None or not index.knows(function.path):
            name = function.path.rpartition(".")[2]
            if name[:1].isupper():  # a class, to judge by its name
                return Instance((function.path,), node)
        return self.computed(node, function.path)

    def computed(self, node: ast.Call, path: str) -> Value:
        """A function of TensorFlow makes symbols of symbols, and tensors of tensors."""
        if not path.startswith("tensorflow."):
            return None
        if self.symbolic(node):
            return self.library.instance(SYMBOL)
        tensor = self.library.instance(TENSOR)
        given = [self.values.get(id(argument)) for argument in node.args]
        return (
            tensor
            if any(isinstance(g, Instance) and g.line == tensor.line for g in given)
            else None
        )

    def called(self, node: ast.Call, owner: Instance) -> Value:
        """The result of a layer: symbols of symbols, tensors of tensors."""
        if not self.library.is_a(owner, LAYER):
            return None
        return self.library.instance(SYMBOL) if self.symbolic(node) else None

    def symbolic(self, node: ast.Call) -> bool:
        return any(self.library.is_symbol(self.values.get(id(a))) for a in node.args)

    def of_Subscript(self, node: ast.Subscript) -> Value:
        owner = self.value(node.value)
        self.value(node.slice)
        whole = self.values.get(id(node.value))
        if isinstance(owner, Member):
            whole = owner
        self.listener.item(node, whole)
        if isinstance(owner, Several):
            return self.chosen(owner, node.slice)
        return self.library.part(owner, "[list]" if isinstance(node.slice, ast.List) else "[]")

    def chosen(self, owner: Several, key: ast.AST) -> Value:
        place = key.value if isinstance(key, ast.Constant) else None
        if not isinstance(place, int):
            return None
        return owner.items[place] if -len(owner.items) <= place < len(owner.items) else None

    def of_Tuple(self, node: Union[ast.Tuple, ast.List]) -> Value:
        return Several(tuple(self.value(part) for part in node.elts))

    of_List = of_Tuple  # noqa: N815

    def of_Starred(self, node: ast.Starred) -> Value:
        self.value(node.value)
        return None

    def of_IfExp(self, node: ast.IfExp) -> Value:
        self.value(node.test)
        first, second = self.value(node.body), self.value(node.orelse)
        return first if first == second else None

    def of_NamedExpr(self, node: ast.NamedExpr) -> Value:
        value = self.value(node.value)
        self.target(node.target, value, node.value)
        return value

    def of_BinOp(self, node: ast.BinOp) -> Value:
        sides = self.value(node.left), self.value(node.right)
        for cls in (SYMBOL, TENSOR, "tensorflow.Variable"):
            if any(self.library.is_a(side, cls) for side in sides):
                return self.library.instance(TENSOR if cls == "tensorflow.Variable" else cls)
        return None

    def of_Compare(self, node: ast.Compare) -> Value:
        sides = [self.value(side) for side in (node.left, *node.comparators)]
        for side in sides:
            self.listener.compared(node, side)
        if any(isinstance(op, (ast.Is, ast.IsNot, ast.In, ast.NotIn)) for op in node.ops):
            return None
        tensor = self.library.instance(TENSOR)
        return (
            tensor
            if any(isinstance(s, Instance) and s.line == tensor.line for s in sides)
            else None
        )

    def of_UnaryOp(self, node: ast.UnaryOp) -> Value:
        return self.value(node.operand)

    def of_Await(self, node: ast.Await) -> Value:
        self.value(node.value)
        return None

    def of_Lambda(self, node: ast.Lambda) -> Value:
        for expression in defaults(node):
            self.value(expression)
        self.later[id(node)] = PutOff(node, self.scope, None, self.graphs, self.piece)
        return LocalFunction(node)

    def of_ListComp(
        self, node: Union[ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp]
    ) -> Value:
        scope, self.scope = self.scope, Scope(self.scope, function=node)
        for part in node.generators:
            self.target(part.target, self.library.element(self.value(part.iter)), None)
            for test in part.ifs:
                self.value(test)
        if isinstance(node, ast.DictComp):
            self.value(node.key)
            self.value(node.value)
            made: Value = None
        else:
            made = Several((self.value(node.elt),))
        self.scope = scope
        return made if isinstance(node, ast.ListComp) else None

    of_SetComp = of_GeneratorExp = of_DictComp = of_ListComp  # noqa: N815

    # -------------------------------------------------------------- what is asked

    def catches(self, exception: str) -> bool:
        """Whether the code around catches an exception: then it knows what it does."""
        return is_caught(exception, self.caught)

    def value_of_name(self, node: ast.expr) -> Value:
        binding = self.scope.find(node.id) if isinstance(node, ast.Name) else None
        return binding.value if binding else None

    def literal(self, node: Optional[ast.expr]) -> Optional[ast.expr]:
        """The expression that a name was assigned, or the expression itself."""
        for _ in range(4):
            if not isinstance(node, ast.Name):
                break
            binding = self.scope.find(node.id)
            if binding is None or binding.node is None:
                break
            node = binding.node
        return node


Look = Callable[[Walk, Any], Any]


def looks(prefix: str) -> Dict[type, Look]:
    """The methods that look at a kind of node, by the kind."""
    return {
        getattr(ast, name[len(prefix) :]): look
        for name, look in vars(Walk).items()
        if name.startswith(prefix) and hasattr(ast, name[len(prefix) :])
    }


STATEMENTS = looks("on_")
EXPRESSIONS = looks("of_")
