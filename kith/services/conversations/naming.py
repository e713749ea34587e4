"""Who can be named in a conversation by "@" and a name: who belongs and reads it, and who wrote in it.

They are looked for only where there is an "@". A first name is enough where one of them has it; where several
have the same name, nobody is named until the writer has said who is meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from kith.base.kit.text.markdown import markdown_tokens
from kith.base.kit.text.naming import addresses_in, first_words, names_in, pattern_of, spelt
from kith.members.communities.access import belonging, people_who_may_see
from kith.members.communities.models import Audience
from kith.members.people.models import Person
from kith.members.people.names import first_name
from kith.members.people.queries import Face
from kith.services.conversations.homes import is_elsewhere
from kith.services.conversations.models import Post

_MOST = 200
_SUGGESTED = 8


@dataclass(frozen=True, slots=True)
class Naming:
    """Those whom a text may name, by each name (as `spelt`) that may mean them."""

    by_name: Mapping[str, tuple[Face, ...]]

    @property
    def links(self) -> dict[str, str]:
        """Where each name that means one person leads to."""
        return {name: profile_of(faces[0]) for name, faces in self.by_name.items() if len(faces) == 1}

    @property
    def alike(self) -> list[str]:
        """The whole names that several have, for whom only a link tells which."""
        return [
            name for name, faces in self.by_name.items() if sum(spelt(one.name) == name for one in faces) > 1
        ]

    def in_text(self, source: str) -> list[Face]:
        """Return who is named in a text, each once."""
        if not self.by_name:
            return []
        tokens = markdown_tokens(source)
        alone = {name: faces[0] for name, faces in self.by_name.items() if len(faces) == 1}
        linked = {profile_of(face): face for faces in self.by_name.values() for face in faces}
        found = [alone[name] for name in names_in(tokens, self.by_name) if name in alone]
        found += [linked[href] for href in addresses_in(tokens) if href in linked]
        return list(dict.fromkeys(found))

    def unclear(self, source: str) -> list[tuple[str, tuple[Face, ...]]]:
        """Return each name in a text that may mean several people, with those."""
        if not self.by_name:
            return []
        found = dict.fromkeys(names_in(markdown_tokens(source), self.by_name))
        return [(name, self.by_name[name]) for name in found if len(self.by_name[name]) > 1]


NOBODY = Naming({})


def naming(source: str, audience: int, community: int, thread: int | None = None) -> Naming:
    """Return whom a text may name that those of this audience will read. Ids; thread: None for a new one."""
    begun = first_words(source)
    if not begun:
        return NOBODY
    starts = Q()
    for word in begun:
        starts |= Q(name__istartswith=word)
    people = nameable(audience, community, thread).filter(starts).order_by("sort_name", "pk")[:_MOST]
    by_name: dict[str, tuple[Face, ...]] = {}
    for face in map(Face.of, people):
        for name in {spelt(face.name), spelt(first_name(face.name))}:
            by_name[name] = (*by_name.get(name, ()), face)
    return Naming(by_name)


def naming_in(thread: Any, source: str) -> Naming:
    """Return whom a text may name in a thread (or its Opening); where two write letters, nobody."""
    if "@" not in source or is_elsewhere(thread.host_kind):
        return NOBODY
    return naming(source, thread.audience_id, thread.community_id, thread.pk)


def nameable(audience: int, community: int, thread: int | None = None) -> Any:
    """Return the people who can be named there: those who may read it and belong, or wrote in it."""
    read = Audience.objects.select_related("community", "group").get(pk=audience)
    near = Q(pk__in=belonging(community).values("person"))
    if thread is not None:
        near |= Q(pk__in=Post.objects.filter(thread=thread, hiding=None, is_unnamed=False).values("author"))
    return Person.objects.present().filter(people_who_may_see(read), near)


def members_of(community: int) -> Any:
    """Return the people who belong to a community (id) today."""
    return Person.objects.present().filter(pk__in=belonging(community).values("person"))


def suggested(begun: str, people: Any) -> list[Face]:
    """Return a few of these people with a name, first or last, that begins so."""
    if len(begun.strip()) < 2:
        return []
    called = Q(name__istartswith=begun) | Q(name__icontains=f" {begun}")
    return [Face.of(one) for one in people.filter(called).order_by("sort_name", "pk")[:_SUGGESTED]]


def profile_of(face: Face) -> str:
    """Return the address of somebody's page."""
    return reverse("profiles:person", args=[face.key])


def meant(source: str, choices: Iterable[tuple[str, Face]], alike: Iterable[str] = ()) -> str:
    """Return a text with each unclear name followed by who is meant: their whole name, or a link to them.

    alike: whole names (as `spelt`) that several have, for whom only a link tells which.
    """
    same = set(alike)
    for name, face in choices:
        whole = f"@{face.name}" if spelt(face.name) not in same else f"[@{face.name}]({profile_of(face)})"
        source = _replace(source, name, whole)
    return source


def _replace(source: str, name: str, whole: str) -> str:
    return pattern_of((name,)).sub(lambda found: whole, source)
