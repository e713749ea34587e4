"""Replies to a conversation."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.base.kit.refusals import refuse
from kith.members.people.queries import person
from kith.rooms.forums.forms import ReplyForm
from kith.rooms.forums.views import finding
from kith.rooms.forums.views.meaning import meaning
from kith.rooms.forums.views.threads import show_thread
from kith.services.conversations import queries as conversations
from kith.services.conversations.actions.closing import closed
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.naming import naming_in
from kith.services.drafts.looking import look
from kith.services.drafts.sending import kept_until_sent, sent


@door("readers of the community", "GET", "POST")
def index(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Post a reply. Words that cannot be posted come back in the box. Looked at, lead to the conversation."""
    if request.method != "POST":
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponseRedirect(reverse("forums:conversation", args=[slug, key]) + query)
    place = f"reply:{key}"
    with kept_until_sent(request, place):
        thread = finding.opening(request, key)
        if not request.viewer.standing.is_member:
            raise refuse("not-allowed", typed={"source": request.POST.get("source", "")})
        if thread.is_closed:
            raise closed(request.POST.get("source", ""))
        means = meaning(request.POST, naming_in(thread, request.POST.get("source", "")))
        form = ReplyForm(means.data)
        means.ask(form)
        if not form.is_valid():
            return show_thread(request, key, form, status=422, questions=means.questions)
        looked = look(request, form, means.people.links)
        if looked:
            return show_thread(request, key, form, looked=looked)
        typed = form.cleaned_data
        to = conversations.post_named(typed["to"], request.viewer) if typed["to"] else None
        post = reply(
            thread,
            by=person(request.viewer),
            source=typed["source"],
            reply_to=to if to is not None and to.thread_id == thread.pk else None,
            once=typed["once"] or None,
        )
    sent(request, place)
    address = reverse("forums:conversation", args=[slug, thread.key])
    number = conversations.page_of(post.position)
    response = HttpResponseRedirect(f"{address}?page={number}#p-{post.key}", status=303)
    return notices.leave(response, _("Posted. You can change it whenever you like."))
