"""The steps of belonging: coming, resting, going, being asked to leave, duties, groups, being erased."""

from kith.desks.yours.actions.carrying import carry_out
from kith.desks.yours.actions.going import ask_to_go
from kith.members.communities.actions import joining, pausing, removing, serving
from kith.members.communities.actions.amending import let_alumni_read
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Duty, DutyOffer, Membership, Removal
from kith.members.communities.stepping import take
from kith.members.people.departing import Choice
from kith.rooms.admissions.actions import answering, applying
from kith.rooms.admissions.models import Application
from kith.rooms.kinship.actions import gathering
from tests.overtime.oracle import BELONGING
from tests.overtime.walking import Walk


def _there(walk: Walk) -> tuple[str, str]:
    return walk.pick(walk.places), walk.who()


def join(walk: Walk) -> None:
    place, who = _there(walk)
    joining.join(walk.places[place], by=walk.people[who])
    walk.oracle.stands(place, who, "active")


def leave(walk: Walk) -> None:
    place, who = _there(walk)
    joining.leave(walk.places[place], by=walk.people[who])
    if walk.oracle.states.get((place, who)) in (*BELONGING, "alumni"):
        walk.oracle.stands(place, who, "left")


def move_on(walk: Walk) -> None:
    place, who = _there(walk)
    take("alumnus", walk.places[place], by=walk.people[who])
    walk.oracle.stands(place, who, "alumni")


def take_back(walk: Walk) -> None:
    place, who = _there(walk)
    joining.take_back(walk.places[place], by=walk.people[who])
    if not walk.oracle.belongs(who, place):
        walk.oracle.stands(place, who, "active")


def lapse(walk: Walk) -> None:
    place, who = _there(walk)
    move(walk.places[place], walk.people[who], Membership.State.LAPSED, by=walk.people[who])
    walk.oracle.stands(place, who, "lapsed")


def pause(walk: Walk) -> None:
    place, who = _there(walk)
    pausing.pause(walk.places[place], by=walk.people[who])


def come_back(walk: Walk) -> None:
    place, who = _there(walk)
    pausing.come_back(walk.places[place], by=walk.people[who])
    walk.oracle.stands(place, who, "active")


def open_to_friends(walk: Walk) -> None:
    place = walk.pick(walk.places)
    reads = place not in walk.oracle.friends
    let_alumni_read(walk.places[place], reads, by=walk.people[walk.keeper(place)])
    (walk.oracle.friends.add if reads else walk.oracle.friends.discard)(place)


def ask_to_join(walk: Walk) -> None:
    place, who = _there(walk)
    applying.pass_on(walk.places[place], by=walk.people[who], reason="I weave.")
    if walk.oracle.states.get((place, who)) != "alumni":
        walk.oracle.stands(place, who, "applied")


def answer(walk: Walk) -> bool | None:
    asked = Application.objects.filter(state="applied").order_by("-pk").first()
    if asked is None:
        return False
    place, who = asked.community.slug, walk.names[asked.person_id]
    said = walk.pick(["welcome", "not_now"])
    by = walk.people[walk.keeper(place)]
    held = answering.answer(asked, by=by, answer=said, words="Because.")
    if held.state == "approved":
        walk.oracle.stands(place, who, "active")
    elif held.state == "declined" and walk.oracle.states.get((place, who)) == "applied":
        walk.oracle.stands(place, who, "declined")
    return None


def ask_to_leave(walk: Walk) -> None:
    place, who = _there(walk)
    by = walk.people[walk.keeper(place)]
    made = removing.ask_to_leave(walk.places[place], walk.people[who], by=by, reason="For what was said.")
    if made.carried_at is not None:
        walk.oracle.stands(place, who, "removed")


def second(walk: Walk) -> bool | None:
    made = Removal.objects.filter(carried_at=None, dropped_at=None).order_by("-pk").first()
    if made is None:
        return False
    held = removing.second(made, by=walk.people[walk.who()])
    assert held.carried_at is not None
    walk.oracle.stands(made.community.slug, walk.names[made.person_id], "removed")
    return None


def look_again(walk: Walk) -> bool | None:
    made = Removal.objects.exclude(carried_at=None).filter(decided_at=None).order_by("-pk").first()
    if made is None:
        return False
    if made.appealed_at is None:
        made = removing.appeal(made, by=made.person, words="Please look.")
    removing.decide(made, by=walk.people[walk.who()], overturn=True, words="So.")
    place, who = made.community.slug, walk.names[made.person_id]
    if walk.oracle.states.get((place, who)) == "removed":
        walk.oracle.stands(place, who, "active")
    return None


def offer_duty(walk: Walk) -> None:
    place, who = _there(walk)
    kind = walk.pick([Duty.Kind.CONVENOR, Duty.Kind.FACILITATOR])
    serving.offer_duty(walk.places[place], walk.people[who], kind, by=walk.people[walk.keeper(place)])


def take_duty(walk: Walk) -> bool | None:
    offer = DutyOffer.objects.filter(closed_at=None).order_by("-pk").first()
    if offer is None:
        return False
    serving.answer(offer, by=offer.person, takes=True)
    return None


def put_down(walk: Walk) -> None:
    place, who = _there(walk)
    kind = walk.pick([Duty.Kind.CONVENOR, Duty.Kind.FACILITATOR])
    serving.put_down(walk.places[place], kind, by=walk.people[who])


def join_group(walk: Walk) -> None:
    name, who = walk.pick(walk.groups), walk.who()
    gathering.join(walk.groups[name], by=walk.people[who])
    walk.oracle.groups[name][1].add(who)


def leave_group(walk: Walk) -> None:
    name, who = walk.pick(walk.groups), walk.who()
    gathering.leave(walk.groups[name], by=walk.people[who])
    walk.oracle.groups[name][1].discard(who)


def erase(walk: Walk) -> bool | None:
    """Rarely, and never more than two: a place without people teaches little."""
    if len(walk.oracle.erased) > 1 or walk.chance.random() > 0.3:
        return False
    who = walk.pick(sorted({"ben", "nia", "eve", "pat", "raj"} - walk.oracle.erased))
    choice = walk.pick([Choice.NAMELESS, Choice.WHOLE])
    departure = ask_to_go(choice, by=walk.people[who], at_once=True)
    assert carry_out(departure.pk)
    walk.oracle.goes(who)
    for talk in walk.oracle.talks.values():
        for post in talk.posts:
            if choice == Choice.WHOLE and post.author == who and not post.is_looked_into:
                post.word, post.before = None, []
    return None


STEPS = {
    step.__name__: step
    for step in (
        *(join, join, leave, move_on, take_back, lapse, pause, come_back, open_to_friends, ask_to_join),
        *(answer, ask_to_leave, second, look_again, offer_duty, take_duty, put_down, join_group),
        *(leave_group, erase),
    )
}
