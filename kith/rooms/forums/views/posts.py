"""Single posts: their lasting address, changing one, what it said before."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import notices, page
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.communities.doorkeeper import to_sign_in
from kith.members.people.queries import person
from kith.rooms.forums import queries as forums
from kith.rooms.forums.forms import EditForm
from kith.rooms.forums.views import finding
from kith.services.conversations import queries as conversations
from kith.services.conversations.access import may_change
from kith.services.conversations.actions.editing import edit as change
from kith.services.conversations.actions.editing import version_of
from kith.services.conversations.homes import home_of, is_elsewhere
from kith.services.conversations.models import Post


def address_of(post: Post) -> str:
    """Return where a post stands today."""
    thread = home_of(post.thread.host_kind).thread(post.thread)
    return f"{thread}?page={conversations.page_of(post.position)}#p-{post.key}"


@door("anyone")
def permalink(request: HttpRequest, key: str) -> HttpResponse:
    """Go to the page that holds a post: its lasting address. A stranger may have to sign in first."""
    post = conversations.post_named(key, request.viewer)
    if post is None and not request.viewer.is_signed_in:
        return to_sign_in(request)
    if post is None:
        raise Http404
    return HttpResponseRedirect(address_of(post))


@door("readers of the community", "GET", "POST")
def edit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change a post; its author does."""
    post = finding.post(request, key)
    if request.method != "POST" and is_elsewhere(post.thread.host_kind):
        return HttpResponseRedirect(home_of(post.thread.host_kind).mend(post))
    if not may_change(request.viewer, post):
        raise refuse("not-allowed")
    form = EditForm(
        request.POST if request.method == "POST" else None,
        initial={"source": post.source, "was": version_of(post)},
    )
    if request.method == "POST" and form.is_valid():
        change(
            post,
            by=person(request.viewer),
            source=form.cleaned_data["source"],
            was=form.cleaned_data["was"] or None,
        )
        return notices.leave(
            HttpResponseRedirect(address_of(post), status=303), _("Changed. What it said before is kept.")
        )
    audience = post.thread.audience
    readers = forums.readers(post.community, audience.level, audience.group)
    context = {"form": typed(form), "post": post, "level": audience.level, "readers": readers}
    status = 422 if request.method == "POST" else 200
    return page(
        request,
        "forums/posts/edit.html",
        context,
        status=status,
        here="conversations",
        community=post.community,
    )


@door("readers of the community")
def history(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what a post said before."""
    post = finding.post(request, key)
    revisions = leaf(
        request,
        lambda number: conversations.revisions_of(post, number),
        conversations.REVISIONS_A_PAGE,
    )
    context = {"post": post, "revisions": revisions}
    return page(request, "forums/posts/history.html", context, here="conversations", community=post.community)
