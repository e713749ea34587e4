"""How the pages say what a community is."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.members.communities.models import Community, Duty

# What whoever holds a duty does, wherever somebody is asked to take one on.
DUTIES = {
    Duty.Kind.CONVENOR: gettext_lazy(
        "Someone who keeps an eye on who is new, who waits for an answer, and when you next meet. About an "
        "hour a week, and it can be shared."
    ),
    Duty.Kind.FACILITATOR: gettext_lazy(
        "Someone who helps look after people here, in turns of ten to thirty minutes. They can ask others to "
        "facilitate, and don’t choose who convenes."
    ),
    Duty.Kind.SPONSOR: gettext_lazy(
        "Someone whose organisation gives the community time, money or a good word. A few minutes a quarter. "
        "They read no more than any member does."
    ),
    Duty.Kind.ADMINISTRATOR: gettext_lazy(
        "Someone who looks after this network as a whole, and who steps in where a community has nobody. "
        "They sign in by two steps."
    ),
    Duty.Kind.SUPPORT: gettext_lazy(
        "Someone who looks at what people say isn’t right, and helps the communities along. They sign in by "
        "two steps."
    ),
}


def duties_as_choices(kinds: list[str]) -> list[tuple[str, Any, Any]]:
    """Return these duties as a choice: value, name, what whoever holds it does."""
    return [(kind, Duty.Kind(kind).label, DUTIES[Duty.Kind(kind)]) for kind in kinds]


def how_to_join(community: Any) -> str:
    """Return who may join what has this `admission_mode`, in a sentence."""
    return {
        Community.Admission.OPEN: _("Open to anyone. Join when you like."),
        Community.Admission.APPLICATION: _("You ask to join, and get an answer with reasons."),
        Community.Admission.INVITATION: _("Members invite each other."),
    }[Community.Admission(community.admission_mode)]


def paragraphs(text: str) -> list[str]:
    """Return what somebody typed as paragraphs: an empty line between them, single breaks kept as spaces."""
    found = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(words.split()) for words in found if words.strip()]


def opening(text: str, most: int = 280) -> str:
    """Return the first paragraphs of a text, at most about `most` letters, ended at a whole word."""
    whole = " ".join(paragraphs(text))
    if len(whole) <= most:
        return whole
    return whole[:most].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"


def names_of(people: list[Any]) -> str:
    """Return names as people say them: "Ada", "Ada and Ben", "Ada, Ben and Nia"."""
    names = [one.name for one in people]
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}
