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
        # What the feed tells, somebody did; what it doesn't tell may name nobody, on purpose (RULINGS 31).
        assert "Ada" in said or not verb.shown_in_feed
        assert "{" not in said
        assert verb.icon in icons, f"{verb.name} has an icon that is not in the sprite: {verb.icon}"
    names = [verb.name for verb in verbs.all_verbs()]
    assert names == sorted(set(names))


def test_every_declared_verb_is_recorded_somewhere():
    whole, halves = _strings()
    declared = [verb.name for verb in verbs.all_verbs()]
    assert [name for name in declared if name not in whole and tuple(name.split(".", 1)) not in halves] == []


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else ""


def _strings() -> tuple[set[str], set[tuple[str, str]]]:
    """Return every string constant of ours outside tests and declarations; and, of rooms whose one recording
    puts their own label before a verb, (label, constant) of each in their actions."""
    whole, halves, putting = set(), set(), set()
    for path in SOURCES.rglob("*.py"):
        if "tests" in path.parts or path.name in ("activities.py", "search.py"):
            continue
        tree, label = ast.parse(path.read_text("utf-8")), path.parent.parent.name
        found = {
            each.value
            for each in ast.walk(tree)
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        }
        whole |= found
        if path.parent.name == "actions":
            halves |= {(label, value) for value in found}
            putting |= {label for value in found if value == f"{label}."}
            calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call)]
            putting |= {ast.literal_eval(call.args[0]) for call in calls if _name(call.func) == "Recorder"}
    return whole, {half for half in halves if half[0] in putting}
