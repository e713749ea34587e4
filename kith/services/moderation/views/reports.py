"""Telling those who look after a community that something isn't right."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.moderation import queries, words
from kith.services.moderation.access import is_between_two
from kith.services.moderation.actions.raising import report
from kith.services.moderation.forms import WordsForm
from kith.services.moderation.views import finding


@door("signed in", "GET", "POST")
def new(request: HttpRequest, slug: str, word: str, key: str) -> HttpResponse:
    """Say first who will read it; then take in what isn't right, in their own words."""
    thing, community = finding.thing(request, word, key), finding.community(request)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        concern = report(thing, by=person(request.viewer), words=form.cleaned_data["words"])
        return finding.back_to(concern, _("Thank you for saying so. They’ll look."))
    context = {
        "thing": thing,
        "community": community,
        "between_two": is_between_two(thing.audience),
        "form": typed(form),
        "who_reads": words.who_reads(
            queries.bench_for_report(thing, request.viewer, community), community.name
        ),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "moderation/report.html", context, status=status, here="care", community=community)
