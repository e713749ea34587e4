"""What a community is to others: read, proposed, agreed to, ended."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kith.base.kit.doors import door
from kith.base.kit.leaves import Leaf, leaf
from kith.base.kit.pages import page
from kith.base.kit.typed import typed
from kith.members.people.queries import person
from kith.rooms.kinship.actions import relating
from kith.rooms.kinship.forms import RelationForm
from kith.rooms.kinship.models import Relation
from kith.rooms.kinship.queries import near_by
from kith.rooms.kinship.queries import relations as queries
from kith.rooms.kinship.views import finding


@door("readers of the community")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a community and others say of each other, and to members what is proposed."""
    community, viewer = finding.community(request), request.viewer
    is_member = viewer.standing.is_member
    proposed: Leaf[queries.Proposed] = Leaf([])
    if is_member:
        read = partial(queries.proposals, community, viewer)
        proposed = leaf(request, read, queries.COUNT, "proposed")
    context = {
        "community": community,
        "standing": viewer.standing,
        "told": leaf(request, partial(queries.relations_on, community), queries.COUNT),
        "proposals": proposed,
        "answers": is_member and queries.answers_for(viewer, community),
        "near": near_by(community, viewer),
    }
    return page(request, "kinship/related.html", context, here="about", community=community)


@door("members of the community", "GET", "POST")
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, and propose what it says."""
    community = finding.community(request)
    form = RelationForm(
        request.POST if request.method == "POST" else None, initial={"other": request.GET.get("with", "")}
    )
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data.pop("other")
        other = queries.community_meant(wanted)
        if other is not None and other.pk != community.pk:
            relating.propose(community, other, by=person(request.viewer), **form.cleaned_data)
            words = _("Proposed. %(name)s can say yes, or let it go.") % {"name": other.name}
            return finding.to("related", slug, words=words)
        form.add_error(
            "other", _("There’s no other community of that name here. Its page shows how it’s written.")
        )
    context = {
        "community": community,
        "form": typed(form),
        "kinds": Relation.Kind.choices,
        "near": near_by(community, request.viewer),
    }
    status = 422 if request.method == "POST" else 200
    return page(
        request, "kinship/new_relation.html", context, status=status, here="about", community=community
    )


@door("members of the community", "POST")
def agree(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say yes for the community it was proposed to."""
    held = relating.agree(_found(request, key), by=person(request.viewer))
    stands = held.state == Relation.State.STANDING
    words = (
        _("Both say so now, on both pages.")
        if stands
        else _("Thank you. One more member’s yes, and it stands.")
    )
    return finding.to("related", slug, words=words)


@door("members of the community", "POST")
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let a proposal go, or end what stands."""
    relating.end(_found(request, key), by=person(request.viewer))
    return finding.to("related", slug, words=_("Done. It’s on neither page any more."))


def _found(request: HttpRequest, key: str) -> Relation:
    relation = queries.relation_named(key, finding.community(request), request.viewer)
    if relation is None:
        raise Http404
    return relation
