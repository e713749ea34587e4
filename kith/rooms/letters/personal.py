"""What this room keeps about people. The letters themselves are posts: conversations tell of those."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Subject, Until, by
from kith.rooms.letters.models import Exchange, Introduction, Quiet, Step, Stop
from kith.rooms.letters.models import Part as Said

_THE_THREE = _("Those it is about, and who introduces them")


def _state(row: Introduction, subject: Subject) -> dict[str, str]:
    """Return what happened to an introduction, without who said what."""
    return {"came_to_be": str(row.state in Introduction.CAME_TO_BE)}


def _asked_about(subject: Subject) -> Q:
    # Until the two are asked, who was asked for knows of nothing; what it was asked with never is for them.
    return by("one", "other")(subject) & Q(proposed_at__isnull=False) & ~by("asked_by")(subject)


_INTRODUCED: dict[str, Any] = {
    "why": _("So that two people can say whether they’d like to meet."),
    "who": _THE_THREE,
    "until": Until.ERASED,
    "also": _state,
    "whole": Fate.WORDLESS,
    "because": _("That two people were introduced stays for the other of them."),
}

KEPT = [
    Kept(
        Exchange,
        Part.BELONGING,
        _("That you and somebody write to each other"),
        why=_("So that the two of you find your letters again."),
        who=_("The two of you"),
        until=Until.ERASED,
        mine=by("one", "other"),
        gives=("begun_at", "folded_at"),
        people=("one", "other"),
        apart=("community", "audience"),
        whole=Fate.NAMELESS,
        because=_("The other keeps what they wrote."),
    ),
    Kept(
        Stop,
        Part.CARE,
        _("Conversations you stopped"),
        why=_("So that neither of you writes on."),
        who=_("The two of you"),
        until=Until.TAKEN_AWAY,
        mine=by("by"),
        gives=("at",),
        people=("by",),
        apart=("community", "exchange"),
        whole=Fate.NAMELESS,
        because=_("A stop holds for the other too."),
    ),
    Kept(
        Introduction,
        Part.ASKING,
        _("Introductions you made or asked for"),
        mine=by("by", "asked_by"),
        gives=("state", "at", "proposed_at", "request", "words"),
        words=("request", "words"),
        people=("by", "one", "other", "asked_by"),
        apart=("key", "community", "told_at"),
        **_INTRODUCED,
    ),
    Kept(
        Introduction,
        Part.ASKING,
        _("Introductions you were asked about"),
        mine=_asked_about,
        gives=("state", "at", "proposed_at", "words"),
        **_INTRODUCED,
    ),
    Kept(
        Said,
        Part.ASKING,
        _("What you said to introductions"),
        why=_("So that a letter opens only when both say yes."),
        who=_("Only you"),
        until=Until.ERASED,
        mine=by("person"),
        gives=("agrees", "at"),
        people=("person",),
        apart=("community", "introduction", "told_at"),
        nameless=Fate.GONE,
    ),
    Kept(
        Step,
        Part.NOTED,
        _("Steps of introductions that were yours"),
        why=_("So that it’s known how an introduction went."),
        who=_("Nobody reads it"),
        until=Until.ERASED,
        mine=by("by"),
        gives=("state", "at"),
        people=("by",),
        apart=("community", "introduction"),
        whole=Fate.SEALED,
    ),
    Kept(
        Quiet,
        Part.ASKING,
        _("That you want no mail about introductions"),
        why=_("So that none is sent."),
        who=_("Only you"),
        until=Until.TAKEN_AWAY,
        mine=by("person"),
        gives=("at",),
        people=("person",),
        nameless=Fate.GONE,
    ),
]
