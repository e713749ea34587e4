"""Starting a conversation in a smaller group."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.ids import random_key
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.kinship import access
from kith.rooms.kinship.actions import gathering
from kith.rooms.kinship.forms import ConversationForm
from kith.rooms.kinship.queries import groups as queries
from kith.rooms.kinship.views import finding
from kith.services.conversations.models import Thread
from kith.services.drafts.queries import draft_of
from kith.services.drafts.sending import kept_until_sent, sent


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show the form, and start the conversation it describes."""
    place, sends = f"group:{key}", request.method == "POST"
    with kept_until_sent(request, place):
        group = finding.group(request, key)
        if not access.is_in(request.viewer, group):
            raise refuse("not-allowed", typed={"source": request.POST.get("source", "")})
        form = ConversationForm(request.POST) if sends else ConversationForm(initial=_kept(request, place))
        thread = None
        if sends and form.is_valid():
            thread = gathering.start_conversation(group, by=person(request.viewer), **form.cleaned_data)
    if thread is not None:
        sent(request, place)
        response = HttpResponseRedirect(queries.address_of(slug, thread.key), status=303)
        return notices.leave(response, _("It’s there. Everyone in the group can answer."))
    context = {
        "community": group.community,
        "group": group,
        "form": typed(form),
        "kinds": Thread.Kind.choices,
        "once": form["once"].value() or random_key(),
    }
    status = 422 if request.method == "POST" else 200
    return page(
        request,
        "kinship/new_conversation.html",
        context,
        status=status,
        here="groups",
        community=group.community,
    )


def _kept(request: HttpRequest, place: str) -> dict[str, str]:
    draft = draft_of(place, request.viewer)
    return {"title": draft.title, "source": draft.text} if draft else {}
