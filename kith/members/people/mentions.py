"""Taking the name of somebody who was erased out of what others wrote: the whole name, and their addresses.

A name of one word is left: it is a word, or somebody else's. A first name alone says little, and is left too.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import JSONField, Model, Q, QuerySet

from kith.members.people.departing import PIECE, Going, former_member

_LEAST_ADDRESS = 6


class Mentions:
    """The names and addresses to look for, and what is put there."""

    def __init__(self, going: Going) -> None:
        self.names = sorted({name for name in going.names if len(name.split()) > 1}, key=len, reverse=True)
        self.addresses = [each for each in going.addresses if len(each) >= _LEAST_ADDRESS and "@" in each]
        self._named = _either([r"[\s>]+".join(map(re.escape, name.split())) for name in self.names])
        self._written = _either([re.escape(each) for each in self.addresses], re.IGNORECASE)
        self._instead = former_member()

    def anywhere(self, *fields: str) -> Q | None:
        """Return the condition on rows that may hold one in these columns; None where none are looked for."""
        if not (self.names or self.addresses):
            return None
        found = Q(pk=None)
        for field in fields:
            found |= self._in(field)
        return found

    def _in(self, field: str) -> Q:
        found = Q(pk=None)
        for name in self.names:
            ends = name.split()
            found |= Q(**{f"{field}__contains": ends[0]}) & Q(**{f"{field}__contains": ends[-1]})
        for address in self.addresses:
            found |= Q(**{f"{field}__icontains": address})
        return found

    def without(self, value: Any) -> Any:
        """Return a text, or a list or mapping of texts, without them."""
        if isinstance(value, str):
            for pattern in (self._written, self._named):
                value = pattern.sub(self._instead, value) if pattern else value
            return value
        if isinstance(value, list):
            return [self.without(one) for one in value]
        return {name: self.without(one) for name, one in value.items()} if isinstance(value, dict) else value


def _either(patterns: list[str], flags: int = 0) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", flags) if patterns else None


def unname(declared: Iterable[Any], going: Going) -> bool:
    """Take the mentions of somebody out of the free text of a room's own declared rows; one model a call.

    declared: its KEPT. Returns whether anything was found, so that there may be more.
    """
    mentions = Mentions(going)
    fields: dict[type[Model], list[str]] = {}
    for one in declared:
        fields.setdefault(one.model, []).extend(one.words)
    return any(
        rewrite(model.objects.all(), dict.fromkeys(names), mentions) for model, names in fields.items()
    )  # type: ignore[attr-defined]


def rewrite(rows: QuerySet, fields: Iterable[str], mentions: Mentions) -> bool:
    """Take the mentions out of these columns, of as many rows as a piece holds; says whether more may be."""
    names = list(fields)
    holding = mentions.anywhere(*names) if names else None
    if holding is None:
        return False
    if any(isinstance(rows.model._meta.get_field(name), JSONField) for name in names):
        holding = Q()  # not every database looks into these
    changed = 0
    for row in rows.filter(holding).order_by("pk").iterator(chunk_size=PIECE):
        new = {name: mentions.without(getattr(row, name)) for name in names}
        if any(new[name] != getattr(row, name) for name in names):
            type(row).objects.filter(pk=row.pk).update(**_fitting(row, new))
            changed += 1
        if changed == PIECE:
            return True
    return False


def _fitting(row: Model, new: dict[str, Any]) -> dict[str, Any]:
    # A longer text may not fit any more where a short name stood.
    lengths = {name: row._meta.get_field(name).max_length for name in new}
    return {
        name: value[: lengths[name]] if isinstance(value, str) and lengths[name] else value
        for name, value in new.items()
    }
