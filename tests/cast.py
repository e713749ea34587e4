"""The named cast that every test knows.

Ada convenes the Weavers, Ben belongs, Nia is new there; Eve belongs elsewhere, in the Potters; Sam keeps
the house; Pat sponsors; Raj supports the network.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community, found_network
from kith.members.communities.actions.joining import admit
from kith.members.communities.models import Audience, Community
from kith.members.people.actions.registering import person_at
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Person, Session
from kith.members.people.tokens import hashed, new_token
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.models import Board
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Thread
from kith.services.moderation.models import Lift
from tests.again import Again

NAMES = {
    "ada": "Ada Okafor",
    "ben": "Ben Talbot",
    "eve": "Eve Larsen",
    "sam": "Sam Whitlock",
    "nia": "Nia Prosser",
    "pat": "Pat Lindqvist",
    "raj": "Raj Anand",
}


@dataclass
class Cast:
    """Everyone, their communities, and one thread at each level of audience."""

    ada: Person
    ben: Person
    eve: Person
    sam: Person
    nia: Person
    pat: Person
    raj: Person
    network: Community
    weavers: Community
    potters: Community
    board: Board
    open_board: Board

    def everyone(self) -> dict[str, Person | None]:
        """Return each cast member by name, and the stranger as None."""
        return {"stranger": None, **{name: getattr(self, name) for name in NAMES}}


def build_cast() -> Cast:
    """Make the cast in an empty database, through the same actions as everyone else.

    After the first time, most tests of a run are given the rows that were made then.
    """
    return _cast.made()


def make_cast() -> Cast:
    """Make the cast anew, whatever was made before."""
    network, sam = found_network(
        name="Westmere Network", admin_email="sam@cast.example", admin_name=NAMES["sam"]
    )
    people = {"sam": sam}
    for name, full in NAMES.items():
        if name != "sam":
            people[name] = person_at(f"{name}@cast.example", name=full, verified=True)
            admit(network, people[name], by=people[name])
    weavers = found_community(
        name="Weavers",
        by=people["ada"],
        domain_statement="Cloth that lasts.",
        practice_scope="Looms and yarn.",
    )
    potters = found_community(name="Potters", by=people["eve"], glaze="brick", motif="star")
    for name in ("ben", "nia"):
        admit(weavers, people[name], by=people["ada"])
    board = open_board(weavers, by=people["ada"], name="Workshop")
    doorway = open_board(weavers, by=people["ada"], name="Doorway", level=Audience.Level.PUBLIC)
    _lift_limits(network, weavers, potters)
    return Cast(network=network, weavers=weavers, potters=potters, board=board, open_board=doorway, **people)


_cast = Again(make_cast, is_empty=lambda: not Person.objects.exists() and not Community.objects.exists())


def _lift_limits(*communities: Community) -> None:
    # Everyone in the cast is new, and tests write a lot; what tests the limits puts them down again.
    until = now() + timedelta(days=3650)
    Lift.objects.bulk_create([Lift(community=community, until=until) for community in communities])


def a_thread(
    cast: Cast, *, board: Board | None = None, title: str = "Warp or weft first?", **fields
) -> Thread:
    """Start a thread as Ada; fields are those of `start`."""
    fields.setdefault("source", "I always begin with the warp.")
    fields.setdefault("at", now() - timedelta(hours=3))
    return start(board or cast.board, by=fields.pop("by", cast.ada), title=title, **fields)


def visit(person: Person | None = None, **options) -> Client:
    """Return a test client, signed in as that person; a stranger's without one."""
    client = Client(**options)
    if person is not None:
        token = new_token()
        Session.objects.create(
            token_hash=hashed(token), person=person, device="Test", expires_at=now() + timedelta(days=1)
        )
        client.cookies[SESSION_COOKIE] = token
    return client
