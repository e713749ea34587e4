"""Stepping back from a link in a mail, without signing in (PEERS M10)."""

from django.http import HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.base.kit.refusals import refuse
from kith.members.communities.addresses import home_of
from kith.members.communities.letters import tell_if_gone
from kith.members.communities.stepping import LENGTHS, gone_by, membership_by, take

_STEPS = ("pause", "alumnus", "leave")


@door("anyone", "GET", "POST")
def step(request: HttpRequest, token: str) -> HttpResponse:
    """Show the steps back, and whose they are; POST takes one. Looking at the link changes nothing.

    Whoever holds the link may press, also somebody the mail was passed on to: so leaving and moving on can be
    taken back for a month on the membership page, and by the mail that tells its person.
    """
    membership = membership_by(token)
    if membership is None:
        return page(request, "communities/link_gone.html", status=404)
    community, done = membership.community, ""
    if request.method == "POST":
        wanted = request.POST.get("step", "")
        if wanted not in _STEPS:
            raise refuse("bad-request")
        was = membership.state
        done = take(wanted, community, by=membership.person, length=request.POST.get("length", ""))
        membership.refresh_from_db()
        tell_if_gone(membership, was)
    context = {"community": community, "membership": membership, "lengths": LENGTHS, "done": done}
    return page(request, "communities/by_mail.html", context)


@door("anyone", "GET", "POST")
def back(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it takes back that somebody left or moved on. Looking changes nothing."""
    membership = gone_by(token)
    if membership is None:
        return page(request, "communities/link_gone.html", status=404)
    community, done = membership.community, ""
    if request.method == "POST":
        done = take("take_back", community, by=membership.person)
    context = {
        "community": community,
        "membership": membership,
        "done": done,
        "home": home_of(community.slug),
    }
    return page(request, "communities/back_by_mail.html", context)
