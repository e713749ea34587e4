"""Invitations as who sends them sees them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.admissions import queries
from kith.rooms.admissions.actions import inviting
from kith.rooms.admissions.forms import InvitationForm
from kith.rooms.admissions.limits import require_invitation
from kith.rooms.admissions.models import Invitation
from kith.rooms.admissions.tokens import link_to
from kith.rooms.admissions.views import finding
from kith.rooms.admissions.words import ago


@door("members of the community", "GET", "POST")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what one sent here, and the form; POST invites."""
    community = finding.community(request)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, community, form)
    if not queries.may_invite(request.viewer, community):
        raise refuse("not-allowed")
    if not form.is_valid():
        return _page(request, community, form, status=422)
    require_invitation(request)
    values = {name: form.cleaned_data[name] for name in ("name", "address", "uses", "sentence")}
    made = inviting.invite(community, by=person(request.viewer), **values)
    return _back(slug, _said(made))


@door("members of the community", "POST")
def again(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Send one's invitation again, for another 14 days."""
    invitation = finding.invitation(request, key)
    require_invitation(request)
    return _back(slug, _said(inviting.renew(invitation, by=person(request.viewer))))


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """End an invitation: its link opens nothing any more."""
    inviting.end(finding.invitation(request, key), by=person(request.viewer))
    return _back(slug, _("That invitation is over. Its link opens nothing any more."))


@door("members of the community", "POST")
def second(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say yes, as the second member, to an invitation that another would like to send."""
    sent = inviting.second(finding.invitation(request, key), by=person(request.viewer))
    return _back(slug, _("Thank you. %(name)s’s invitation is out.") % {"name": sent.by.name})


def _said(invitation: Invitation) -> str:
    if invitation.state == Invitation.State.PROPOSED:
        return _("Kept. It goes out when a second member says yes.")
    if invitation.address:
        return _("Invited, for 14 days. They’ll get a letter, but never two within three days.")
    return _("Your link is below. It is good for 14 days.")


def _back(slug: str, words: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("admissions:invitations", args=[slug]), status=303)
    return notices.leave(response, words)


def _page(request: HttpRequest, community, form: InvitationForm, status: int = 200) -> HttpResponse:
    viewer = request.viewer
    may = queries.may_invite(viewer, community)
    sent = leaf(request, lambda at: queries.invitations_by(viewer, community, at), queries.COUNT)
    waits = leaf(request, lambda at: queries.proposed_to(viewer, community, at), queries.COUNT, "waiting")
    context = {
        "community": community,
        "form": typed(form),
        "may_invite": may,
        "needs_second": may and not queries.invites_alone(viewer, community),
        "sent": sent.of(_line),
        "proposed": waits,
    }
    return page(
        request, "admissions/invitations.html", context, status=status, here="people", community=community
    )


def _line(row: Invitation) -> dict:
    """Return an invitation as its sender's page shows it."""
    is_open = row.state == Invitation.State.OPEN and row.expires_at is not None and row.expires_at > now()
    is_used = row.came >= row.uses
    return {
        "row": row,
        "is_open": is_open and not is_used,
        "is_used": is_used,
        "is_over": not is_open and row.state != Invitation.State.PROPOSED,
        "age": ago(row.sent_at or row.made_at),
        "link": link_to(row) if is_open and not row.address and not is_used else "",
    }
