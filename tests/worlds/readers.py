"""Who of the cast may read a row: the audiences of table.py in words of their own.

Told apart from the code under test on purpose. It asks rows, never `visible_to`: where both were wrong in
the same way, neither would notice.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kith.members.communities.models import Audience, Community, Duty, Group, GroupMembership, Membership
from kith.members.people.models import Person
from kith.rooms.admissions.models import Invitation
from kith.services.conversations.models import Hiding, Post, Thread
from kith.services.unnamed.models import Seal
from tests.worlds.table import WHO_MAY_SEE

LOOKING_AFTER = (Duty.Kind.CONVENOR, Duty.Kind.FACILITATOR)


class Readers:
    """Answers by the names that people go by here: those who go round, and anybody else by who they are."""

    def __init__(self, people: Mapping[str, Person | None]):
        """people: those who go round; the stranger among them as None."""
        known = {person.pk: name for name, person in people.items() if person is not None}
        everybody = Person.objects.values_list("pk", flat=True)
        self.name_of = {pk: known.get(pk, f"person {pk}") for pk in everybody}
        self.signed_in = set(self.name_of.values())
        guests = {guest_of(invitation) for invitation in Invitation.objects.all()}
        self.anyone = self.signed_in | guests | set(people)

    def of(self, row: Any, column: str) -> set[str]:
        """Return who may see this column of this row."""
        said = WHO_MAY_SEE[row._meta.label][column]
        return set().union(*(self._one(word, row, column) for word in said.split(", ")))

    def _one(self, word: str, row: Any, column: str) -> set[str]:
        if word in AUDIENCES:
            return AUDIENCES[word](self, row, column)
        for step in word.split("."):
            row = getattr(row, step)
        return self.names([row.pk] if row else [])

    def names(self, person_ids: Any) -> set[str]:
        """Return the names of the people with these ids."""
        return {self.name_of[pk] for pk in person_ids if pk is not None}

    def owner(self, address: str) -> set[str]:
        """Return who reads the mail at an address: whose it is, else whoever was invited there."""
        held = Person.objects.filter(addresses__address__iexact=address).values_list("pk", flat=True)
        invited = Invitation.objects.filter(address__iexact=address)
        return self.names(held) or {guest_of(invitation) for invitation in invited}

    def members(self, community: Community) -> set[str]:
        """Return who belongs to a community."""
        held = Membership.objects.filter(community=community, state__in=Membership.BELONGING)
        return self.names(held.values_list("person", flat=True))

    def group(self, group: Group) -> set[str]:
        """Return who is in a group."""
        held = GroupMembership.objects.filter(group=group, until=None)
        return self.names(held.values_list("person", flat=True))

    def on_duty(self, community: Community, *kinds: str) -> set[str]:
        """Return who holds one of these duties; of no kind named, any."""
        held = Duty.objects.filter(community=community, until=None)
        held = held.filter(kind__in=kinds) if kinds else held
        return self.names(held.values_list("person", flat=True))

    def house(self) -> set[str]:
        """Return who does something for the network."""
        return self.on_duty(Community.objects.get(kind=Community.Kind.NETWORK))

    def deciders(self, community: Community) -> set[str]:
        """Return who looks after a community; where nobody does, its members."""
        return self.on_duty(community, *LOOKING_AFTER) or self.members(community)

    def audience(self, audience: Audience, author: int | None) -> set[str]:
        """Return who belongs to an audience."""
        return {
            Audience.Level.PUBLIC: lambda: self.anyone,
            Audience.Level.NETWORK: lambda: self.signed_in,
            Audience.Level.COMMUNITY: lambda: self.members(audience.community),
            Audience.Level.GROUP: lambda: self.group(audience.group),
            Audience.Level.AUTHOR: lambda: self.names([author]),
        }[audience.level]()


def guest_of(invitation: Invitation) -> str:
    """Return what whoever holds the link of an invitation goes by here."""
    return f"guest {invitation.pk}"


def _of_talk(readers: Readers, row: Any, column: str) -> set[str]:
    post = row if isinstance(row, Post) else getattr(row, "post", None)
    thread = post.thread if post else getattr(getattr(row, "synopsis", row), "thread", row)
    author = thread.started_by_id if isinstance(thread, Thread) else None
    # What somebody wrote stays theirs to read, in the file of all their data, wherever they went.
    mine = readers.names([post.author_id if post else author])
    if getattr(row, "withheld_at", None):
        return mine
    seen = readers.audience(thread.audience, author) | mine
    if post is not None and Hiding.objects.filter(post=post).exists():
        return mine | (readers.deciders(thread.community) & seen)
    return seen


def _bearing(readers: Readers, row: Any, column: str) -> set[str]:
    return set().union(*(_of_talk(readers, one, column) for one in row.taggings.select_related("thread")))


def _name(readers: Readers, person: Person, column: str) -> set[str]:
    spoke = Post.objects.filter(author=person, thread__audience__level=Audience.Level.PUBLIC).exists()
    named = Duty.objects.filter(person=person, until=None).exists()
    if spoke or named:
        return readers.anyone
    # Whoever is invited reads by whom.
    return readers.signed_in | {guest_of(sent) for sent in Invitation.objects.filter(by=person)}


def _level(readers: Readers, row: Any, column: str) -> set[str]:
    profile = row if hasattr(row, "about_level") else row.profile
    part = {
        "profiles.Affiliation": "affiliations",
        "profiles.Constituency": "constituencies",
        "profiles.Line": f"{getattr(row, 'kind', '')}s",
        "profiles.Profile": "contact" if column == "contact_words" else column,
    }[row._meta.label]
    level = getattr(profile, f"{part}_level")
    mine = readers.names([profile.person_id])
    if level == "network":
        return readers.signed_in
    return mine | (_shared(readers, profile.person_id) if level == "shared" else set())


def _shared(readers: Readers, person: int) -> set[str]:
    held = Membership.objects.filter(person=person, state__in=Membership.BELONGING)
    held = held.exclude(community__kind=Community.Kind.NETWORK).select_related("community")
    return set().union(*(readers.members(one.community) for one in held))


def _bench(readers: Readers, row: Any, column: str) -> set[str]:
    concern = getattr(row, "concern", row)
    at_desk = readers.house()
    if concern.desk == "keepers":
        at_desk = at_desk | readers.deciders(concern.community)
    return at_desk - readers.names([concern.author_id])


def _behind_it(readers: Readers, row: Any, column: str) -> set[str]:
    behind = Seal.objects.filter(post_id=row.post_id).values_list("person", flat=True)
    return readers.names(behind) if row.agreed_at else set()


def _of_group(readers: Readers, row: Any, column: str) -> set[str]:
    circle = getattr(row, "circle", None)
    return readers.group(circle.group if circle else row.group)


def _group_or_members(readers: Readers, group: Group, column: str) -> set[str]:
    inside = readers.group(group)
    return inside | readers.members(group.community) if group.kind == Group.Kind.SUBGROUP else inside


def _both_sides(readers: Readers, row: Any, column: str) -> set[str]:
    if row.state == "standing":
        return readers.anyone
    return readers.members(row.community) | readers.members(row.other)


Rule = Callable[[Readers, Any, str], set[str]]
AUDIENCES: dict[str, Rule] = {
    "nobody": lambda readers, row, column: set(),
    "anyone": lambda readers, row, column: readers.anyone,
    "signed in": lambda readers, row, column: readers.signed_in,
    "members": lambda readers, row, column: readers.members(row.community),
    "deciders": lambda readers, row, column: readers.deciders(getattr(row, "application", row).community),
    "house": lambda readers, row, column: readers.house(),
    "group": _of_group,
    "group or members": _group_or_members,
    "both sides": _both_sides,
    "readers": _of_talk,
    "readers of what bears it": _bearing,
    "a name": _name,
    "guest": lambda readers, row, column: {guest_of(row)},
    "its level": _level,
    "bench": _bench,
    "whoever is behind it once open": _behind_it,
    "anyone once adopted": lambda readers, row, column: (
        readers.anyone if row.adopted_at else readers.members(row.community)
    ),
}
