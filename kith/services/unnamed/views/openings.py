"""Opening a seal, for two who look after a community: asking, agreeing, taking it back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.moderation.declarations import Thing, reportable
from kith.services.unnamed import queries
from kith.services.unnamed.access import may_open
from kith.services.unnamed.actions import opening
from kith.services.unnamed.forms import WhyForm


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask another who looks after the community to agree to open who wrote a post."""
    community, viewer = request.viewer.standing.community, request.viewer
    thing = reportable(queries.POST).found(viewer, key)
    if thing is None or thing.community_id != community.pk:
        raise Http404
    if not may_open(viewer, community):
        raise refuse("not-allowed", typed={"why": request.POST.get("why", "")})
    there = queries.asked_about(thing.pk, community, viewer)
    if there is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("unnamed:opening", args=[slug, there.key]))
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked = opening.ask_to_open(thing, by=person(viewer), why=form.cleaned_data["why"])
        return _to(slug, asked.key, _("Asked. Nothing is open until another agrees."))
    context = {"thing": thing, "form": typed(form), "is_sealed": queries.is_sealed(thing.pk)}
    context["community"] = community
    status = 422 if request.method == "POST" else 200
    return page(request, "unnamed/new.html", context, status=status, here="about", community=community)


@door("members of the community")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what was asked; to the two who opened it, who it was, while that is kept."""
    community = request.viewer.standing.community
    context = {"asked": _asked(request, key), "community": community}
    return page(request, "unnamed/opening.html", context, here="about", community=community)


@door("members of the community", "POST")
def agreement(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Agree, which opens it to these two, and tells whoever it was."""
    asked = _asked(request, key)
    opening.agree(asked.unsealing, _thing(asked), by=person(request.viewer))
    return _to(slug, key, _("Open to the two of you. Whoever it is has been told."))


@door("members of the community", "POST")
def withdrawal(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take it back; who asked does."""
    asked = _asked(request, key)
    opening.take_back(asked.unsealing, _thing(asked), by=person(request.viewer))
    return _to(slug, key, _("It stays sealed."))


def _asked(request: HttpRequest, key: str) -> queries.Asked:
    found = queries.asked_named(key, request.viewer.standing.community, request.viewer)
    if found is None:
        raise Http404
    return found


def _thing(asked: queries.Asked) -> Thing:
    if asked.thing is None:
        raise opening.gone()
    return asked.thing


def _to(slug: str, key: str, words: str) -> HttpResponse:
    address = reverse("unnamed:opening", args=[slug, key])
    return notices.leave(HttpResponseRedirect(address, status=303), words)
