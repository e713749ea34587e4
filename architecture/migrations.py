"""Leanings by migration: what must be migrated before, or after, this one."""

import ast
from collections.abc import Iterator

from architecture.plan import Plan
from architecture.relations import model_room
from architecture.source import Source, called, text_of


def migrations(source: Source, plan: Plan) -> Iterator[tuple[int, str, str]]:
    """Yield (line, room leant on, name) for `dependencies` and `run_before` of a migration."""
    if not source.is_migration:
        return
    for node in source.nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value and _orders(node):
            yield from _named(node.value, source, plan)


def _orders(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(getattr(target, "id", "") in ("dependencies", "run_before") for target in targets)


def _named(value: ast.expr, source: Source, plan: Plan) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(value):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            label, name = map(text_of, node.elts)
            if label in plan.labels:
                yield node.lineno, plan.labels[label], f"{label}.{name}"
        elif isinstance(node, ast.Call) and called(node) == "swappable_dependency":
            room = model_room(node.args[0], source, plan)
            if room:
                yield node.lineno, room, text_of(node.args[0]) or "AUTH_USER_MODEL"
