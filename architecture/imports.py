"""Leanings by import: at the top, deferred, for types only, by a dotted path in a string, by get_model."""

import ast
import re
from collections.abc import Iterator

from architecture.plan import HOUSE, Plan
from architecture.relations import model_room
from architecture.source import Source, called, text_of

_DOTTED = re.compile(rf"{HOUSE}(\.\w+)+\.?(:\w+)?")

Found = Iterator[tuple[int, str, str]]


def imports(source: Source, plan: Plan) -> Found:
    """Yield (line, room leant on, name) for everything a file takes from another module."""
    for line, name in [*_statements(source), *_chains(source), *_paths(source)]:
        room = plan.room_of(name)
        if room:
            yield line, room, name
    if not source.is_migration:
        yield from _models(source, plan)


def _statements(source: Source) -> list[tuple[int, str]]:
    return [(line, full) for line, _local, full in source.imported]


def _chains(source: Source) -> list[tuple[int, str]]:
    """Find `kith.rooms.forums` written out in an expression, which needs no import of its own."""
    chains = [node for node in source.nodes if isinstance(node, ast.Attribute)]
    inner = {id(node.value) for node in chains}
    named = [(node.lineno, source.dotted(node)) for node in chains if id(node) not in inner]
    local = set(source.meanings.values())
    return [
        (line, name)
        for line, name in named
        if name.startswith(f"{HOUSE}.") and not any(name.startswith(f"{full}.") for full in local)
    ]


def _paths(source: Source) -> list[tuple[int, str]]:
    """Find dotted paths in strings: import_module, import_string, settings, patches."""
    found = [
        (line, text.split(":")[0].strip(".")) for line, text in source.strings if _DOTTED.fullmatch(text)
    ]
    for call in source.calls:
        path = text_of(call.args[0]) if call.args else ""
        if called(call) == "import_module" and path.startswith("."):
            bare = path.lstrip(".")
            found.append((call.lineno, source.absolute(bare, len(path) - len(bare))))
    return found


def _models(source: Source, plan: Plan) -> Found:
    for call in source.calls:
        if called(call) == "get_user_model":
            yield call.lineno, plan.labels["people"], "get_user_model"
        elif called(call) == "get_model" and call.args:
            room = model_room(call.args[0], source, plan) or plan.labels.get(text_of(call.args[0]))
            if room:
                yield call.lineno, room, ".".join(filter(None, map(text_of, call.args))) or "AUTH_USER_MODEL"
