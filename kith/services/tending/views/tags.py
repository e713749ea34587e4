"""Tagging a conversation, and the word of a tag."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.conversations.voices import check_own_name
from kith.services.moderation.access import looks_after
from kith.services.tending import tags as read
from kith.services.tending.actions.tagging import rename, tag
from kith.services.tending.forms import TagsForm, WordForm
from kith.services.tending.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Give a conversation its tags."""
    thread = finding.thread(request, key)
    if request.method != "POST":
        check_own_name(request.viewer, thread.pk)
    here = ", ".join(one.word for one in read.tags_of(thread.pk))
    form = TagsForm(request.POST if request.method == "POST" else None, initial={"words": here})
    if request.method == "POST" and form.is_valid():
        tag(thread, form.cleaned_data["words"].split(","), by=person(request.viewer))
        return finding.back_to(thread, _("Tagged. Anyone who reads it finds it by these words."))
    context = {"form": typed(form), "known": read.tags_in(thread.community, request.viewer)}
    status = 422 if request.method == "POST" else 200
    return finding.show(request, "tending/tags.html", thread, context, status)


@door("members of the community", "GET", "POST")
def word(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Give a tag another word, or one that another has already."""
    community = finding.community(request)
    found = read.tag_named(community, key, request.viewer)
    if found is None:
        raise Http404
    if not looks_after(request.viewer, community):
        raise refuse("not-allowed", typed={"word": request.POST.get("word", "")})
    form = WordForm(request.POST if request.method == "POST" else None, initial={"word": found.word})
    if request.method == "POST" and form.is_valid():
        stays = rename(found, form.cleaned_data["word"], by=person(request.viewer))
        response = HttpResponseRedirect(f"/c/{slug}/conversations/tagged/{stays.key}/", status=303)
        return notices.leave(response, _("It’s called “%(word)s” now.") % {"word": stays.word})
    context = {"form": typed(form), "tag": found, "community": community}
    status = 422 if request.method == "POST" else 200
    return page(
        request, "tending/word.html", context, status=status, here="conversations", community=community
    )
