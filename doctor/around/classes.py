"""Classes of the file that derive from those of Keras."""

from __future__ import annotations

import ast
from typing import Iterator

from doctor.library import LAYER
from doctor.seen import Nodes, Seen
from doctor.values import Instance

OLD_OPTIMIZER = frozenset(
    ["_resource_apply_dense", "_resource_apply_sparse", "_create_slots", "get_updates"]
)

TOLD = frozenset(["update_state", "compute_metrics", "compute_loss", "compiled_metrics"])


def methods(node: ast.AST, name: str) -> Iterator[ast.FunctionDef]:
    for statement in getattr(node, "body", []):
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            yield statement


def init_without_super(seen: Seen) -> Nodes:
    """A class with a constructor that doesn't call the one of its base."""
    for method in methods(seen.node, "__init__"):
        called = any(
            isinstance(n, ast.Attribute) and n.attr == "__init__" for n in ast.walk(method)
        )
        return None if called else [seen.node]
    return None


def returns_the_loss(seen: Seen) -> Nodes:
    """A `train_step` that returns a dictionary with a loss that no metric was told of."""
    for method in methods(seen.node, "train_step"):
        inside = list(ast.walk(method))
        if any(isinstance(n, ast.Attribute) and n.attr in TOLD for n in inside):
            return None
        for node in inside:
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict):
                keys = [k.value for k in node.value.keys if isinstance(k, ast.Constant)]
                if keys == ["loss"] and isinstance(node.value.values[0], ast.Name):
                    return [node]
    return None


def old_optimizer(seen: Seen) -> Nodes:
    """A class with the methods that optimizers had in 2020."""
    for statement in getattr(seen.node, "body", []):
        if isinstance(statement, ast.FunctionDef) and statement.name in OLD_OPTIMIZER:
            return [seen.node]
    return None


def into_self_of_a_layer(seen: Seen) -> Nodes:
    """What is made is put into an attribute of a layer."""
    statement = seen.walk.above[-1][0] if seen.walk.above else None
    if not isinstance(statement, ast.Assign) or statement.value is not seen.node:
        return None
    for target in statement.targets:
        owner = seen.walk.value_of_name(target.value) if isinstance(target, ast.Attribute) else None
        of_layer = seen.walk.library.is_a(owner, LAYER)
        if of_layer and isinstance(owner, Instance) and owner.line[0].startswith("~"):
            return [seen.node]
    return None
