"""Writing on in a conversation, and stopping it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices
from kith.members.people.queries import person
from kith.rooms.letters.actions import stopping
from kith.rooms.letters.forms import LetterForm
from kith.rooms.letters.views import finding
from kith.rooms.letters.views.letters import show_talk
from kith.services.conversations import queries as conversations
from kith.services.conversations.actions.replying import reply
from kith.services.drafts.looking import look
from kith.services.drafts.sending import kept_until_sent, sent


@door("signed in", "POST")
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Send a letter on. Words that cannot be sent come back in the box."""
    place = f"letter:{key}"
    with kept_until_sent(request, place):
        talk, form = finding.talk(request, key), LetterForm(request.POST)
        if not form.is_valid():
            return show_talk(request, talk, form, status=422)
        looked = look(request, form)
        if looked:
            return show_talk(request, talk, form, looked=looked)
        by, words = person(request.viewer), form.cleaned_data
        post = reply(talk.thread, by=by, source=words["source"], once=words["once"] or None)
    sent(request, place)
    page_number = conversations.page_of(post.position)
    address = f"{reverse('letters:letter', args=[talk.thread.key])}?page={page_number}#p-{post.key}"
    return notices.leave(
        HttpResponseRedirect(address, status=303), _("Sent. You can change it whenever you like.")
    )


@door("signed in", "POST")
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """Stop a conversation, or with `again` in the form take one's own stop back."""
    talk, by = finding.talk(request, key), person(request.viewer)
    if "again" in request.POST:
        stopping.go_on(talk.exchange, by=by)
        said = _("You can write to each other again, unless they’d rather not.")
    else:
        stopping.stop(talk.exchange, by=by)
        said = _("It’s stopped. What you wrote to each other stays for you both to read.")
    return finding.back_to("letter", said, key)
