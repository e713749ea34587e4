"""Opening a seal: one who looks after the community asks with a reason, another agrees. Never one alone.

Each step stands in the audit log; whoever is behind the seal is told when it is open.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.lines import one_line
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.actions.auditing import note
from kith.members.people.models import Person
from kith.services.moderation.declarations import Thing
from kith.services.unnamed.access import looked_after_it, may_open, waiting
from kith.services.unnamed.models import Seal, Unsealing

MAX_WHY = 500


@transaction.atomic
def ask_to_open(thing: Thing, *, by: Person, why: str) -> Unsealing:
    """Ask another who looks after the community to agree; asked by anybody already, that stands.

    thing: the post, which its caller found as `by` may read it. Raises Refusal "not-allowed" for who does not
    look after the community, or did not before it was written, "not-found" where nothing is sealed (any
    more), "bad-request" for no reason.
    """
    why = one_line(why)
    community = _community(thing.community_id, by, why)
    if not why or len(why) > MAX_WHY:
        happened = (
            _("That’s a long reason. 500 letters are plenty.") if why else _("Say which harm you fear.")
        )
        raise refuse("bad-request", happened=happened, typed={"why": why})
    if not Seal.objects.filter(post_id=thing.pk).exists():
        raise gone()
    _check_before(by, thing, community, why)
    about = Unsealing.objects.filter(post_id=thing.pk)
    there = about.filter(waiting()).first()
    if there is not None:
        return there
    # What lapsed gives way.
    about.filter(agreed_at=None, ended_at=None).update(ended_at=now())
    made = Unsealing.objects.create(community=community, post_id=thing.pk, why=why, asked_by=by)
    _say("asked_to_open", made, by, thing.key)
    return made


@transaction.atomic
def agree(unsealing: Unsealing, thing: Thing, *, by: Person) -> Unsealing:
    """Agree to what another asked, which opens the seal to these two; open already, nothing changes.

    Raises Refusal "not-allowed" for who asked themself or does not look after the community, and where either
    of the two did not before it was written: nobody opens it with a second who was made for it.
    "changed-meanwhile" for what was taken back or lapsed, "not-found" where the seal is gone.
    """
    from kith.services.unnamed.jobs import tell_opened

    unsealing = _held(unsealing, by)
    if unsealing.asked_by_id in (None, by.pk):
        raise refuse("not-allowed", next=_("It takes two: ask another who looks after the community."))
    if unsealing.agreed_at is not None:
        return unsealing
    if not Unsealing.objects.filter(waiting(), pk=unsealing.pk).exists():
        raise refuse("changed-meanwhile")
    # Who asked looks after the community still, or there are not two of them.
    if not may_open(unsealing.asked_by, unsealing.community):
        raise refuse("not-allowed", next=_("Whoever asked looks after the community no more."))
    if not Seal.objects.filter(post_id=unsealing.post_id).exists():
        raise gone()
    for one in (unsealing.asked_by, by):
        _check_before(one, thing, unsealing.community)
    unsealing.agreed_by, unsealing.agreed_at = by, now()
    unsealing.save(update_fields=["agreed_by", "agreed_at"])
    _say("opened", unsealing, by, thing.key)
    tell_opened.later(unsealing_id=unsealing.pk)
    return unsealing


@transaction.atomic
def take_back(unsealing: Unsealing, thing: Thing, *, by: Person) -> Unsealing:
    """Take back what one asked, while nobody has agreed. Raises Refusal "not-allowed" for anybody else: who
    would rather leave it sealed does not agree, and it lapses."""
    unsealing = _held(unsealing, by)
    if unsealing.asked_by_id != by.pk:
        raise refuse("not-allowed", next=_("Only who asked takes it back. Unless another agrees, it lapses."))
    if unsealing.agreed_at is not None:
        raise refuse("changed-meanwhile")
    if unsealing.ended_at is None:
        unsealing.ended_at = now()
        unsealing.save(update_fields=["ended_at"])
        _say("taken_back", unsealing, by, thing.key)
    return unsealing


def gone() -> Refusal:
    """Return the refusal where nobody can know any more who wrote it."""
    return refuse(
        "not-found",
        happened=_("Who wrote this isn’t kept any more."),
        next=_("Nobody can find it out here."),
    )


def _check_before(person: Person, thing: Thing, community: Community, why: str = "") -> None:
    # What bears no name was written at the beginning of its day.
    if not looked_after_it(person, community, thing.written_at):
        raise refuse(
            "not-allowed",
            happened=_("Both must have looked after the community before the day on which this was written."),
            next=_("Ask another who did. You can put it out of sight without knowing who wrote it."),
            typed={"why": why},
        )


def _community(community_id: int, by: Person, why: str = "") -> Community:
    # Held, so that of two who press at once one comes second.
    community = Community.objects.select_for_update().get(pk=community_id)
    if not may_open(by, community):
        raise refuse("not-allowed", typed={"why": why})
    return community


def _held(unsealing: Unsealing, by: Person) -> Unsealing:
    _community(unsealing.community_id, by)
    held = Unsealing.objects.select_for_update(of=("self",)).select_related("community", "asked_by")
    return held.get(pk=unsealing.pk)


def _say(verb: str, unsealing: Unsealing, by: Person, key: str) -> None:
    audience = audience_of(unsealing.community, Audience.Level.AUTHOR)
    ledger.record(ledger.happening(f"unnamed.{verb}", by, unsealing, audience=audience.pk))
    note(f"unnamed.{verb}", by=by, about=f"post:{key}")
