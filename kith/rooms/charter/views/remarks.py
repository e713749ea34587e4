"""What members say to a proposal."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.members.people.queries import person
from kith.rooms.charter import queries
from kith.rooms.charter.actions import proposing
from kith.rooms.charter.models import Remark, Version


@door("members of the community", "POST")
def new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say something to a proposal, or ask to wait."""
    version = _version(request, key)
    kind = Remark.Kind.NOT_YET if request.POST.get("kind") == "not_yet" else Remark.Kind.REMARK
    proposing.remark(version, by=person(request.viewer), words=request.POST.get("words", ""), kind=kind)
    return _back(version, _("Said. Members can read it."), queries.last_page(version))


@door("members of the community", "POST")
def withdraw(request: HttpRequest, slug: str, key: str, remark: str) -> HttpResponse:
    """Take one's own "not yet" back."""
    version = _version(request, key)
    found = queries.remark_named(remark, version)
    if found is None:
        raise Http404
    proposing.withdraw_not_yet(found, by=person(request.viewer))
    return _back(version, _("Thank you. What you said stays."))


def _version(request: HttpRequest, key: str) -> Version:
    version = queries.proposal_named(key, request.viewer.standing.community, request.viewer)
    if version is None:
        raise Http404
    return version


def _back(version: Version, words: str, page: int = 1) -> HttpResponse:
    address = reverse("charter:proposal", args=[version.community.slug, version.key])
    address += f"?page={page}" if page > 1 else ""
    return notices.leave(HttpResponseRedirect(address, status=303), words)
