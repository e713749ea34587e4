"""What this room keeps about people."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Fate, Kept, Part, Until, Who, by
from kith.members.profiles.models import Affiliation, Constituency, Line, LineWord, Organisation, Profile

_WHO = _("Whom you chose, part by part, on your profile")
_YOURS = {
    "part": Part.SELF,
    "who": _WHO,
    "until": Until.TAKEN_AWAY,
    "change": "profiles:edit",
    "leave": Fate.GONE,
    "nameless": Fate.GONE,
}

KEPT = [
    Kept(
        Profile,
        name=_("What you say of yourself"),
        why=_("So that others know whom they talk with, and how to reach you."),
        mine=by("person"),
        gives=(
            *("about", "languages", "contact", "contact_words", "changed_at"),
            *(f"{part}_level" for part in Profile.PARTS),
        ),
        words=("about", "contact_words"),
        people=("person",),
        labels={f"{part}_level": _("Who sees it") for part in Profile.PARTS},
        **_YOURS,
    ),
    Kept(
        Line,
        name=_("What you offer, and what you’d like to learn"),
        why=_("So that people who can help each other meet."),
        mine=by("profile__person"),
        gives=("kind", "text", "written_at"),
        words=("text",),
        apart=("profile", "position"),
        **_YOURS,
    ),
    Kept(
        LineWord,
        name=_("The words by which your offers are found"),
        why=_("So that searching is quick."),
        mine=by("line__profile__person"),
        gives=("word",),
        apart=("line", "start"),
        **{**_YOURS, "who": Who.NOBODY},
    ),
    Kept(
        Affiliation,
        name=_("Where you work or help"),
        why=_("So that others know where you speak from."),
        mine=by("profile__person"),
        gives=("named", "role", "since", "until"),
        words=("named", "role"),
        apart=("profile", "organisation"),
        labels={"named": _("Where")},
        **_YOURS,
    ),
    Kept(
        Constituency,
        name=_("Whom you count yourself among"),
        why=_("So that communities notice whose view is missing."),
        mine=by("profile__person"),
        gives=("word",),
        words=("word",),
        apart=("profile", "folded", "position"),
        **_YOURS,
    ),
]

PLAIN = {Organisation: "What joins people at one place; it goes with the last who was erased from it."}
