"""Splitting posts off into a conversation of their own."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import leaf
from kith.base.kit.refusals import refuse
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.services.tending import queries
from kith.services.tending.actions.motions import carry
from kith.services.tending.forms import SplitForm
from kith.services.tending.models import Motion
from kith.services.tending.views import finding


@door("members of the community", "GET", "POST")
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Choose which posts go, from one page of them at a time."""
    thread = finding.thread(request, key)
    how = queries.how_tends(request.viewer, thread)
    if not how:
        raise refuse("not-allowed", typed={"title": request.POST.get("title", "")})
    chosen = request.POST.getlist("post")
    form = SplitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {"posts": chosen, "title": form.cleaned_data["title"]}
        by, why = person(request.viewer), form.cleaned_data["why"]
        done = carry(thread, Motion.Act.SPLIT, by=by, why=why, given=given)
        said = _(
            "They’re a conversation of their own now. Put the two together again if you change your mind."
        )
        return finding.after(done, thread, said, _("It’s asked. It happens when another member agrees."))
    posts = leaf(request, lambda number: queries.posts_to_choose(thread, number), queries.POSTS)
    context = {"form": typed(form), "posts": posts, "chosen": set(chosen), "how": how}
    status = 422 if request.method == "POST" else 200
    return finding.show(request, "tending/split.html", thread, context, status)
