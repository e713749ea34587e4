"""Faults that let a reader tell the two worlds apart, each in the place where somebody might make it.

A plant is put into both worlds; what differs then is what it lets through.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.core import mail
from django.db.models import CharField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.urls import reverse

from kith.base.kit.refusals import refuse
from kith.desks.home import talk as home_talk
from kith.desks.home.views import front_door
from kith.members.communities import queries as communities
from kith.members.communities.access import belonging, sees
from kith.members.communities.models import Audience, Community, Group
from kith.members.profiles import finding
from kith.members.profiles import queries as profiles
from kith.members.profiles.models import Profile
from kith.rooms.kinship.queries import groups
from kith.rooms.letters.actions import telling
from kith.rooms.letters.models import Part
from kith.services.conversations import lines
from kith.services.conversations import queries as conversations
from kith.services.conversations.models import Post, Thread
from kith.services.feed import queries as feed
from kith.services.search import queries as search
from kith.services.search.index import index
from kith.services.search.index.rows import Allowed
from kith.services.search.reading import Query
from kith.services.search.views import results
from tests.cast import visit
from tests.worlds.channels import mail_to, told
from tests.worlds.fate import fated, undone
from tests.worlds.replaying import Answer, Reader, Step
from tests.worlds.twins import Twin
from tests.worlds.words import BOTH

Patch = pytest.MonkeyPatch
Answers = dict[Step, Answer]


@dataclass(frozen=True)
class Plant:
    """A fault: who meets it, what they ask, and how it is put in."""

    who: str
    ask: Callable[[Twin, Reader], Answers]
    put_in: Callable[[Patch, Twin], Any]


def answers(twin: Twin, plant: Plant) -> tuple[Answers, Answers]:
    """Return what a world answers without this fault, and with it."""
    return _asked(twin, plant, lambda patch, twin: None), _asked(twin, plant, plant.put_in)


def _asked(twin: Twin, plant: Plant, put_in: Callable[[Patch, Twin], Any]) -> Answers:
    with undone(), fated("planted"), pytest.MonkeyPatch.context() as patch:
        put_in(patch, twin)
        return plant.ask(twin, Reader(twin, plant.who))


def _at(*addresses: str) -> Callable[[Twin, Reader], Answers]:
    return lambda twin, reader: reader.ask_all(("GET", address) for address in addresses)


def _everything() -> Allowed:
    return Allowed(tuple(Audience.objects.values_list("pk", flat=True)), (), 0)


def _counted_first(patch: Patch, twin: Twin) -> None:
    """Search among everything, and leave out afterwards what the reader may not see."""
    patch.setattr(search, "_allowed", lambda person, community: _everything())


def _rare_words_first(patch: Patch, twin: Twin) -> None:
    """Let a word weigh the more the fewer texts hold it, of all there are."""

    def ranked(hits: list, query: Query) -> list:
        holding = {stem: len(index().newest(Query(((stem,),)), _everything(), 5_000)) for stem in query.stems}

        def weight(hit: Any) -> float:
            return sum(hit.body.count(f" {stem} ") / number for stem, number in holding.items())

        return sorted(hits, key=weight, reverse=True)

    patch.setattr(search, "ranked", ranked)


def _suggested_by_all(patch: Patch, twin: Twin) -> None:
    """Suggest words that anybody uses of themselves, whoever may read that."""
    patch.setattr(profiles, "open_to", lambda *asked: Q())


def _last_of_the_community(patch: Patch, twin: Twin) -> None:
    """Name, as who spoke last, whoever spoke last in the whole community."""
    real = home_talk.newest_here

    def newest_here(viewer: Any, here: Any) -> list[lines.Line]:
        last = Post.objects.filter(community=here.pk).order_by("-posted_at", "-pk").first()
        return [replace(line, last_post_by=last.author.name) for line in real(viewer, here)]

    patch.setattr(home_talk, "newest_here", newest_here)


def _liveliest_first(patch: Patch, twin: Twin) -> None:
    """Order the shelf by where something was said last."""
    said = Thread.objects.filter(community=OuterRef("pk")).order_by().values("community")
    rows = Community.objects.filter(kind="community")
    rows = rows.annotate(last=Subquery(said.annotate(last=Max("last_post_at")).values("last")))
    patch.setattr(communities, "shelf", lambda *asked: list(rows.order_by("-last", "pk")))


def _unread_of_all(patch: Patch, twin: Twin) -> None:
    """Count, as new to somebody, all that was said in the community."""

    def new_posts(line: lines.Line) -> int:
        return Post.objects.filter(community__slug=line.slug).count() - (line.position or 0)

    patch.setattr(lines.Line, "new_posts", property(new_posts))


def _pages_of_all(patch: Patch, twin: Twin) -> None:
    """Offer a next page as long as there are hits, whoever may see them."""
    real = search.find

    def find(person: Any, text: str, community: Any, page: int, *asked: Any) -> search.Results:
        every = index().newest(search.reading.read(text), _everything(), 5_000)
        return replace(
            real(person, text, community, page, *asked), has_more=len(every) > page * search.HITS_A_PAGE
        )

    patch.setattr(results, "find", find)


def _ids_for_keys(patch: Patch, twin: Twin) -> None:
    """Name posts on their page by their ids."""
    by_id = Cast("pk", CharField())
    patch.setattr(conversations, "_POST", ("pk", by_id, *conversations._POST[2:]))


def _one_list_for_all(patch: Patch, twin: Twin) -> None:
    """Remember a community's newest conversations for whoever comes next; a member came first."""
    kept: dict[int, Any] = {}
    real = home_talk.newest_here
    patch.setattr(home_talk, "newest_here", lambda viewer, here: kept.setdefault(here.pk, real(viewer, here)))
    visit(twin.cast.ada).get(reverse("home:community", args=["weavers"]))


