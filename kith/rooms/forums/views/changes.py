"""Changing what one wrote; where it was changed meanwhile, both versions are shown."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import Refusal, refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.forums import queries as forums
from kith.rooms.forums.forms import EditForm
from kith.rooms.forums.views import finding
from kith.rooms.forums.views.meaning import meaning
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import may_change
from kith.services.conversations.actions.editing import edit as change
from kith.services.conversations.actions.editing import version_of
from kith.services.conversations.addresses import of_post
from kith.services.conversations.homes import home_of, is_elsewhere
from kith.services.conversations.models import Post
from kith.services.conversations.naming import naming_in
from kith.services.conversations.together import together
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from kith.services.drafts.looking import look
from kith.services.drafts.queries import draft_of
from kith.services.drafts.sending import kept_until_sent, sent


@door("readers of the community", "GET", "POST")
def edit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change a post; its author does."""
    place = f"change:{key}"
    with kept_until_sent(request, place):
        post = finding.post(request, key)
        if request.method != "POST" and is_elsewhere(post.thread.host_kind):
            return HttpResponseRedirect(home_of(post.thread.host_kind).mend(post))
        if not may_change(request.viewer, post):
            raise refuse("not-allowed")
        if request.method != "POST":
            return _show(request, post, EditForm(initial=_before(request, post, place)))
        means = meaning(request.POST, naming_in(post.thread, request.POST.get("source", "")))
        form = EditForm(means.data)
        means.ask(form)
        if not form.is_valid():
            return _show(request, post, form, status=422, questions=means.questions)
        looked = look(request, form, means.people.links)
        if looked:
            return _show(request, post, form, looked=looked)
        words = form.cleaned_data
        try:
            change(post, by=person(request.viewer), source=words["source"], was=words["was"] or None)
        except Refusal as no:
            if no.code != "changed-meanwhile":
                raise
            return _both(
                request, finding.post(request, key), Sheet(text=_lines(words["source"]), was=words["was"])
            )
    sent(request, place)
    response = HttpResponseRedirect(of_post(post), status=303)
    said = _("Changed. What it said before is gone.") if post.is_unnamed else None
    return notices.leave(response, said or _("Changed. What it said before is kept."))


def _before(request: HttpRequest, post: Post, place: str) -> dict[str, str]:
    """Return what stands in the box at first: the draft of a change, else the words as they are."""
    draft = draft_of(place, request.viewer)
    was = version_of(post)
    return {"source": draft.text, "was": draft.was or was} if draft else {"source": post.source, "was": was}


def _show(request: HttpRequest, post: Post, form: EditForm, status: int = 200, **said: Any) -> HttpResponse:
    """Show the form. said: what its words become (looked), what is to be asked of them (questions)."""
    return _page(request, "edit", post, {"form": typed(form), "looked": "", "questions": (), **said}, status)


def _both(request: HttpRequest, post: Post, mine: Sheet) -> HttpResponse:
    """Show both versions of a post that was changed meanwhile, to choose from or to put together."""
    keep(f"change:{post.key}", mine, by=person(request.viewer))
    last = conversations.last_change_of(post)
    context = {
        "mine": mine.text,
        "both": together(mine.text, post.source),
        "was": version_of(post),
        "who": last["who"] if last and last["who"] != request.viewer.name else "",
        "at": post.edited_at or post.posted_at,
        "action": request.path,
    }
    return _page(request, "both", post, context, 409)


def _lines(words: str) -> str:
    # A form ends its lines otherwise than what is kept.
    return words.replace("\r\n", "\n")


def _page(request: HttpRequest, name: str, post: Post, said: dict[str, Any], status: int) -> HttpResponse:
    audience = post.thread.audience
    readers = forums.readers(post.community, audience.level, audience.group)
    context = {**said, "post": post, "level": audience.level, "readers": readers}
    template = f"forums/posts/{name}.html"
    return page(request, template, context, status=status, here="conversations", community=post.community)
