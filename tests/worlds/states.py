"""What a world needs so that each kind of text is met by somebody: the rarer states, and a second community.

Lou was asked to leave, twice, and minds it; Zed asks to come in; the Dyers are a third community.
"""

from datetime import timedelta

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.removing import appeal as ask_again
from kith.members.communities.actions.removing import ask_to_leave
from kith.members.communities.actions.removing import decide as decide_removal
from kith.members.communities.models import Audience, Membership
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Person
from kith.rooms.admissions.actions.applying import pass_on
from kith.rooms.admissions.actions.calling import write_call
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.charter.actions.proposing import propose, remark
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.kinship.actions import relating
from kith.rooms.kinship.actions.gathering import form, join, start_conversation
from kith.rooms.kinship.actions.reviewing import open_review
from kith.rooms.letters.actions.writing import write_to
from kith.rooms.welcome.actions.accompanying import offer
from kith.rooms.welcome.actions.greeting import welcome
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.mending import appeal, change
from kith.services.moderation.actions.raising import recognise, report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import Cast, a_thread

_PARTS = ("domain_statement", "who", "practice_scope", "norms")
_HOUR = timedelta(hours=1)


def add_states(cast: Cast) -> dict[str, Person]:
    """Add all of it, and return who goes round beside the cast."""
    lou = person_at("lou@cast.example", name="Lou Farrow", verified=True)
    zed = Person.objects.get(addresses__address="zed@cast.example")
    for person in (lou, zed):
        admit(cast.network, person, by=person)
    _among_potters(cast, zed)
    _relations(cast, zed)
    _asked_to_leave(cast, lou)
    _out_of_sight(cast)
    _letters(cast)
    return {"lou": lou, "zed": zed}


def _among_potters(cast: Cast, zed: Person) -> None:
    """Let the Potters have what the Weavers have, with nobody of the Weavers among them."""
    potters, eve = cast.potters, cast.eve
    new = admit(potters, zed, by=eve)
    welcome(new, by=eve, words="Good to have you here.")
    offer(potters, by=eve, words="Anything about clay.")
    board = open_board(potters, by=eve, name="Glaze", about="What it is for.", level=Audience.Level.NETWORK)
    for given in ({"board": board}, {"board": board, "kind": "question"}):
        thread = a_thread(cast, by=eve, source="Words about clay.", **given)
        reply(thread, by=zed, source="An answer about clay.", at=now() - _HOUR)
        edit(thread.posts.get(position=1), by=eve, source="Other words about clay.")
    group = form(potters, by=eve, name="Throwers", purpose="To throw.", entry="asking")
    join(group, by=zed, reason="I throw, too.")
    start_conversation(group, by=eve, title="In the group", source="Among throwers.")
    pass_on(potters, by=cast.ben, reason="I would like to learn it.")
    invite(potters, by=eve, address="kay@out.example", name="Kay", sentence="Come and see.")
    write_call(potters, by=eve, **dict.fromkeys(("wanted", "experience", "level"), "Words."))
    version = propose(potters, by=zed, why="Said shorter.", **dict.fromkeys(_PARTS, "Words."))
    remark(version, by=eve, words="I like it.")
    again = now() + timedelta(days=90)
    open_review(potters, by=eve, stage="potential", why="We are few.", again_at=again)


def _relations(cast: Cast, zed: Person) -> None:
    """Let two communities say in words of their own what they are to each other, and two only propose it."""
    dyers = found_community(name="Dyers", by=zed, domain_statement="Colour that stays.")
    said = {"kind": "own", "words": "dye for", "sentence": "Colour for cloth."}
    relating.propose(cast.weavers, dyers, by=cast.ada, **said)
    relating.agree(relating.propose(cast.potters, dyers, by=cast.eve, **said), by=zed)


def _asked_to_leave(cast: Cast, lou: Person) -> None:
    """Let Lou be asked to leave two communities: one appeal waits, the other was answered."""
    removals = []
    for community, by in ((cast.weavers, cast.ada), (cast.potters, cast.eve)):
        admit(community, lou, by=by, reason_for_joining="To learn.")
        if community == cast.weavers:
            a_thread(cast, by=lou, source="Words of Lou’s.")
        removed = ask_to_leave(community, lou, by=by, reason="You named a patient.")
        removals.append(ask_again(removed, by=lou, words="I did not."))
    decide_removal(removals[1], by=cast.sam, overturn=False, words="Others heard it.")
    assert Membership.objects.get(community=cast.weavers, person=lou).state == Membership.State.REMOVED


def _out_of_sight(cast: Cast) -> None:
    """Let answers that anyone could read be hidden, being looked at, changed by their author, or minded."""
    thread = a_thread(cast, board=cast.open_board, title="Open to all", source="For anyone.")
    things = []
    for place in range(4):
        post = reply(thread, by=cast.ben, source=f"Words that somebody minds, {place}.", at=now() - _HOUR)
        things.append(thing_of("conversations.post", post.pk))
    hidden = report(things[0], by=cast.eve, words="This names someone.")
    decide(hidden, by=cast.ada, verdict=Concern.State.HIDDEN, why="It does.")
    appeal(hidden, by=cast.ben, words="It is my own name.")
    looked_at = recognise(things[1], by=cast.eve)
    decide(looked_at, by=cast.ada, verdict=Concern.State.STAYS, why="I know nobody there.")
    mended = report(things[2], by=cast.nia, words="This is rude.")
    decide(mended, by=cast.ada, verdict=Concern.State.ASKED, why="A kinder word would do.")
    change(mended, by=cast.ben, source="Kinder words.")
    report(things[3], by=cast.eve, words="I do not like this one either.")


def _letters(cast: Cast) -> None:
    """Let others write to each other."""
    for one, other in ((cast.eve, cast.pat), (cast.ben, cast.nia), (cast.sam, cast.raj)):
        thread = write_to(other, by=one, source="How are you?")
        reply(thread, by=other, source="Well, thank you.", at=now() - _HOUR)
        edit(thread.posts.get(position=1), by=one, source="How are you these days?")
