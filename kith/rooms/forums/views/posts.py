"""Single posts: their lasting address, what one said before."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from kith.base.kit.differing import differences
from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.pages import page, page_number
from kith.members.communities.doorkeeper import to_sign_in
from kith.rooms.forums.views import finding
from kith.rooms.forums.views.leading import not_here
from kith.services.conversations import queries as conversations
from kith.services.conversations.addresses import of_post


@door("anyone")
def permalink(request: HttpRequest, key: str) -> HttpResponse:
    """Go to the page that holds a post: its lasting address. A stranger may have to sign in first."""
    post = conversations.post_named(key, request.viewer)
    if post is None and not request.viewer.is_signed_in:
        return to_sign_in(request)
    if post is None:
        raise not_here(request, post=key)
    return HttpResponseRedirect(of_post(post))


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


@door("readers of the community")
def compare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what was taken out and put in between a version of a post, ?version=, and the next."""
    post = finding.post(request, key)
    number = page_number(request, name="version")
    old = conversations.version_of(post, number)
    new = conversations.version_of(post, number + 1)
    if old is None or new is None:
        raise Http404
    context = {
        "post": post,
        "number": number,
        "old_at": old[1],
        "new_at": new[1],
        "pieces": differences(old[0], new[0]),
        "has_next": conversations.version_of(post, number + 2) is not None,
    }
    return page(request, "forums/posts/compare.html", context, here="conversations", community=post.community)
