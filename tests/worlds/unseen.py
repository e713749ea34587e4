"""What the second world has more of, and none of its readers may see: some 600 objects in every room.

They come between and before what both worlds have, some long ago and some an hour ago, so that they would
come first, last and in the middle of whatever forgets to leave them out.
"""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from django.urls import reverse

from kith.members.communities.actions.grouping import form_group
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.pausing import pause
from kith.members.communities.actions.removing import ask_to_leave
from kith.members.communities.actions.serving import offer_duty
from kith.members.communities.audiences import audience_of, audience_of_group
from kith.members.communities.models import Audience, Duty, Group
from kith.members.people.actions.registering import person_at
from kith.members.people.models import ArchiveAddress, Person
from kith.members.profiles.actions.writing import write_profile
from kith.members.profiles.models import Profile
from kith.members.profiles.saying import Stint
from kith.rooms.admissions.actions.applying import pass_on
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.charter.actions.proposing import let_go, propose, remark
from kith.rooms.charter.models import Version
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.forums.models import Board
from kith.rooms.kinship.actions import relating
from kith.rooms.kinship.actions.gathering import form, join
from kith.rooms.kinship.actions.gathering import start_conversation as say_in_group
from kith.rooms.letters.actions import introducing
from kith.rooms.letters.actions.writing import write_to
from kith.rooms.welcome.actions.accompanying import offer
from kith.rooms.welcome.actions.greeting import welcome
from kith.services.conversations.actions.hiding import hide as put_out_of_sight
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.actions.starting import start
from kith.services.conversations.models import Thread
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from tests.cast import visit
from tests.worlds.fate import fated
from tests.worlds.twins import Twin, ago
from tests.worlds.words import BEHIND, BOTH, sentences

_SAID = (*BEHIND, *BEHIND, *BOTH, *["treadle"] * 30)


def hide(twin: Twin, number: int) -> None:
    """Add what nobody here may see after a step of the world both have."""
    for place, act in enumerate(BEHIND_BACKS.get(number, ())):
        # By turns long before all else, and an hour before everybody looks.
        with fated(f"behind {number} {place}", ago(900 - number if place % 2 else 0.04 + number / 1000)):
            act(twin)


def _names_from_archives(twin: Twin) -> None:
    """Let names come out of an old archive: nobody finds them in the directory, and nothing links to them."""
    for number in range(12):
        person = Person.objects.create(name=f"Aaron Bygone {number}")
        ArchiveAddress.objects.create(address=f"old{number}@lists.example", person=person)


def _other_weavers(twin: Twin) -> None:
    """Let neighbours join the Weavers, rest, leave and be asked to leave."""
    weavers, ada = twin.cast.weavers, twin.cast.ada
    for number, person in enumerate(twin.neighbours[5:20]):
        held = admit(weavers, person, by=ada)
        if number < 6:
            welcome(held, by=twin.cast.ben, words=_words(f"hello {number}", 1))
        if number in (6, 7):
            pause(weavers, by=person)
        if number in (8, 9):
            leave(weavers, by=person)
        if number in (10, 11):
            ask_to_leave(weavers, person, by=ada, reason=_words(f"leaves {number}", 1))
        _at(twin, "communities:member", key=person.key)
    offer(weavers, by=twin.neighbours[5], words="Anything about dismissal.")
    offer_duty(weavers, twin.neighbours[6], Duty.Kind.FACILITATOR, by=ada)


def _talk(twin: Twin) -> None:
    """Let the Weavers talk among themselves, in their first words and in answers, old and new."""
    cast, weavers = twin.cast, twin.cast.weavers
    back_room = open_board(weavers, by=cast.ada, name="Back room")
    for board, count in ((twin.boards.get("workshop", cast.board), 70), (back_room, 20)):
        for number in range(count):
            kind = ("question", "discussion", "news")[number % 3]
            by, at = (cast.ben, cast.nia, cast.ada)[number % 3], ago(0.05 + (number * 7.3) % 300)
            thread = _start(twin, board, by, kind=kind, at=at)
            if number % 3:
                by, later = (cast.ben, cast.nia)[number % 2], at + timedelta(minutes=40)
                reply(thread, by=by, source=_words(f"re {number}", 2), at=later)
    _at(twin, "forums:board", board=back_room.slug)


def _answers_to_lou(twin: Twin) -> None:
    """Let the Weavers go on with what Lou began among them, now that Lou is no more one of them."""
    for number, thread in enumerate(twin.threads["workshop"]):
        for turn in range(4):
            reply(thread, by=twin.cast.ben, source=_words(f"lou {number} {turn}", 2), at=ago(0.1 + turn / 9))


def _alone(twin: Twin) -> None:
    """Let people write for themselves alone, in each community."""
    cast, boards = twin.cast, twin.boards
    for board, by in ((cast.board, cast.ada), (boards["kiln"], cast.eve), (boards["general"], cast.sam)):
        audience = audience_of(board.community, Audience.Level.AUTHOR)
        for number in range(14):
            _start(twin, board, by, audience=audience, at=ago(0.2 + number * 9), kind="question")


