"""Speaking up: someone can be recognised, or something isn't right. And taking it back."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.models import Community
from kith.members.people.models import Person
from kith.services.moderation import limits
from kith.services.moderation.access import House, Matter, is_between_two
from kith.services.moderation.actions.stepping import held, settle, step
from kith.services.moderation.declarations import Thing, reportable
from kith.services.moderation.models import Concern
from kith.services.moderation.models.concern import MAX_WORDS

SECOND_THOUGHTS = timedelta(hours=24)


@transaction.atomic
def recognise(thing: Thing, *, by: Person) -> Concern:
    """Say that someone can be recognised in a thing: it is out of sight at once, until two have looked.

    Said again, or by several at once, it is one concern. Raises Refusal "not-found" for who may not read it,
    "not-allowed" for its author, "too-many" for who did so often, or often without need.
    """
    _check_reader(thing, by)
    limits.hold(by)
    reportable(thing.kind).lock(thing.pk)
    mine = Concern.objects.about(thing.kind, thing.pk).under_way().filter(kind=Concern.Kind.RECOGNISED)
    there = mine.first()
    if there is not None:
        return there
    _check_author(thing, by)
    limits.check_raising(by, thing.community_id, recognised=True)
    return _raise(thing, Concern.Kind.RECOGNISED, by)


@transaction.atomic
def report(thing: Thing, *, by: Person, words: str) -> Concern:
    """Tell those who look after the community, in one's own words, that something isn't right.

    What is said of one of them goes to the network's support instead. A second report of the same thing by
    the same person adds nothing while the first is under way. Raises Refusal like `recognise`, and
    "bad-request" for no words or too many.
    """
    words = typed_words(words)
    _check_reader(thing, by)
    limits.hold(by)
    reportable(thing.kind).lock(thing.pk)
    mine = Concern.objects.about(thing.kind, thing.pk).under_way().filter(raised_by=by)
    there = mine.filter(kind=Concern.Kind.REPORT).first()
    if there is not None:
        return there
    _check_author(thing, by)
    limits.check_raising(by, thing.community_id, typed=words)
    return _raise(thing, Concern.Kind.REPORT, by, words)


@transaction.atomic
def withdraw(concern: Concern, *, by: Person) -> Concern:
    """Take back what one said, within a day and before it is decided; it puts back what that alone hid.

    Raises Refusal "not-allowed" for anyone else or later, "changed-meanwhile" once it is decided.
    """
    concern = held(concern)
    if concern.raised_by_id != by.pk or concern.kind == Concern.Kind.APPEAL:
        raise refuse("not-allowed")
    if concern.state == Concern.State.WITHDRAWN:
        return concern
    if concern.state not in Concern.UNDER_WAY:
        raise refuse("changed-meanwhile")
    if not may_be_withdrawn(concern):
        raise refuse("not-allowed", happened=_("That was more than a day ago, so others will look at it."))
    step(concern, Concern.State.WITHDRAWN, "moderation.withdrawn", by=by)
    settle(concern.subject_kind, concern.subject_id)
    return concern


def may_be_withdrawn(concern: Concern) -> bool:
    """Say whether who raised it may still take it back."""
    recent = now() - concern.raised_at <= SECOND_THOUGHTS
    return concern.kind != Concern.Kind.APPEAL and concern.state in Concern.UNDER_WAY and recent


def typed_words(words: str) -> str:
    """Return a reason fit to keep. Raises Refusal "bad-request" for none or too many words."""
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words:
        raise refuse(
            "bad-request", happened=_("Say in a line or two what isn’t right."), next=_("Then send it.")
        )
    if len(words) > MAX_WORDS:
        happened = _("That’s longer than fits here. 2,000 letters do.")
        raise refuse("bad-request", happened=happened, typed={"words": words})
    return words


def _check_reader(thing: Thing, by: Person) -> None:
    if reportable(thing.kind).found(by, thing.key) is None:
        # Who reads it no more because it was hidden a moment ago has had their wish.
        said = Concern.objects.about(thing.kind, thing.pk).under_way().filter(raised_by=by)
        if not said.exists():
            raise refuse("not-found")


def _check_author(thing: Thing, by: Person) -> None:
    if thing.author_id == by.pk:
        happened = _("These are your own words.")
        raise refuse("not-allowed", happened=happened, next=_("You can change them whenever you like."))


def _desk(thing: Thing, kind: str, by: Person) -> str:
    if is_between_two(thing.audience):
        return Concern.Desk.SUPPORT
    house = House(Community.objects.get(pk=thing.community_id))
    desk = house.desk_for(thing.author_id) if kind == Concern.Kind.REPORT else Concern.Desk.KEEPERS
    matter = Matter(thing.audience, kind, desk, frozenset({thing.author_id, by.pk}))
    # Where nobody in the community is left to look, the network's support finds it among its own.
    return Concern.Desk.SUPPORT if house.bench(matter).who == "support" else desk


def _raise(thing: Thing, kind: str, by: Person, words: str = "") -> Concern:
    concern = Concern.objects.create(
        community_id=thing.community_id,
        subject_kind=thing.kind,
        subject_id=thing.pk,
        subject_key=thing.key,
        author_id=thing.author_id,
        kind=kind,
        desk=_desk(thing, kind, by),
        raised_by=by,
        words=words,
    )
    step(concern, Concern.State.OPEN, "moderation.raised", by=by)
    settle(thing.kind, thing.pk)
    return concern
