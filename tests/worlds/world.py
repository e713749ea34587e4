"""A world with something in every room, each text of which is a word that stands nowhere else."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.urls import reverse
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

from kith.base.kit.clock import now
from kith.desks.yours.actions.parcelling import ask_for_parcel
from kith.members.communities.actions.grouping import join_group
from kith.members.communities.actions.serving import take_duty
from kith.members.communities.audiences import audience_of, audience_of_group
from kith.members.communities.models import Audience, Duty, Group, Membership
from kith.members.communities.stepping import token_for
from kith.members.people.models import ArchiveAddress, HalfwayIn, Passkey, Person, SignInRequest
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.saying import Stint
from kith.rooms.admissions.actions.answering import answer as answer_application
from kith.rooms.admissions.actions.applying import pass_on
from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.models import Invitation
from kith.rooms.admissions.tokens import token_of
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.kinship.actions.gathering import start_conversation
from kith.rooms.kinship.actions.recognising import vouch
from kith.rooms.kinship.actions.reviewing import see
from kith.rooms.kinship.models import Recognition, Review
from kith.rooms.welcome.actions.accompanying import offer
from kith.rooms.welcome.actions.greeting import welcome
from kith.services.activity.tests.replaying import replay
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.settling import settle
from kith.services.conversations.models import Thread
from kith.services.jobs.models import Job
from kith.services.moderation.actions.wording import set_lines
from tests.cast import Cast, a_thread, build_cast
from tests.house.doors import places
from tests.worlds.columns import left_alone, text_columns
from tests.worlds.readers import Readers, guest_of
from tests.worlds.states import add_states

WORD = re.compile(r"zq\d{4}z", re.IGNORECASE)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Canary:
    """One text of one row, and who of the cast may see it."""

    of: str
    row: int
    may: frozenset[str]


@dataclass
class World:
    """The cast, the doors to what they made, and what each word is of.

    people: those who go round. links: by the address of a link that lets in whoever has it, whose it is.
    """

    cast: Cast
    doors: list[tuple[str, str, tuple[str, ...]]]
    people: dict[str, Person | None]
    links: dict[str, str] = field(default_factory=dict)
    canaries: dict[str, Canary] = field(default_factory=dict)
    been: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    @property
    def elsewhere(self) -> list[str]:
        """The same doors of another community; behind it lie its own things, and none of these."""
        here, there = (f"/c/{community.slug}/" for community in (self.cast.weavers, self.cast.potters))
        return [address.replace(here, there) for _name, address, _methods in self.doors if here in address]

    @cached_property
    def readers(self) -> Readers:
        """Who of those here may read what."""
        return Readers(self.people)

    def address(self, name: str) -> str:
        """Return the address of a door."""
        return next(address for door, address, _methods in self.doors if door == name)


def build_world() -> World:
    """Make the world in an empty database, through actions, and give each text its word."""
    cast = build_cast()
    _talk(cast)
    _profiles(cast)
    _ways_in(cast)
    doors = places(cast)
    _in_rooms(cast)
    world = World(cast, doors, cast.everyone() | add_states(cast))
    _in_the_machine(cast)
    _give_words(world)
    _note_links(world)
    replay()
    for person in world.people.values():
        if person is not None:
            ask_for_parcel(by=person)
    return world


def _talk(cast: Cast) -> None:
    """Say something at every level, hide some of it, and change some of it."""
    take_duty(cast.network, cast.raj, Duty.Kind.SUPPORT, by=cast.sam)
    alone = audience_of(cast.weavers, Audience.Level.AUTHOR)
    all_here = audience_of(cast.weavers, Audience.Level.NETWORK)
    for given in ({"board": cast.open_board}, {"audience": alone}, {"audience": all_here}, {}):
        thread = a_thread(cast, source="Words of the first post.", **given)
        edit(thread.posts.get(), by=cast.ada, source="Other words of the first post.")
    reply(thread, by=cast.ben, source="An answer for members.", at=now() - _HOUR)
    rehang(thread, open_board(cast.weavers, by=cast.ada, name="Loom"), by=cast.ada, why="It is about looms.")
    settle(a_thread(cast, kind=Thread.Kind.QUESTION, source="A question."), by=cast.ada)
    a_thread(
        cast, by=cast.eve, board=open_board(cast.potters, by=cast.eve, name="Kiln"), source="Among potters."
    )


def _profiles(cast: Cast) -> None:
    """Let Ada show all to the network, Ben to those he shares a community with, and Nia to nobody she can."""
    said = {"about": "About.", "offers": ["Warping"], "asks": ["Dyeing"], "languages": "Welsh"}
    said |= {"contact": "here", "contact_words": "On Mondays.", "constituencies": ["weaver"]}
    levels = {"ada": "network", "ben": "shared", "eve": "shared", "raj": "network", "nia": "shared"}
    for person, level in ((getattr(cast, name), level) for name, level in levels.items()):
        parts = ("about", "offers", "asks", "affiliations", "constituencies", "languages", "contact")
        stints = [Stint(f"Mill of {person.name}", "Hand", "2020")]
        words = dict(said, affiliations=stints, levels=dict.fromkeys(parts, level))
        write_profile(person, by=person, **words)


def _ways_in(cast: Cast) -> None:
    asks = pass_on(cast.weavers, by=cast.pat, reason="I weave at home.")
    answer_application(asks, by=cast.ada, answer="not_now", words="We are full this year.")
    parts = ("wanted", "experience", "level", "commitment", "come_for", "wished_mix")
    write_call(cast.weavers, by=cast.ada, **dict.fromkeys(parts, "Words."))


def _in_rooms(cast: Cast) -> None:
    """Add what the doors alone do not lead to."""
    group = Group.objects.get(kind=Group.Kind.SUBGROUP)
    join_group(group, cast.ben)
    talk = start_conversation(group, by=cast.ada, title="Among few", source="For the group.")
    reply(talk, by=cast.ben, source="An answer in the group.", at=now())
    assert talk.audience_id == audience_of_group(group).pk
    vouch(Recognition.objects.get(), by=cast.eve, as_of=cast.potters, words="They weave.")
    see(Review.objects.get(), by=cast.ben, kind="differs", words="Not yet, I think.")
    offer(cast.weavers, by=cast.ben, words="Anything about yarn.")
    new = Membership.objects.get(community=cast.weavers, person=cast.nia)
    welcome(new, by=cast.ben, words="Good to have you here.")
    set_lines(cast.network, by=cast.sam, texts={"safeguarding": "Ask where you work.", "urgent": "Ring."})


def _in_the_machine(cast: Cast) -> None:
    """Put in what only the machine writes."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    half = bytes(AttestedCredentialData.create(b"\0" * 16, b"raw", key))
    Passkey.objects.create(person=cast.ada, name="Phone", credential=b"raw".hex(), public_half=half)
    ArchiveAddress.objects.create(address="old@lists.example", person=cast.ben)
    later = {"expires_at": now() + _HOUR}
    SignInRequest.objects.create(address="x@y.example", token_hash="1", code_hash="1", next="/n/", **later)
    HalfwayIn.objects.create(person=cast.ada, token_hash="2", device="Old", next="/n/", **later)
    Job.objects.create(name="x.y", key="x", state="failed", error="A line of a fault.", run_after=now())