def _groups(twin: Twin) -> None:
    """Let some of the Weavers gather in smaller groups, and some of the Potters lead, with Tess in none."""
    cast, weavers = twin.cast, twin.cast.weavers
    for number in range(8):
        group = form(weavers, by=cast.ada, name=f"Quarrel {number}", purpose="On dismissal.", entry="asking")
        join(group, by=cast.ben)
        for turn in range(3):
            title, source = _words(f"{number} {turn}", 1)[:60], _words(f"g {turn}", 2)
            thread = say_in_group(group, by=cast.ada, title=title, source=source)
            _at(twin, "forums:conversation", key=thread.key)
        _at(twin, "kinship:group", key=group.key)
    for number, board in enumerate((twin.boards["kiln"], twin.boards["window"])):
        leads = (cast.eve, twin.people["n0"])
        group = form_group(cast.potters, Group.Kind.LEADERSHIP, leads, by=cast.eve, name="Leads")
        for turn in range(8):
            _start(twin, board, cast.eve, audience=audience_of_group(group), at=ago(0.3 + turn * 5 + number))


def _out_of_sight(twin: Twin) -> None:
    """Let whole conversations be said where the readers read, and be taken out of sight again."""
    for board, by in (("doorway", twin.cast.ada), ("kiln", twin.people["kim"]), ("general", twin.cast.sam)):
        for number in range(6):
            thread = _start(twin, twin.boards[board], by, at=ago(0.4 + number * 4), kind="question")
            reply(thread, by=by, source=_words(f"sight {number}", 1), at=ago(0.3 + number))
            put_out_of_sight(thread.posts.get(position=1).pk)


def _letters(twin: Twin) -> None:
    """Let people write to each other in pairs, and be introduced to each other."""
    people, cast = [*twin.neighbours[5:17]], twin.cast
    for number, (one, other) in enumerate(pairwise(people)):
        thread = write_to(other, by=one, source=_words(f"letter {number}", 2))
        for turn in range(3):
            said = _words(f"l {number} {turn}", 1)
            reply(thread, by=(other, one)[turn % 2], source=said, at=ago(0.2 + turn))
        twin.hidden.append(reverse("letters:letter", args=[thread.key]))
    for one, other in ((people[0], people[3]), (people[1], people[4])):
        introducing.propose(one, other, by=cast.ada, words="You both mind the quarrel.")


def _asks(twin: Twin) -> None:
    """Let others ask to join the Weavers, be invited there, and report what is said."""
    cast = twin.cast
    for number, person in enumerate((cast.raj, cast.sam, *twin.neighbours[20:28])):
        pass_on(cast.weavers, by=person, reason=_words(f"asks {number}", 1))
        invited = invite(cast.weavers, by=cast.ada, address=f"guest{number}@out.example", sentence="Come.")
        _at(twin, "admissions:invitation-end", key=invited.key)
    minded = Thread.objects.filter(community=cast.weavers, started_by=cast.ada).order_by("pk")
    for number, thread in enumerate([*minded[5:11], *twin.threads["doorway"][3:15:3]]):
        thing = thing_of("conversations.post", thread.posts.get(position=1).pk)
        concern = report(thing, by=twin.neighbours[5 + number % 5], words=_words(f"minds {number}", 1))
        _at(twin, "moderation:concern", key=concern.key)


def _drafts(twin: Twin) -> None:
    """Let the Weavers draft their charter again and again, and propose what they are to the Dyers."""
    cast, weavers = twin.cast, twin.cast.weavers
    version = Version.objects.get(community=weavers, adopted_at=None, let_go_at=None)
    for number in range(3):
        let_go(version, by=cast.ben)
        parts = {
            "domain_statement": "Cloth.",
            "who": "Us.",
            "practice_scope": "Looms.",
            "norms": "Kind ones.",
        }
        version = propose(weavers, by=cast.ben, why=_words(f"why {number}", 1), **parts)
        remark(version, by=cast.nia, words=_words(f"remark {number}", 1))
        _at(twin, "charter:proposal", key=version.key)
    relating.propose(weavers, twin.dyers, by=cast.ada, kind="same_thing", sentence="We share a quarrel.")


def _profiles(twin: Twin) -> None:
    """Let people say of themselves what only those beside them read; nobody here is beside them."""
    parts = Profile.PARTS
    for number, person in enumerate((twin.cast.raj, *twin.neighbours[14:28])):
        said = {"about": _words("about", 3), "offers": ["Dismissal"], "asks": ["Diagnosis of linen"]}
        said |= {"constituencies": ["hand weaver", f"inspector {number}"], "languages": "Welsh"}
        at = [Stint(f"Quarrel House {number}", "Inspector", "2019")]
        write_profile(person, by=person, affiliations=at, levels=dict.fromkeys(parts, "shared"), **said)
        visit(person)


def _people_gone(twin: Twin) -> None:
    """Let there be somebody who asked to be let in and never proved an address."""
    for number in range(10):
        person_at(f"unproved{number}@out.example", name=f"Aaron Unproved {number}")


def _start(twin: Twin, board: Board, by: Person, **fields) -> Thread:
    words = f"{board.slug} {by.name} {fields['at']}"
    thread = start(board, by=by, title=_words(words, 1)[:60], source=_words(words, 3), **fields)
    slug = board.community.slug
    twin.hidden.append(reverse("forums:conversation", args=[slug, thread.key]))
    twin.hidden.append(reverse("forums:post", args=[thread.posts.get(position=1).key]))
    return thread


def _words(name: str, count: int) -> str:
    return sentences(random.Random(name), count, _SAID)


def _at(twin: Twin, door: str, **arguments: str) -> None:
    twin.hidden.append(reverse(door, kwargs={"slug": twin.cast.weavers.slug, **arguments}))


# After which step of the world both have, what is added.
BEHIND_BACKS: dict[int, Sequence[Callable[[Twin], None]]] = {
    0: (_names_from_archives,),
    1: (_talk, _other_weavers),
    2: (_alone, _groups, _drafts),
    3: (_profiles, _people_gone),
    4: (_out_of_sight, _asks),
    6: (_answers_to_lou, _letters),
}
