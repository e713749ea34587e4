"""Introducing: two who don't know each other are each asked; or somebody asks to be introduced first."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.lines import shows
from kith.base.kit.refusals import refuse
from kith.members.people.actions.nudging import note_asked
from kith.members.people.models import Person
from kith.rooms.letters.access import Way, acquaintances, may_introduce, way_to
from kith.rooms.letters.actions.moving import held, step
from kith.rooms.letters.actions.recording import hold, the_network
from kith.rooms.letters.jobs import tell
from kith.rooms.letters.models import Introduction, Part
from kith.rooms.letters.models.introduction import MAX_REQUEST, MAX_WORDS
from kith.services.moderation.limits import INTRODUCTION, check_writing

REST = timedelta(days=90)

_State = Introduction.State
_INTRODUCTION = "letters.introduction"


@transaction.atomic
def propose(one: Person, other: Person, *, by: Person, words: str) -> Introduction:
    """Introduce two people: each is asked, and learns only that it came to be, or didn't.

    The same words sent again return what they proposed. Raises Refusal "not-allowed" for who doesn't
    know both, or when one of them would rather not be reached or was asked something lately, or the two
    were introduced in the last 90 days; "bad-request" for no words or too many; "too-many" for a newcomer's
    limits.
    """
    words = _typed(words, MAX_WORDS, "words")
    hold(by, one, other)
    again = Introduction.objects.filter(
        by=by, one=one, other=other, state=_State.PROPOSED, words=words
    ).first()
    if again is not None:
        return again
    _require_may(by, one, other, words)
    home = the_network()
    check_writing(by, home, "thread", words, {"words": words}, INTRODUCTION)
    note_asked(one, other, kind=_INTRODUCTION, by=by, typed={"words": words})
    made = Introduction.objects.create(
        community=home, by=by, one=one, other=other, state=_State.PROPOSED, words=words, proposed_at=now()
    )
    _ask_both(made, by)
    return made


@transaction.atomic
def ask(whom: Person, *, through: Person, by: Person, request: str) -> Introduction:
    """Ask somebody who knows both to introduce one to `whom`. There is one such asking at a time.

    Raises Refusal "not-allowed" where `whom` doesn't want to be reached so, `through` doesn't know both or
    was asked something lately, or one asks already; "bad-request" for no words or too many; "too-many" for a
    newcomer's limits.
    """
    request = _typed(request, MAX_REQUEST, "request")
    hold(by, whom, through)
    typed = {"request": request}
    there = asked_already(by, whom)
    if there is not None and (there.by_id, there.request) == (through.pk, request):
        return there
    if there is not None:
        happened = _("You’ve asked somebody to introduce you already.")
        raise refuse("not-allowed", happened=happened, next=_("Give them a little time."), typed=typed)
    if way_to(by, whom) != Way.ASK or not acquaintances(by, whom).filter(pk=through.pk).exists():
        raise refuse("not-allowed", next=_("Ask somebody whom you both know."), typed=typed)
    home = the_network()
    check_writing(by, home, "thread", request, typed, INTRODUCTION)
    note_asked(through, kind="letters.request", by=by, typed=typed)
    asked = {"by": through, "one": by, "other": whom, "asked_by": by, "request": request}
    made = Introduction.objects.create(community=home, state=_State.ASKED, **asked)
    step(made, _State.ASKED, by, "asked")
    tell.later(introduction_id=made.pk, person_id=through.pk)
    return made


@transaction.atomic
def take_up(introduction: Introduction, *, by: Person, words: str) -> Introduction:
    """Introduce whoever asked for it, whose yes it holds already. Raises Refusal like `propose`."""
    words = _typed(words, MAX_WORDS, "words")
    hold(by, introduction.one, introduction.other)
    asked = held(introduction)
    if asked.by_id != by.pk:
        raise refuse("not-found")
    if asked.state != _State.ASKED:
        raise refuse("changed-meanwhile", typed={"words": words})
    _require_may(by, asked.one, asked.other, words)
    # Whoever asked for it is asked nothing.
    note_asked(asked.other, kind=_INTRODUCTION, by=by, typed={"words": words})
    asked.words, asked.proposed_at = words, now()
    _ask_both(asked, by)
    return asked


def asked_already(by: Person, whom: Person) -> Introduction | None:
    """Return the introduction to `whom` that `by` has asked for and that is still open."""
    return Introduction.objects.filter(asked_by=by.pk, other=whom.pk, state__in=Introduction.OPEN).first()


def _ask_both(introduction: Introduction, by: Person) -> None:
    step(introduction, _State.PROPOSED, by, "proposed")
    for person in (introduction.one_id, introduction.other_id):
        wants = True if person == introduction.asked_by_id else None
        Part.objects.create(
            community_id=introduction.community_id,
            introduction=introduction,
            person_id=person,
            agrees=wants,
            at=now() if wants else None,
        )
        if not wants:
            tell.later(introduction_id=introduction.pk, person_id=person)


def _require_may(by: Person, one: Person, other: Person, words: str) -> None:
    two = Q(one=one, other=other) | Q(one=other, other=one)
    recent = Introduction.objects.filter(two, proposed_at__gt=now() - REST)
    if may_introduce(by, one, other) and not recent.exists():
        return
    # One sentence for every reason: why not is nobody's business.
    raise refuse(
        "not-allowed",
        happened=_("These two can’t be introduced just now."),
        next=_("Perhaps you can simply tell them about each other."),
        typed={"words": words},
    )


def _typed(words: str, most: int, name: str) -> str:
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if not shows(words):
        raise refuse(
            "bad-request", happened=_("There were no words in it yet."), next=_("Write a line first.")
        )
    if len(words) > most:
        happened = _("That’s longer than fits here. %(most)s letters do.") % {"most": most}
        raise refuse("bad-request", happened=happened, typed={name: words})
    return words
