"""Who looks after a community: duties offered, taken on, handed over and put down."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import Leaf, leaf
from kith.base.kit.lines import one_line
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.members.communities import roster
from kith.members.communities.actions import serving
from kith.members.communities.looking_after import may_give, needs_convenor
from kith.members.communities.models import Community, Duty
from kith.members.communities.words import DUTIES, duties_as_choices
from kith.members.people.queries import person, with_key

FEW = 8  # members who stand there to choose from, without looking for a name


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show members who holds which duty, what is on offer, and whether someone is needed."""
    viewer, standing = request.viewer, request.viewer.standing
    community = standing.community
    context = {
        "standing": standing,
        "community": community,
        "held": _part(request, roster.duties_of),
        "offers": _part(request, roster.open_offers, viewer, name="offers"),
        "needs_convenor": needs_convenor(community),
        "convening": DUTIES[Duty.Kind.CONVENOR],
        "offering": _offering(request) if standing.is_member else None,
    }
    return page(request, "communities/duties.html", context, here="about", community=community)


def _offering(request: HttpRequest) -> dict[str, Any] | None:
    """Return what somebody can be asked to take on, and whom; None for who has nothing to give.

    Where there are few members they stand there; else they are found by name.
    """
    viewer, community = request.viewer, request.viewer.standing.community
    gives = may_give(viewer, community)
    if not gives:
        return None
    hands, text = request.GET.get("hand", ""), one_line(request.GET.get("q", ""))[:80]
    found = roster.others(community, viewer, text, FEW + 1)
    is_large = len(found) > FEW or community.kind == Community.Kind.NETWORK
    return {
        "kinds": duties_as_choices(gives),
        "kind": hands if hands in gives else gives[0],
        "hands": hands if hands in viewer.standing.duties else "",
        "hands_on": [Duty.Kind(kind).label for kind in gives if kind in viewer.standing.duties],
        "gives": gives,
        "text": text,
        "seeks": bool(text) or is_large,
        "people": found[:FEW] if text or not is_large else [],
        "has_more": bool(text) and len(found) > FEW,
    }


def _part(request: HttpRequest, read: Callable[..., list], *who: Any, name: str = "page") -> Leaf:
    """Return a page of what members see."""
    standing = request.viewer.standing
    if not standing.is_member:
        return Leaf([])
    return leaf(request, lambda number: read(standing.community, *who, number), roster.COUNT, name)


@door("members of the community", "POST")
def offers(request: HttpRequest, slug: str) -> HttpResponse:
    """Hold a duty out to a member."""
    whom = with_key(request.POST.get("person", ""))
    if whom is None or request.POST.get("kind") not in Duty.Kind.values:
        raise refuse("bad-request", happened=_("Choose whom to ask, and what for."))
    serving.offer_duty(
        request.viewer.standing.community,
        whom,
        request.POST["kind"],
        by=person(request.viewer),
        hands_over=request.POST.get("hands_over") == "on",
    )
    words = _("You’ve offered it to %(name)s. They’ll say yes, or rather not.") % {"name": whom.name}
    return _back(slug, words)


@door("members of the community", "POST")
def offer(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Answer an offer: take it, rather not, agree to someone who stands, or take one's own back."""
    found = roster.offer_named(key, request.viewer.standing.community)
    if found is None:
        raise Http404
    me, said = person(request.viewer), request.POST.get("answer", "")
    if said in ("take", "decline"):
        serving.answer(found, by=me, takes=said == "take")
        words = _("It’s yours. Thank you.") if said == "take" else _("That’s fine. They’ll see it.")
    elif said == "agree":
        serving.agree(found, by=me)
        words = _("%(name)s convenes now.") % {"name": found.person.name}
    elif said == "back":
        serving.take_back(found, by=me)
        words = _("Taken back.")
    else:
        raise refuse("bad-request")
    return _back(slug, words)


@door("members of the community", "POST")
def standing(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to convene a community that nobody convenes."""
    made = serving.stand(request.viewer.standing.community, by=person(request.viewer))
    words = (
        _("You convene now. Thank you.")
        if made.taken
        else _("Thank you. One other member says yes, and it’s yours.")
    )
    return _back(slug, words)


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Put down a duty of one's own."""
    if kind not in Duty.Kind.values:
        raise Http404
    serving.put_down(request.viewer.standing.community, kind, by=person(request.viewer))
    return _back(slug, _("You’ve put it down. Thank you for carrying it."))


def _back(slug: str, words: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("communities:duties", args=[slug]), status=303)
    return notices.leave(response, words)
