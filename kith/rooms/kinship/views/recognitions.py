"""Asking for a community to be recognised, and vouching for it."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import Leaf, leaf
from kith.base.kit.pages import page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.communities.queries import communities_of
from kith.members.people.queries import person
from kith.rooms.kinship.actions import recognising
from kith.rooms.kinship.forms import AskForm
from kith.rooms.kinship.models import Recognition, Voucher
from kith.rooms.kinship.queries import histories, recognition_of
from kith.rooms.kinship.views import finding


@door("readers of the community", "GET", "POST")
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show whether a community is recognised and who vouches; ask for it, as a member."""
    community = finding.community(request)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, form)
    if not request.viewer.standing.is_member:
        raise refuse("not-allowed", typed={"why": request.POST.get("why", "")})
    if not form.is_valid():
        return _show(request, form, status=422)
    recognising.ask(community, by=person(request.viewer), why=form.cleaned_data["why"])
    return finding.to("recognition", slug, words=_("Asked. Others can vouch for you now."))


@door("signed in", "POST")
def vouch(request: HttpRequest, slug: str) -> HttpResponse:
    """Vouch for a community, from one of one's own or for the network's support."""
    recognition = recognition_of(finding.community(request))
    if recognition is None:
        raise Http404
    own = communities_of(request.viewer)
    choices = histories.vouches_from(request.viewer, recognition, own)
    as_of = next((one for one in choices if one.slug == request.POST.get("as_of")), None)
    words = request.POST.get("words", "")
    if as_of is None:
        raise refuse("not-allowed", typed={"words": words})
    recognising.vouch(recognition, by=person(request.viewer), as_of=as_of, words=words)
    return finding.to("recognition", slug, words=_("Thank you. It says so on their page."))


@door("signed in", "POST")
def abstain(request: HttpRequest, slug: str) -> HttpResponse:
    """Rather not say whether one knows their work."""
    recognition = recognition_of(finding.community(request))
    if recognition is None:
        raise Http404
    recognising.abstain(recognition, by=person(request.viewer))
    return finding.to("recognition", slug, words=_("That’s fine. You won’t be asked again."))


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Take back that one asked."""
    recognition = recognition_of(finding.community(request))
    if recognition is not None:
        recognising.take_back(recognition, by=person(request.viewer))
    return finding.to("recognition", slug, words=_("Done. Nothing else changes."))


def _reaches(viewer: Any, recognition: Recognition | None) -> bool:
    """Say whether somebody is asked, to a member whose community waits for it."""
    waits = recognition is not None and recognition.recognised_at is None and viewer.standing.is_member
    return not waits or histories.reaches_somebody(recognition)


def _show(request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
    community, viewer = finding.community(request), request.viewer
    recognition = recognition_of(community)
    own = communities_of(viewer) if recognition and viewer.is_signed_in else []
    behind: Leaf[Voucher] = Leaf([])
    if recognition:
        behind = leaf(request, partial(histories.vouchers, recognition), histories.COUNT)
    context = {
        "community": community,
        "standing": viewer.standing,
        "recognition": recognition,
        "vouchers": behind,
        "choices": histories.vouches_from(viewer, recognition, own) if recognition else [],
        "reaches": _reaches(viewer, recognition),
        "is_asked": bool(recognition) and histories.is_asked(viewer, recognition),
        "form": typed(form),
    }
    return page(
        request, "kinship/recognition.html", context, status=status, here="about", community=community
    )
