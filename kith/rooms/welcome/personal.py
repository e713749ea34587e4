"""What this room keeps about people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Subject, Until, Who, by
from kith.rooms.welcome.models import (
    BuddyOffer,
    CheckIn,
    Company,
    Friend,
    NoLetters,
    ReadingWish,
    SetAside,
    Welcome,
)

_BOTH = _("The two of you")
_OWN = {"until": Until.ERASED, "nameless": Fate.GONE}


def _in_sight(row: Any, _subject: Subject) -> Mapping[str, Any]:
    """Say what was said to somebody, unless it is out of their sight."""
    return {"words": row.words} if row.hidden_at is None else {}


KEPT = [
    Kept(
        Welcome,
        Part.BELONGING,
        _("Welcomes you were sent"),
        why=_("So that somebody new is greeted by a person."),
        who=_BOTH,
        mine=by("membership__person"),
        gives=("community.name", "by.name", "at"),
        words=("words",),
        also=_in_sight,
        people=("by",),
        apart=("key", "membership", "arrived_at", "told_at", "hidden_at"),
        **_OWN,
    ),
    Kept(
        Welcome,
        Part.WRITTEN,
        _("Welcomes you wrote"),
        why=_("So that somebody new is greeted by a person."),
        who=_BOTH,
        until=Until.COMMUNITY,
        mine=by("by"),
        gives=("community.name", "words", "at"),
    ),
    Kept(
        CheckIn,
        Part.ASKING,
        _("Times you were asked how you are"),
        why=_("So that nobody is lost from sight, and nobody is asked too often."),
        who=_BOTH,
        mine=by("person"),
        gives=("community.name", "asked_at", "answer", "closed_at"),
        words=("words",),
        also=_in_sight,
        people=("person", "by", "closed_by"),
        apart=("key", "membership", "told_at", "rested", "hidden_at"),
        **_OWN,
    ),
    Kept(
        CheckIn,
        Part.ASKING,
        _("Times you asked somebody how they are"),
        why=_("So that nobody is lost from sight, and nobody is asked too often."),
        who=_BOTH,
        until=Until.COMMUNITY,
        mine=by("by", "closed_by"),
        gives=("community.name", "words", "asked_at", "closed_at"),
        whole=Fate.WORDLESS,
        because=_("That they were asked stays, so that they’re not asked too often."),
    ),
    Kept(
        BuddyOffer,
        Part.BELONGING,
        _("That you’d be somebody’s first person to ask"),
        why=_("So that somebody new has one person to ask."),
        who=Who.MEMBERS,
        mine=by("person"),
        gives=("community.name", "words", "at", "taken_back_at"),
        words=("words",),
        people=("person",),
        apart=("key",),
        **_OWN,
    ),
    Kept(
        Company,
        Part.BELONGING,
        _("Who was your first person to ask, and whose you were"),
        why=_("So that somebody new has one person to ask."),
        who=Who.MEMBERS,
        mine=by("membership__person", "buddy", "closed_by"),
        gives=("community.name", "buddy.name", "asked_at", "agreed_at", "ends_at", "closed_at"),
        people=("buddy", "closed_by"),
        apart=("key", "membership"),
        **_OWN,
    ),
    Kept(
        Friend,
        Part.BELONGING,
        _("That you’re listed among a community’s friends"),
        why=_("Because you agreed to be."),
        who=Who.MEMBERS,
        mine=by("membership__person"),
        gives=("community.name", "at"),
        apart=("membership",),
        **_OWN,
    ),
    Kept(
        ReadingWish,
        Part.ASKING,
        _("Your wish whether those who moved on may read on"),
        why=_("So that members can decide it together."),
        who=Who.MEMBERS,
        mine=by("by"),
        gives=("community.name", "reads", "at"),
        people=("by",),
        **_OWN,
    ),
    Kept(
        SetAside,
        Part.NOTED,
        _("First steps you’d rather not take"),
        why=_("So that you’re not asked again."),
        who=Who.ME,
        mine=by("membership__person"),
        gives=("community.name", "step", "at"),
        apart=("membership", "arrived_at"),
        **_OWN,
    ),
    Kept(
        NoLetters,
        Part.ASKING,
        _("That you want no letters about welcomes"),
        why=_("So that none is sent."),
        who=Who.ME,
        mine=by("person"),
        gives=("at",),
        people=("person",),
        **_OWN,
    ),
]
