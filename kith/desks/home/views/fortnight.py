"""Your fortnight: what is worth this person's minutes, and then the end."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.desks.home.fortnight import LENGTHS, USUAL, Fortnight, fortnight
from kith.desks.home.queries import general_discussion, mine
from kith.desks.home.talk import FORTNIGHT
from kith.services.answering.queries import lately_said

SHORTEST = 3  # minutes left over that are worth drawing


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the ruler."""

    minutes: int
    words: Any
    href: str = ""
    state: str = ""


@door("signed in")
def show(request: HttpRequest) -> HttpResponse:
    """Show the fortnight, cut to ?minutes=10, 25 or 40."""
    viewer = request.viewer
    belongs = mine(viewer)
    length = _length(request)
    # Who is in no community yet may be asked something all the same: to meet somebody, to vouch.
    cut = fortnight(viewer, length)
    context = {
        "cut": cut,
        "mine": belongs,
        "general": general_discussion(viewer),
        "lengths": LENGTHS,
        "since": now() - FORTNIGHT,
        "spans": _spans(cut),
        "kind_words": lately_said(viewer),
    }
    return page(request, "home/fortnight.html", context, here="fortnight")


def _length(request: HttpRequest) -> int:
    asked = request.GET.get("minutes", "")
    return int(asked) if asked in {str(length) for length in LENGTHS} else USUAL


def _spans(cut: Fortnight) -> list[Span]:
    """Return the parts of the ruler that take time, the first as the one to begin with."""
    parts = [
        (cut.personal_minutes, _("Said to you"), "#to-you"),
        (cut.asked_minutes, _("Asked of you"), "#asked"),
        (cut.waiting_minutes, _("People waiting for you"), "#waiting"),
        (cut.worth_minutes, _("Worth your time"), "#worth"),
        (cut.offer_minutes, _("To offer"), "#offer"),
    ]
    asked = [part for part in parts if part[0]]
    spans = [Span(*part, state="" if index else "now") for index, part in enumerate(asked)]
    return [*spans, Span(cut.spare, _("Yours to keep"))] if cut.spare >= SHORTEST else spans
