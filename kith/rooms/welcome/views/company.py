"""A first person to ask: offered, chosen, answered and ended."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.base.kit.refusals import refuse
from kith.members.communities.addresses import home_of
from kith.members.people.queries import Face, person
from kith.rooms.welcome import queries
from kith.rooms.welcome.actions import accompanying
from kith.rooms.welcome.views.greeting import back_to_index


@door("members of the community", "POST")
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer to be somebody new's first person to ask, or take that back."""
    community, me = request.viewer.standing.community, person(request.viewer)
    if request.POST.get("answer") == "back":
        accompanying.take_offer_back(community, by=me)
        return back_to_index(slug, _("Taken back. Thank you for having offered."))
    accompanying.offer(community, by=me, words=request.POST.get("words", ""))
    return back_to_index(slug, _("Thank you. Whoever comes in can ask you first."))


@door("members of the community", "POST")
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose somebody who offers, or offer oneself to one newcomer."""
    community, viewer = request.viewer.standing.community, request.viewer
    if request.POST.get("offer"):
        made, mine = queries.offer_named(request.POST["offer"], community), None
        mine = queries.my_membership(viewer, community)
        if made is None or mine is None:
            raise Http404
        accompanying.choose(mine, made, by=person(viewer))
        words = _("%(name)s is your first person to ask.") % {"name": made.person.name}
        return _home(slug, words)
    found = queries.newcomer_named(request.POST.get("person", ""), community, viewer)
    if found is None:
        raise refuse("bad-request")
    accompanying.propose(found, by=person(viewer))
    words = _("You’ve offered. %(name)s will say yes, or rather not.")
    return _home(slug, words % {"name": Face.of(found.person).first_name})


@door("members of the community", "POST")
def answer(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say yes, or rather not; or end it."""
    found = queries.company_named(key, request.viewer.standing.community, request.viewer)
    if found is None:
        raise Http404
    me, said = person(request.viewer), request.POST.get("answer", "")
    if said in ("yes", "no"):
        accompanying.answer(found, by=me, takes=said == "yes")
        words = _("That’s fine. You can choose somebody later, or nobody.")
        if said == "yes":
            words = _("%(name)s is your first person to ask.") % {"name": found.buddy.name}
    elif said == "end":
        accompanying.end(found, by=me)
        words = _("That’s ended. Nobody asks why.")
    else:
        raise refuse("bad-request")
    return _home(slug, words)


def _home(slug: str, words: str) -> HttpResponse:
    return notices.leave(HttpResponseRedirect(home_of(slug), status=303), words)
