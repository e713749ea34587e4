"""Introducing somebody: to whom, and in which words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.lines import one_line
from kith.base.kit.pages import page
from kith.base.kit.typed import typed
from kith.members.people.models import Person
from kith.members.people.queries import Face, person
from kith.rooms.letters import introductions
from kith.rooms.letters.access import knows, may_introduce
from kith.rooms.letters.actions import introducing
from kith.rooms.letters.forms import IntroductionForm
from kith.rooms.letters.models import Introduction
from kith.rooms.letters.views import finding


@door("signed in")
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Choose to whom somebody is introduced."""
    whom = finding.somebody(request, key)
    if not knows(request.viewer, whom):
        raise Http404
    text = one_line(request.GET.get("q", ""))[:80]
    found = introductions.to_introduce_to(request.viewer, whom, text)
    context = {"whom": Face.of(whom), "found": found, "text": text}
    return page(request, "letters/choose.html", context, here="letters")


@door("signed in", "GET", "POST")
def new(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """Write why each of the two would like to know the other, and ask them both."""
    two = finding.somebody(request, key), finding.somebody(request, other)
    if not may_introduce(request.viewer, *two):
        raise Http404
    form = IntroductionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        introducing.propose(*two, by=person(request.viewer), words=form.cleaned_data["words"])
        return finding.back_to("introductions", _("They’re both asked. You’ll see here when it comes to be."))
    return _form(request, two, form, None)


@door("signed in", "GET", "POST")
def take_up(request: HttpRequest, key: str) -> HttpResponse:
    """Introduce whoever asked for it."""
    asked = finding.introduction(request, key)
    if asked.by_id != request.viewer.pk or asked.state != Introduction.State.ASKED:
        raise Http404
    form = IntroductionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        introducing.take_up(asked, by=person(request.viewer), words=form.cleaned_data["words"])
        said = _("%(name)s is asked now. You’ll see here when it comes to be.") % {"name": asked.other.name}
        return finding.back_to("introductions", said)
    return _form(request, (asked.one, asked.other), form, asked)


def _form(
    request: HttpRequest, two: tuple[Person, Person], form: IntroductionForm, asked: Introduction | None
) -> HttpResponse:
    one, other = (Face.of(each) for each in two)
    context = {"one": one, "other": other, "form": typed(form), "asked": asked}
    status = 422 if request.method == "POST" else 200
    return page(request, "letters/introduce.html", context, status=status, here="letters")
