"""One concern: for who looks at it, for who raised it, and for who wrote what it is about."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.moderation import queries, words
from kith.services.moderation.actions import deciding, raising
from kith.services.moderation.actions.mending import appeal as ask_again
from kith.services.moderation.actions.mending import change, may_be_appealed
from kith.services.moderation.actions.raising import may_be_withdrawn
from kith.services.moderation.forms import DecisionForm, MendingForm, WordsForm
from kith.services.moderation.models import Concern
from kith.services.moderation.views import finding


@door("signed in")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show a concern to who has to do with it, each their own side of it."""
    return _show(request, finding.case(request, key))


@door("signed in", "POST")
def look(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say that one is looking."""
    concern = deciding.look_at(finding.case(request, key).concern, by=person(request.viewer))
    return finding.back_to(concern, _("The others who look can see that you’re on it."))


@door("signed in", "POST")
def decision(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say what should happen; once enough agree, it does."""
    case, form = finding.case(request, key), DecisionForm(request.POST)
    if case.decides and not form.is_valid():
        return _show(request, case, decision=form, status=422)
    chosen = form.cleaned_data if form.is_valid() else {"verdict": "", "why": ""}
    concern = deciding.decide(case.concern, by=person(request.viewer), **chosen)
    if concern.state in Concern.UNDER_WAY:
        return finding.back_to(concern, _("That’s kept. Once another agrees, it happens."))
    return finding.back_to(concern, _("Done, and everyone it concerns can read what happened."))


@door("signed in", "POST")
def withdrawal(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take back what one said."""
    concern = raising.withdraw(finding.case(request, key).concern, by=person(request.viewer))
    return finding.back_to(concern, _("You took it back."))


@door("signed in", "POST")
def mending(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change one's words while they are out of sight."""
    case, form = finding.case(request, key), MendingForm(request.POST)
    if not case.wrote or case.thing is None:
        raise refuse("not-allowed")
    if not form.is_valid():
        return _show(request, case, mending=form, status=422)
    change(case.concern, by=person(request.viewer), **form.cleaned_data)
    return finding.back_to(case.concern, _("Changed. Thank you."))


@door("signed in", "POST")
def appeal(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask that others look again at what was decided about one's words."""
    case, form = finding.case(request, key), WordsForm(request.POST)
    if case.wrote and not form.is_valid():
        return _show(request, case, appeal=form, status=422)
    said = form.cleaned_data["words"] if form.is_valid() else "…"
    again = ask_again(case.concern, by=person(request.viewer), words=said)
    return finding.back_to(again, _("Others will look again."))


def _as_it_stands(case: queries.Case) -> dict[str, str]:
    if not case.wrote or case.thing is None:
        return {}
    return {"source": case.thing.source, "title": case.thing.title}


def _show(
    request: HttpRequest,
    case: queries.Case,
    decision: DecisionForm | None = None,
    appeal: WordsForm | None = None,
    mending: MendingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    concern, community = case.concern, finding.community(request)
    under_way = concern.state in Concern.UNDER_WAY
    context = {
        "case": case,
        "concern": concern,
        "community": community,
        "heading": words.heading(case),
        "who_reads": words.who_reads(case.bench, community.name),
        "said": words.to_author(concern) if case.wrote else words.outcome(concern),
        "reasons": queries.reasons(concern),
        "under_way": under_way,
        "looks": queries.looks(concern) if case.decides else [],
        "steps": queries.steps(concern) if case.decides else [],
        "verdicts": words.verdicts(concern),
        "decision": typed(decision or DecisionForm()),
        "appeal": typed(appeal or WordsForm()),
        "mending": typed(mending or MendingForm(initial=_as_it_stands(case))),
        "may_withdraw": case.raised and may_be_withdrawn(concern),
        "may_appeal": case.wrote and may_be_appealed(concern) and not queries.was_appealed(concern),
        "may_mend": case.wrote and queries.is_mendable(concern),
    }
    return page(request, "moderation/concern.html", context, status=status, here="care", community=community)
