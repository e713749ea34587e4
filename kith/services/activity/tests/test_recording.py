"""What may be recorded, and when."""

import ast
import re
from pathlib import Path

import pytest
from django.db import transaction

import kith
from kith.base.kit import ledger
from kith.services.activity import verbs
from kith.services.activity.models import Entry
from kith.services.activity.tests.conftest import happen

SOURCES = Path(kith.__file__).parent
SPRITE = SOURCES / "base/ui/static/ui/icons.svg"


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused(community):
    with pytest.raises(RuntimeError, match="transaction"):
        happen(community)
    assert Entry.objects.count() == 0
    with transaction.atomic():
        happen(community)
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_never_happened(community):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        happen(community)
        raise ZeroDivisionError
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_a_verb_no_room_declares_is_refused(community):
    happening = ledger.Happening("weather.rained", None, ("communities.community", 1), community.pk, 1)
    with pytest.raises(KeyError, match=re.escape("weather.rained")):
        ledger.record(happening)


def test_every_verb_is_named_after_its_room_and_says_a_sentence_with_an_icon():
    icons = set(re.findall(r'id="([^"]+)"', SPRITE.read_text("utf-8")))
    for verb in verbs.all_verbs():
        said = str(verb.sentence).format(who="Ada", what="Warp or weft?")
        assert "Ada" in said
        assert "{" not in said
        assert verb.icon in icons, f"{verb.name} has an icon that is not in the sprite: {verb.icon}"
    names = [verb.name for verb in verbs.all_verbs()]
    assert names == sorted(set(names))


def test_every_declared_verb_is_recorded_somewhere():
    declared = {verb.name for verb in verbs.all_verbs()}
    assert declared - _strings() == set()


def _strings() -> set[str]:
    """Return every string constant of ours outside tests and declarations."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        if "tests" not in path.parts and path.name not in ("activities.py", "search.py"):
            tree = ast.parse(path.read_text("utf-8"))
            constants = (each.value for each in ast.walk(tree) if isinstance(each, ast.Constant))
            found |= {value for value in constants if isinstance(value, str)}
    return found