def _give_words(world: World) -> None:
    found = []
    for model, column in text_columns():
        if column.name in left_alone(model):
            continue
        for row in model._base_manager.order_by("pk"):
            if column.name == "address" and not row.address:
                continue  # a link for whoever has it is an invitation without an address
            word = f"zq{len(found):04}z"
            row_rights = (row, column.name)
            model._base_manager.filter(pk=row.pk).update(**{column.name: _shaped(column.name, word)})
            found.append((word, f"{model._meta.label}.{column.name}", row_rights))
    for word, of, (row, name) in found:
        world.canaries[word] = Canary(of, row.pk, frozenset(world.readers.of(row, name)))


def _note_links(world: World) -> None:
    """Note whose each link is that opens without signing in, as the rows behind them say."""
    for invitation in Invitation.objects.all():
        world.links[reverse("admissions:invited", args=[token_of(invitation)])] = guest_of(invitation)
    for membership in Membership.objects.select_related("person"):
        address = reverse("communities:membership-by-mail", args=[token_for(membership)])
        world.links[address] = world.readers.name_of[membership.person_id]


def _shaped(column: str, word: str) -> str:
    return {"html": f"<p>{word}</p>", "address": f"{word}@cast.example", "next": f"/{word}/"}.get(
        column, word
    )
