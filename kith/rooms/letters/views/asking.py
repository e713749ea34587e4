"""Asking somebody to introduce one to a person who would rather be introduced."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.lines import one_line
from kith.base.kit.pages import page
from kith.base.kit.typed import typed
from kith.members.people.models import Person
from kith.members.people.queries import Face, person
from kith.rooms.letters import introductions
from kith.rooms.letters.access import Way, way_to
from kith.rooms.letters.actions import introducing
from kith.rooms.letters.forms import RequestForm
from kith.rooms.letters.views import finding


@door("signed in", "GET", "POST")
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Ask one of those who know both."""
    whom = finding.somebody(request, key)
    way = way_to(request.viewer, whom)
    if way == Way.WRITE:
        return HttpResponseRedirect(reverse("letters:new", args=[whom.key]))
    if way != Way.ASK:
        raise Http404
    form = RequestForm(request.POST if request.method == "POST" else None)
    through = _through(request, whom, form)
    if through is not None:
        by, said = person(request.viewer), form.cleaned_data["request"]
        introducing.ask(whom, through=through, by=by, request=said)
        words = _("%(name)s is asked. If it suits them, they introduce you.") % {"name": through.name}
        return finding.back_to("introductions", words)
    return _form(request, whom, form)


def _through(request: HttpRequest, whom: Person, form: RequestForm) -> Person | None:
    if request.method != "POST" or not form.is_valid():
        return None
    found = introductions.person_named(form.cleaned_data["through"], request.viewer)
    if found is None or found.pk == whom.pk:
        form.add_error("through", _("Say whom you’d like to ask."))
        return None
    return found


def _form(request: HttpRequest, whom: Person, form: RequestForm) -> HttpResponse:
    text = one_line(request.GET.get("q", ""))[:80]
    context = {
        "whom": Face.of(whom),
        "found": introductions.who_could_introduce(request.viewer, whom, text),
        "text": text,
        "form": typed(form),
        "already": introducing.asked_already(person(request.viewer), whom),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "letters/ask.html", context, status=status, here="letters")
