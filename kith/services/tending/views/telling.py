"""What somebody's words came to: having seen it, and being told no more."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.members.people.queries import person
from kith.services.tending import synopses as read
from kith.services.tending.actions import telling
from kith.services.tending.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show the lines; then note that they were seen, or with `untold` or `again` whether to tell."""
    thread = finding.thread(request, key)
    summed = read.synopsis_of(thread.pk)
    if summed is None:
        raise Http404
    if request.method != "POST":
        context = {"summed": summed, "untold": read.wants_no_word(request.viewer.person_id)}
        return finding.show(request, "tending/told.html", thread, context)
    by = person(request.viewer)
    if "untold" in request.POST:
        telling.tell_no_more(by=by, community=thread.community)
        return finding.back_to(thread, _("You won’t be told any more when your words are summed up."))
    if "again" in request.POST:
        telling.tell_again(by=by, community=thread.community)
        return finding.back_to(thread, _("You’ll be told again."))
    telling.saw(thread, by=by)
    return finding.back_to(thread, _("Thank you for looking."))
