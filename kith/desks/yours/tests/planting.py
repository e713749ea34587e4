"""Somebody planted in every table, with a word in each text of theirs that stands nowhere else.

Rows are made past the actions, column by column, from the map of what is kept: so whatever a room keeps is
planted without a test that knows it.
"""

import zipfile
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connection, models

from kith.base.kit.clock import now
from kith.members.communities.models import Community, Group, Membership
from kith.members.people.keeping import kept
from kith.members.people.models import Address, AuditLine, Person, SignInRequest
from kith.members.people.tokens import hashed
from kith.members.profiles.models import Organisation
from kith.services.conversations.models import Post, Thread
from kith.services.moderation.models import Concern
from kith.services.search.models import SearchDocument
from kith.services.unnamed.models import StandIn

# Columns that hold words of nobody's: where the clock, a machine or a choice writes.
_NOT_WORDS = (
    *("contact", "since", "until", "device", "zone", "language", "act", "about", "verb", "mode", "was"),
    *("state", "step"),
)
# Ids of posts that are nowhere, each its own.
_NOWHERE = count(1_000_000)
_SPECIAL: dict[str, dict[str, Any]] = {
    "admissions.invitation": {"uses": 1, "state": "ended"},
    "admissions.application": {"state": "declined", "decided_at": now},
    "admissions.wish": {"mode": "open"},
    "admissions.modechange": {"mode": "open", "was": "invitation"},
    "charter.version": {"number": 77, "adopted_at": now},
    "communities.removal": {"carried_at": now},
    "letters.exchange": {"folded_at": now},
    "letters.introduction": {"state": "made"},
    "moderation.concern": {"kind": "report", "state": "hidden", "subject_kind": "none.such", "subject_id": 1},
    "kinship.review": {"claimed_at": now},
    "unnamed.seal": {"post_id": lambda: next(_NOWHERE)},
    "unnamed.unsealing": {"post_id": lambda: next(_NOWHERE)},
    "welcome.setaside": {"step": "all"},
    "yours.parcel": {"made_at": now, "until": now, "file": ""},
    "yours.departure": {"cancelled_at": now},
}
# Made by tests themselves, through actions, or not made at all.
_APART = {Address, Person, AuditLine, SearchDocument, SignInRequest, Post, Thread, Membership, StandIn}


class Planter:
    """Plants one person, in one community, with one mark."""

    def __init__(self, person: Person, community: Community, mark: str, thread: Thread) -> None:
        self.person, self.community, self.mark = person, community, mark
        self.made: dict[type[models.Model], models.Model] = {
            Community: community,
            Thread: thread,
            Post: thread.posts.get(position=1),
            Membership: Membership.objects.get(community=community, person=person),
        }
        self.marks: dict[str, str] = {}

    def plant(self) -> None:
        """Make a row of everything that is kept."""
        for one in kept():
            if one.model not in _APART:
                self._one(one.model)

    def _one(self, model: type[models.Model]) -> models.Model:
        if model in self.made:
            return self.made[model]
        values: dict[str, Any] = {}
        for field in model._meta.local_fields:
            if field.primary_key:
                continue
            if not field.unique:
                self._fill(model, field, values)
            elif field.is_relation:
                if not field.null:
                    values[field.name] = self._related(field)
            elif field.unique and field.name != "key":
                values[field.name] = hashed(f"{self.mark}{model._meta.model_name}")[: field.max_length or 60]
        special = _SPECIAL.get(model._meta.label_lower, {})
        values |= {name: each() if callable(each) else each for name, each in special.items()}
        held = {
            name: each
            for name, each in values.items()
            if isinstance(each, models.Model) and name != "community"
        }
        row = (model.objects.filter(**held).first() if held else None) or model(**values)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        self.made[model] = row
        return row

    def _fill(self, model: type[models.Model], field: models.Field, values: dict[str, Any]) -> None:
        if field.is_relation:
            if not (field.null and field.related_model is not Person):
                values[field.name] = self._related(field)
        elif self._holds_words(model, field):
            words = f"{self.mark}{len(self.marks)}x"
            assert field.max_length is None or len(words) <= field.max_length, f"{field} holds no mark"
            values[field.name] = (
                [{"question": "?", "answer": words}] if isinstance(field, models.JSONField) else words
            )
            self.marks[f"{model._meta.label_lower}.{field.name}"] = words
        elif isinstance(field, models.CharField) and field.choices:
            values.setdefault(field.name, field.choices[0][0])
        elif isinstance(field, models.BinaryField):
            values[field.name] = b"x"
        elif isinstance(field, models.DateTimeField) and not field.null:
            values[field.name] = now() + timedelta(hours=1)
        elif isinstance(field, models.IntegerField) and not field.has_default() and not field.null:
            values[field.name] = 1
        elif isinstance(field, models.BooleanField) and not field.has_default():
            values[field.name] = True

    def _holds_words(self, model: type[models.Model], field: models.Field) -> bool:
        if field.choices or field.name in _NOT_WORDS or field.name.endswith("_level"):
            return False
        if not isinstance(field, models.CharField | models.TextField | models.JSONField):
            return False
        given = {way for one in kept() if one.model is model for way in (*one.gives, *one.words)}
        named = model is Organisation and field.name == "name"
        return named or (field.name in given and field.name != "key")

    def _related(self, field: models.Field) -> Any:
        if field.related_model is Person:
            return self.person
        if field.name == "other" and field.related_model is Community:
            return Community.objects.exclude(pk=self.community.pk).first()
        if field.related_model is Group:
            return self._one(Group)
        if field.related_model._meta.label_lower == "communities.audience":
            return self.made[Thread].audience
        if field.related_model is Concern and field.null:
            return None
        return self._one(field.related_model)


def expected(planter: Planter) -> set[str]:
    """Return the marks that an export must hold: of every text column that it gives."""
    given = {f"{one.table}.{way}" for one in kept() for way in one.gives}
    return {words for column, words in planter.marks.items() if column in given}


def found_in_database(word: str) -> set[str]:
    """Return the columns of the whole database, its index too, in which a word stands."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                held, where = connection.ops.quote_name(column.name), connection.ops.quote_name(table)
                cursor.execute(f"SELECT {held} FROM {where}")
                if any(word in _as_text(value) for (value,) in cursor.fetchall()):
                    found.add(f"{table}.{column.name}")
    return found


def _as_text(value: Any) -> str:
    # Some tables of an index hold bytes.
    held = bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
    return held.lower()


def unpacked(path: Path) -> dict[str, str]:
    """Return the files of a ZIP as text."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}
