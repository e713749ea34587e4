"""The map of what is kept about people leaves nothing out (N1)."""

import pytest
from django.apps import apps
from django.db import models

from kith.desks.yours.labels import label_of
from kith.members.people.keeping import Fate, Kept, Part, Who, by, kept, plain
from kith.members.people.models import Address, Person


def missing(declared: tuple[Kept, ...], about_nobody: set[type[models.Model]]) -> list[str]:
    """Return what no room declares: models, columns, and columns that are not there."""
    by_model: dict[type[models.Model], list[Kept]] = {}
    for one in declared:
        by_model.setdefault(one.model, []).append(one)
    return [said for model in ours() for said in _missing(model, by_model.get(model, []), about_nobody)]


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("kith.")]


def _missing(model: type[models.Model], entries: list[Kept], about_nobody: set) -> list[str]:
    name, fields = model._meta.label, {field.name: field for field in model._meta.local_fields}
    if model in about_nobody:
        people = [f for f in fields.values() if f.related_model is Person]
        return [f"{name}.{field.name} names a person" for field in people]
    if not entries:
        return [f"{name} is declared nowhere"]
    said = {way.split(".")[0] for one in entries for way in (*one.gives, *one.words, *one.people, *one.apart)}
    wanted = set(fields) - {"id", "community"}
    people = {field.name for field in fields.values() if field.related_model is Person}
    named = {name for one in entries for name in one.people}
    return [
        *(f"{name}.{field} is not covered" for field in sorted(wanted - said)),
        *(f"{name}.{field} is not there" for field in sorted(said - set(fields))),
        *(f"{name}.{field} names a person" for field in sorted(people - named)),
    ]


def test_every_model_and_every_column_is_declared():
    assert missing(kept(), set(plain())) == []


def test_a_model_left_out_is_named():
    rest = tuple(one for one in kept() if one.model is not Address)
    assert missing(rest, set(plain())) == ["people.Address is declared nowhere"]


def test_a_column_left_out_or_made_up_is_named():
    rest = tuple(one for one in kept() if one.model is not Address)
    bare = Kept(Address, Part.SELF, "", "", Who.ME, "", by("person"), gives=("address", "colour"))
    assert missing((*rest, bare), set(plain())) == [
        "people.Address.created_at is not covered",
        "people.Address.main_at is not covered",
        "people.Address.person is not covered",
        "people.Address.verified_at is not covered",
        "people.Address.colour is not there",
        "people.Address.person names a person",
    ]


def test_what_names_a_person_is_never_about_nobody():
    rest = tuple(one for one in kept() if one.model is not Address)
    assert missing(rest, {*plain(), Address}) == ["people.Address.person names a person"]


@pytest.mark.parametrize("one", kept(), ids=lambda one: f"{one.table}-{one.mine.__name__}")
def test_every_entry_says_all_there_is_to_say(one: Kept):
    for words in (one.name, one.why, one.who, one.until, one.basis.value):
        assert str(words)
    for column in one.gives:
        assert str(label_of(one, column))
    for column in one.words:
        assert isinstance(
            one.model._meta.get_field(column), (models.CharField, models.TextField, models.JSONField)
        )
    if one.whole in (Fate.NAMELESS, Fate.WORDLESS):
        assert str(one.because), "what stays when all is to go says why"
