"""Graphs of TensorFlow 1, and what a file switches off or on."""

from __future__ import annotations

import ast

from doctor.seen import Nodes, Seen

OLD_SHAPES = frozenset(["disable_v2_behavior", "disable_v2_tensorshape"])

NO_EAGER = frozenset(["disable_v2_behavior", "disable_eager_execution", "as_default"])


def outside_of_graphs(seen: Seen) -> Nodes:
    """Neither within a graph nor in a file that switches eager execution off.

    Where a function is called isn't known; a file with graphs is left alone there.
    """
    if seen.walk.graphs or (seen.walk.scope.function and seen.walk.program.says(NO_EAGER)):
        return None
    if seen.walk.program.says(NO_EAGER - {"as_default"}):
        return None
    return None if traced(seen) else []


def traced(seen: Seen) -> bool:
    """Within a function that TensorFlow traces."""
    scope = seen.walk.scope
    decorators = getattr(scope.function, "decorator_list", [])
    return any("function" in ast.dump(one) for one in decorators)


def shapes_of_today(seen: Seen) -> Nodes:
    """The file doesn't ask for the shapes of TensorFlow 1."""
    return None if seen.walk.program.says(OLD_SHAPES) else []


def within_a_graph(seen: Seen) -> Nodes:
    return [] if seen.walk.graphs else None


def after_the_import(seen: Seen) -> Nodes:
    """TensorFlow or Keras was imported further up."""
    stored = isinstance(getattr(seen.node, "ctx", None), ast.Store)
    return [seen.node] if stored and seen.walk.has_keras else None


def symbolic(seen: Seen) -> Nodes:
    """A symbol of Keras is among the arguments."""
    call = seen.node
    return [] if isinstance(call, ast.Call) and seen.walk.symbolic(call) else None
