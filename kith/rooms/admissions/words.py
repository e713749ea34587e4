"""How the pages of this room say things."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kith.base.kit.clock import now
from kith.members.communities.words import names_of

# The heading over each part of a call.
HEADINGS = {
    "wanted": gettext_lazy("Who, and why"),
    "experience": gettext_lazy("The experience they have"),
    "level": gettext_lazy("How far they are in their practice"),
    "commitment": gettext_lazy("What they commit to"),
    "come_for": gettext_lazy("What they come for"),
    "wished_mix": gettext_lazy("The mix we wish for"),
}
HINTS = {
    "wanted": gettext_lazy(
        "A sentence or two. For example: people who run a peer network themselves, so that we talk "
        "from what we live."
    ),
    "experience": gettext_lazy("For example: a year or more with a network of your own."),
    "level": gettext_lazy("For example: past the beginning, and still puzzled."),
    "commitment": gettext_lazy("For example: two hours a month, and you care where the movement goes."),
    "come_for": gettext_lazy("For example: honest company, and help with what is stuck."),
    "wished_mix": gettext_lazy(
        "If you look at the group as a whole too, say so here: people read it before they ask."
    ),
}
MODES = {
    "open": (
        gettext_lazy("Open: anyone on this network may join"),
        gettext_lazy("In one tap, and leave the same way. Any member may invite others."),
    ),
    "application": (
        gettext_lazy("By application: people ask, members answer"),
        gettext_lazy(
            "You say who you look for and may ask a few questions. Each who asks gets an answer, with "
            "a reason."
        ),
    ),
    "invitation": (
        gettext_lazy("By invitation: members bring people in"),
        gettext_lazy("Nobody asks. You choose whether each member may invite, or only who decides."),
    ),
}


def who_reads(holders: list[Any]) -> str:
    """Return who reads an application and answers it. holders: who decide alone, or nobody."""
    if not holders:
        return _(
            "Nobody in particular looks after joining here, so members do: any of them may read this, and "
            "two of them answer you."
        )
    words = ngettext(
        "%(names)s reads this and answers you. Nobody else does.",
        "%(names)s read this and answer you. Nobody else does.",
        len(holders),
    )
    return words % {"names": names_of(holders)}


def who_reads_these(holders: list[Any]) -> str:
    """Return who can read the requests on the page of those who decide."""
    if not holders:
        return _("Members can read these, and who asked was told so. Nobody else can.")
    return _("%(names)s can read these, and so can whoever asked. Nobody else can.") % {
        "names": names_of(holders)
    }


def who_decides(holders: list[Any]) -> str:
    """Return who decides about joining, for an About page."""
    if not holders:
        return _("Any two members decide together.")
    return ngettext("%(names)s decides.", "%(names)s decide.", len(holders)) % {"names": names_of(holders)}


def ago(moment: datetime) -> str:
    """Return how long ago in whole days: "today", "yesterday", "5 days ago"."""
    days = (now() - moment).days
    if days < 1:
        return _("today")
    return _("yesterday") if days == 1 else ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