def _everyone_listed(patch: Patch, twin: Twin) -> None:
    """List in the directory whoever has a name, out of an archive too."""
    for module in (finding, profiles):
        patch.setattr(module, "listed", lambda people: people)


def _groups_of_others(patch: Patch, twin: Twin) -> None:
    """List smaller groups to whoever looks."""
    patch.setattr(groups, "groups_visible_to", lambda person: Group.objects.filter(kind="subgroup"))


def _how_many(patch: Patch, twin: Twin) -> None:
    """Say on the front door how many belong to a community."""
    patch.setattr(front_door, "how_to_join", lambda one: f"{belonging(one.pk).count()} people belong.")


def _told_of_all(patch: Patch, twin: Twin) -> None:
    """Collect the newest for the feed before leaving out what its reader may not see."""
    patch.setattr(feed, "visible_audiences", lambda person: Audience.objects.all())


def _open_profiles(patch: Patch, twin: Twin) -> None:
    """Forget the level of a part of a profile."""
    patch.setattr(Profile, "level", lambda profile, part: "network")


def _mail_to_lou(patch: Patch, twin: Twin) -> None:
    """Send what two others are asked to Lou."""
    patch.setattr(telling, "addresses", lambda person: ["lou@twin.example"])


def _mail_again(twin: Twin, reader: Reader) -> Answers:
    """Mail everybody who is asked about an introduction, as if they had not been told."""
    mail.outbox.clear()
    Part.objects.update(told_at=None)
    for introduction, person in Part.objects.order_by("pk").values_list("introduction", "person"):
        telling.tell(introduction, person)
    return mail_to(twin.people["lou"])


def _forbidden_for_missing(patch: Patch, twin: Twin) -> None:
    """Say of what is there that it is not for them, and not that there is nothing."""

    def there(*asked: Any) -> bool:
        if not sees(*asked):
            raise refuse("not-allowed")
        return True

    patch.setattr(conversations, "sees", there)


def _conversation(twin: Twin, reader: Reader) -> Answers:
    thread = twin.threads["doorway"][0]
    return reader.ask_all([("GET", reverse("forums:conversation", args=["weavers", thread.key]))])


def _person(twin: Twin, reader: Reader) -> Answers:
    return reader.ask_all([("GET", reverse("profiles:person", args=[twin.people["n16"].key]))])


def _hidden(twin: Twin, reader: Reader) -> Answers:
    there = [address for address in twin.hidden if "/c/weavers/conversations/" in address]
    return reader.ask_all(("GET", address) for address in there[:5])


_TWO_WORDS = [f"/search/?q=treadle+{word}" for word in BOTH]
_PAGES = [f"/search/?q=treadle&page={number}" for number in range(1, 8)]

PLANTS = {
    "search counts first": Plant("stranger", _at(*_PAGES), _counted_first),
    "rank by rarity": Plant("stranger", _at(*_TWO_WORDS), _rare_words_first),
    "suggestions of all": Plant("pat", _at("/you/profile/"), _suggested_by_all),
    "last reply by": Plant("stranger", _at("/c/weavers/"), _last_of_the_community),
    "order by hidden talk": Plant("stranger", _at("/communities/"), _liveliest_first),
    "unread line": Plant("tess", _at("/c/potters/"), _unread_of_all),
    "next page": Plant("stranger", _at(*_TWO_WORDS), _pages_of_all),
    "ids": Plant("stranger", _conversation, _ids_for_keys),
    "cache": Plant("stranger", _at("/c/weavers/"), _one_list_for_all),
    "directory": Plant("pat", _at("/people/", "/people/?q=aaron"), _everyone_listed),
    "group": Plant("lou", _at("/c/weavers/groups/"), _groups_of_others),
    "member count": Plant("stranger", _at("/"), _how_many),
    "feed": Plant("abe", lambda twin, reader: told(twin.people["abe"]), _told_of_all),
    "profile part": Plant("pat", _person, _open_profiles),
    "mail": Plant("lou", _mail_again, _mail_to_lou),
    "existence": Plant("pat", _hidden, _forbidden_for_missing),
}
