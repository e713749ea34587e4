"""An invitation as who is invited sees it: who invites, to what; yes, no thanks, no more letters."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.addresses import home_of
from kith.members.communities.words import how_to_join, paragraphs
from kith.members.people.queries import person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions import accepting
from kith.rooms.admissions.actions.stopping import stop_letters
from kith.rooms.admissions.models import Application, Invitation
from kith.rooms.admissions.tokens import token_of

# Remembers which invitation somebody signs in for; the secret stays in their browser.
COOKIE = "kith_invitation"
_COOKIE_SECONDS = 3600


@door("anyone", "GET", "POST")
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; POST answers it."""
    invitation = queries.invitation_behind(token)
    if invitation is None:
        raise _over()
    if request.method != "POST":
        return _page(request, invitation, token)
    if request.POST.get("answer") == "no":
        by = person(request.viewer) if request.viewer.is_signed_in else None
        accepting.say_no_thanks(invitation, by=by)
        return page(request, "admissions/declined.html", {"community": invitation.community})
    if not request.viewer.is_signed_in:
        return _remembering(HttpResponseRedirect(_sign_in(), status=303), token)
    reason = request.POST.get("reason", "")
    return _came(accepting.accept(invitation, by=person(request.viewer), reason=reason), invitation)


@door("signed in")
def mine(request: HttpRequest) -> HttpResponse:
    """Show the invitations to one's addresses, or go on to the one that one has signed in for."""
    token = request.COOKIES.get(COOKIE, "")
    if token and queries.invitation_behind(token) is not None:
        response = HttpResponseRedirect(reverse("admissions:invited", args=[token]))
        response.delete_cookie(COOKIE)
        return response
    found = leaf(request, lambda number: queries.invitations_for(request.viewer, number), queries.COUNT)
    return page(request, "admissions/mine.html", {"found": found.of(lambda row: (row, token_of(row)))})


@door("anyone", "GET", "POST")
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether an address wants no more invitations; POST keeps that."""
    if not queries.is_known_mailbox(token):
        raise Http404
    if request.method == "POST":
        stop_letters(token)
    return page(request, "admissions/stop.html", {"done": request.method == "POST"})


def _page(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    community, viewer = invitation.community, request.viewer
    context = {
        "invitation": invitation,
        "community": community,
        "practice": paragraphs(community.practice_scope),
        "norms": paragraphs(community.norms),
        "how_to_join": how_to_join(community),
        "sign_in": _sign_in(),
        "is_theirs": viewer.is_signed_in and accepting.is_for(invitation, person(viewer)),
        "token": token,
    }
    response = page(request, "admissions/invited.html", context, community=community)
    return response if viewer.is_signed_in else _remembering(response, token)


def _came(outcome, invitation: Invitation) -> HttpResponse:
    slug = invitation.community.slug
    if isinstance(outcome, Application):
        where = reverse("admissions:apply", args=[slug])
        words = _(
            "Whoever invited you can’t invite people here any more, so we’ve passed your wish to join on."
        )
    else:
        where = home_of(slug)
        words = _("You’re in. Welcome to %(name)s.") % {"name": invitation.community.name}
    return notices.leave(HttpResponseRedirect(where, status=303), words)


def _sign_in() -> str:
    return f"{reverse('people:sign-in')}?next={reverse('admissions:invited-mine')}"


def _remembering(response: HttpResponse, token: str) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        token,
        max_age=_COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _over() -> Refusal:
    return refuse(
        "not-found",
        happened=_("This invitation is no longer open."),
        next=_("Ask whoever sent it for a new one, or find the community and see how to join."),
    )
