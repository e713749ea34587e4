"""How the pages say what a community is."""

from typing import Any

from django.utils.translation import gettext as _

from kith.members.communities.models import Community


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
