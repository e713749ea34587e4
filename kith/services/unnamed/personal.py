"""What this room keeps about people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Basis, Fate, Kept, Part, Subject, Until, Who, by
from kith.services.moderation.declarations import thing_of
from kith.services.unnamed.models import Allowance, Seal, StandIn, Unsealing
from kith.services.unnamed.queries import POST


def _said(seal: Seal, subject: Subject) -> Mapping[str, Any]:
    """Give the words themselves, and who opened the seal, why and when."""
    thing = thing_of(POST, seal.post_id)
    opened = Unsealing.objects.filter(post_id=seal.post_id).exclude(agreed_at=None).order_by("agreed_at")
    told = [
        f"{', '.join(who.name for who in (one.asked_by, one.agreed_by) if who)}: {one.why} "
        f"({one.agreed_at.date().isoformat() if one.agreed_at else ''})"
        for one in opened.select_related("asked_by", "agreed_by")
    ]
    if thing is None:
        return {"opened": told}
    words = {"title": thing.title, "source": thing.source, "day": thing.written_at.date().isoformat()}
    return {**words, "opened": told}


_LABELS = {
    "since": _("Since"),
    "ended_at": _("Ended"),
    "asked_at": _("Asked"),
    "agreed_at": _("Agreed"),
    "day": _("Day"),
    "opened": _("Opened"),
}

KEPT = [
    Kept(
        Seal,
        Part.WRITTEN,
        _("What you asked or answered without your name"),
        why=_("So that you can answer, change and close it, and nobody else learns that it was you."),
        who=_("Only you; or two who look after the community together, for serious harm, and you’re told"),
        until=_(
            "Thirty days after the conversation is closed, a year after it began at the latest; if two "
            "opened it, not before 30 days after that"
        ),
        mine=by("person"),
        gives=("community.name",),
        labels=_LABELS,
        people=("person",),
        apart=("post_id",),
        also=_said,
        leave=Fate.GONE,
        nameless=Fate.GONE,
    ),
    Kept(
        Allowance,
        Part.CARE,
        _("When you let members ask without their name, or ended it"),
        why=_("So that members know who decided it, and since when."),
        who=Who.MEMBERS,
        until=Until.COMMUNITY,
        mine=by("by", "ended_by"),
        gives=("community.name", "since", "ended_at"),
        labels=_LABELS,
        people=("by", "ended_by"),
        whole=Fate.NAMELESS,
        because=_("That it happened stays a fact of the community, without you."),
    ),
    Kept(
        StandIn,
        Part.NOTED,
        _("Who stands as the author of what bears no name: nobody"),
        why=_("So that a post has an author and names nobody."),
        who=Who.READERS,
        until=Until.COMMUNITY,
        mine=by("person"),
        people=("person",),
        apart=("only",),
        whole=Fate.NAMELESS,
        because=_("It is a row of the machine’s, and never a person’s."),
    ),
    Kept(
        Unsealing,
        Part.CARE,
        _("Reasons you gave, or agreed to, for opening who asked something"),
        why=_("So that whoever it was can read why."),
        who=_("Those who look after the community, and whoever asked it"),
        until=Until.TWO_YEARS,
        mine=by("asked_by", "agreed_by"),
        gives=("community.name", "why", "asked_at", "agreed_at", "ended_at"),
        words=("why",),
        people=("asked_by", "agreed_by"),
        apart=("key", "post_id"),
        labels=_LABELS,
        basis=Basis.INTEREST,
        whole=Fate.WORDLESS,
        because=_("What was decided about somebody else stays theirs to read."),
    ),
]
