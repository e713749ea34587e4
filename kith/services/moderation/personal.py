"""What this room keeps about people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Basis, Fate, Kept, Part, Subject, Until, Who, by
from kith.services.moderation.models import Act, Concern, Lift, Look, SafetyLine, Step

_CARE = {"part": Part.CARE, "basis": Basis.INTEREST}
_OPEN = _("While somebody still looks into it, the words stay; after that they go too.")


def _told(subject: Subject) -> Q:
    quiet = Q(kind=Concern.Kind.REPORT, state__in=Concern.QUIET)
    return by("author")(subject) & ~quiet


KEPT = [
    Kept(
        Concern,
        name=_("What you spoke up about"),
        why=_("So that others can look into it, and tell you."),
        who=_("You, and those who look into it"),
        until=Until.TWO_YEARS,
        mine=by("raised_by"),
        gives=("community.name", "kind", "state", "raised_at", "decided_at", "words"),
        words=("words",),
        people=("raised_by", "author"),
        apart=("key", "subject_kind", "subject_id", "subject_key", "desk", "purged_at", "appeals"),
        whole=Fate.WORDLESS,
        because=_OPEN,
        **_CARE,
    ),
    Kept(
        Concern,
        name=_("What was said about something you wrote"),
        why=_("So that you know what was decided, and can ask again."),
        who=Who.KEEPERS,
        until=Until.TWO_YEARS,
        mine=_told,
        gives=("community.name", "kind", "state", "raised_at", "decided_at"),
        whole=Fate.NAMELESS,
        because=_("That it happened stays a fact of the community, without you."),
        **_CARE,
    ),
    Kept(
        Step,
        name=_("Decisions of yours about what others spoke up about"),
        why=_("So that those it is about can read why."),
        who=Who.KEEPERS,
        until=Until.TWO_YEARS,
        mine=by("by"),
        gives=("community.name", "state", "at", "why"),
        words=("why",),
        people=("by",),
        apart=("concern",),
        whole=Fate.NAMELESS,
        because=_("What was decided about somebody else stays theirs to read."),
        **_CARE,
    ),
    Kept(
        Look,
        name=_("What you thought when you looked into something"),
        why=_("So that several can decide together."),
        who=_("Those who look into it with you"),
        until=Until.TWO_YEARS,
        mine=by("by"),
        gives=("community.name", "verdict", "why", "at"),
        words=("why",),
        people=("by",),
        apart=("concern",),
        whole=Fate.WORDLESS,
        because=_("What was decided about somebody else stays theirs to read."),
        **_CARE,
    ),
    Kept(
        Act,
        Part.NOTED,
        _("How often you did what newcomers may do a few times a day"),
        why=_("To keep floods of mail and posts away."),
        who=Who.NOBODY,
        until=_("A day"),
        mine=by("person"),
        gives=("community.name", "name", "times", "at"),
        people=("person",),
        nameless=Fate.GONE,
        leave=Fate.GONE,
        basis=Basis.INTEREST,
    ),
    Kept(
        Lift,
        name=_("Limits that were lifted for you, or by you"),
        why=_("So that you can write as much as you need to."),
        who=Who.KEEPERS,
        until=_("A day after it ended"),
        mine=by("person", "by"),
        gives=("community.name", "at", "until"),
        people=("person", "by"),
        nameless=Fate.GONE,
        **_CARE,
    ),
    Kept(
        SafetyLine,
        name=_("Lines you set above the boxes people write in"),
        why=_("So that it’s known who said what to everybody."),
        who=_("Anyone reads the line; whoever keeps the house sees who set it"),
        until=Until.COMMUNITY,
        mine=by("by"),
        gives=("kind", "text", "at"),
        words=("text",),
        people=("by",),
        whole=Fate.NAMELESS,
        because=_("It speaks for the network, not for you."),
        **_CARE,
    ),
]
