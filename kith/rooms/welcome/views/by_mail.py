"""Answering from a link in a mail, without signing in; and no more such mails."""

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.members.communities.letters import tell_if_gone
from kith.rooms.welcome.actions import asking
from kith.rooms.welcome.actions.posting import stop_letters
from kith.rooms.welcome.tokens import check_in_by, person_by
from kith.rooms.welcome.views.asking import answering


@door("anyone", "GET", "POST")
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was asked and the four answers; POST gives one. Looking at the link changes nothing."""
    asked = check_in_by(token)
    if asked is None:
        raise Http404
    done = ""
    if request.method == "POST":
        says, length = request.POST.get("says", ""), request.POST.get("length", "")
        was = asked.membership.state
        done = asking.answer(asked, by=asked.person, says=says, length=length)
        tell_if_gone(asked.membership, was)
    # Whoever holds the link may press, also somebody the mail was passed on to.
    return page(request, "welcome/answer.html", answering(asked, done) | {"whose": asked.person.name})


@door("anyone", "GET", "POST")
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether somebody wants no more of these letters; POST keeps that."""
    person = person_by(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        stop_letters(person)
    return page(request, "welcome/stop.html", {"done": request.method == "POST"})
