"""Leanings by model: relations, the reverse accessors they leave behind, and tables named in SQL."""

import ast
import re
from collections.abc import Iterator

from architecture.plan import Plan
from architecture.source import Source, argument, called, text_of

_RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField", "GenericRelation")


def relations(source: Source, plan: Plan) -> Iterator[tuple[int, str, str]]:
    """Yield (line, room leant on, name) for each relation to a model, and each table named in SQL."""
    for call in _fields(source):
        for target in (argument(call, 0, "to"), argument(call, 99, "through")):
            room = target is not None and model_room(target, source, plan)
            if target is not None and room:
                yield call.lineno, room, _name(target, source)
    table = re.compile(rf'\b(?:FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES|EXISTS)\s+"?({plan.any_label}_\w+)')
    for line, text in source.strings:
        for found in table.finditer(text):
            yield line, plan.labels[found[2]], found[1]


def reverse_accessors(source: Source, plan: Plan) -> Iterator[tuple[int, str, str]]:
    """Yield (line, room that was given an accessor, its name) for relations that do not hide theirs."""
    if source.is_migration:
        return
    for call in _fields(source):
        target = argument(call, 0, "to")
        room = target is not None and called(call) != "GenericRelation" and model_room(target, source, plan)
        accessor = argument(call, 99, "related_name")
        if room and not text_of(accessor).endswith("+"):
            yield call.lineno, room, text_of(accessor) or "no related_name"


def model_room(node: ast.AST, source: Source, plan: Plan) -> str | None:
    """Return the room of a model given as a class, as "label.Model" or as settings.AUTH_USER_MODEL."""
    if isinstance(node, ast.Constant):
        label, dot, _model = text_of(node).partition(".")
        return plan.labels.get(label) if dot else None
    name = source.dotted(node)
    if name.endswith("AUTH_USER_MODEL"):
        return plan.labels.get("people")
    if isinstance(node, ast.Call) and called(node) == "get_user_model":
        return plan.labels.get("people")
    return plan.room_of(name)


def _fields(source: Source) -> Iterator[ast.Call]:
    return (call for call in source.calls if called(call).endswith(_RELATIONS))


def _name(target: ast.AST, source: Source) -> str:
    return text_of(target) or source.dotted(target) or "get_user_model"
