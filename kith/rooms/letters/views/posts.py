"""Changing one's own words in a letter, and what it said before."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.letters.access import Standing
from kith.rooms.letters.forms import EditForm
from kith.rooms.letters.hosting import post_at, why_not
from kith.rooms.letters.views import finding
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import may_change
from kith.services.conversations.actions.editing import edit as change
from kith.services.conversations.actions.editing import version_of
from kith.services.conversations.models import Post
from kith.services.drafts.looking import look
from kith.services.drafts.queries import draft_of
from kith.services.drafts.sending import kept_until_sent, sent


@door("signed in", "GET", "POST")
def edit(request: HttpRequest, key: str, post: str) -> HttpResponse:
    """Change what one wrote; its author does, while the two write to each other."""
    place = f"letter-change:{post}"
    with kept_until_sent(request, place):
        talk = finding.talk(request, key)
        found = finding.post(request, talk, post)
        if not may_change(request.viewer, found):
            raise refuse("not-allowed", next=_("Only who wrote it changes it."))
        if talk.standing != Standing.OPEN:
            raise why_not(talk.standing, request.POST.get("source", ""))
        sends = request.method == "POST"
        form = EditForm(request.POST) if sends else EditForm(initial=_before(request, found, place))
        looked = look(request, form)
        if sends and not looked and form.is_valid():
            words = form.cleaned_data
            change(found, by=person(request.viewer), source=words["source"], was=words["was"] or None)
            sent(request, place)
            response = HttpResponseRedirect(post_at(found), status=303)
            return notices.leave(response, _("Changed. What it said before is kept."))
    context = {"form": typed(form), "post": found, "talk": talk, "here": post_at(found), "looked": looked}
    status = 422 if sends and not looked else 200
    return page(request, "letters/edit.html", context, status=status, here="letters")


def _before(request: HttpRequest, found: Post, place: str) -> dict[str, str]:
    """Return what stands in the box at first: the draft of a change, else the words as they are."""
    draft = draft_of(place, request.viewer)
    was = version_of(found)
    return {"source": draft.text, "was": draft.was or was} if draft else {"source": found.source, "was": was}


@door("signed in")
def history(request: HttpRequest, key: str, post: str) -> HttpResponse:
    """Show what a letter said before."""
    talk = finding.talk(request, key)
    found = finding.post(request, talk, post)
    revisions = leaf(
        request,
        lambda number: conversations.revisions_of(found, number),
        conversations.REVISIONS_A_PAGE,
    )
    context = {"post": found, "revisions": revisions, "talk": talk, "here": post_at(found)}
    return page(request, "letters/history.html", context, here="letters")
