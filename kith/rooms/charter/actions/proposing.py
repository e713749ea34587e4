"""Changing a charter: proposed, remarked on, adopted or let go. The wording itself never changes."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.communities.access import is_member
from kith.members.communities.actions.amending import describe
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.charter.access import may_adopt
from kith.rooms.charter.actions.accepting import accept
from kith.rooms.charter.models import Remark, Version
from kith.rooms.charter.models.version import MAX_REMARK, PARTS


@transaction.atomic
def propose(community: Community, *, by: Person, why: str = "", **parts: str) -> Version:
    """Propose another wording; parts: each of PARTS. Raises Refusal.

    A community has one open proposal at a time, so that people talk about the same words. The network, to
    which everyone belongs, has no charter.
    """
    if community.kind == Community.Kind.NETWORK or not is_member(by, community):
        raise refuse("not-allowed", typed={**parts, "why": why})
    before = first_version(community)
    if all(parts[name] == getattr(before, name) for name in PARTS):
        raise refuse("bad-request", happened=_("Nothing is different yet."), typed={**parts, "why": why})
    try:
        with transaction.atomic():
            version = Version.objects.create(
                community=community,
                proposed_by=by,
                why=why,
                changes_norms=parts["norms"] != before.norms,
                **{name: parts[name] for name in PARTS},
            )
    except IntegrityError:
        raise _already_open({**parts, "why": why}) from None
    _record("charter.proposed", version, by, Audience.Level.COMMUNITY)
    return version


@transaction.atomic
def remark(version: Version, *, by: Person, words: str, kind: str = Remark.Kind.REMARK) -> Remark:
    """Say something to a proposal. Raises Refusal."""
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    held = _still_open(version, words)
    if not is_member(by, held.community):
        raise refuse("not-allowed", typed={"words": words})
    if not words or len(words) > MAX_REMARK:
        happened = _("Say it in a few words.") if not words else _("That’s a long one. Say it shorter.")
        raise refuse("bad-request", happened=happened, typed={"words": words})
    made = Remark.objects.create(community_id=held.community_id, version=held, by=by, words=words, kind=kind)
    _record("charter.remarked", held, by, Audience.Level.COMMUNITY)
    return made


@transaction.atomic
def withdraw_not_yet(remark: Remark, *, by: Person) -> None:
    """Wait no longer: the remark stays, and stops nothing. Taken back already, it changes nothing."""
    held = Remark.objects.select_for_update().get(pk=remark.pk)
    if held.by_id != by.pk:
        raise refuse("not-allowed")
    if held.withdrawn_at is None:
        held.withdrawn_at = now()
        held.save(update_fields=["withdrawn_at"])
        _record("charter.remarked", held.version, by, Audience.Level.COMMUNITY)


@transaction.atomic
def adopt(version: Version, *, by: Person) -> Version:
    """Make a proposal the charter. Who proposed it and who adopts it have said yes to it. Raises Refusal."""
    Community.objects.select_for_update().get(pk=version.community_id)
    held = _still_open(version)
    if not may_adopt(by, held):
        raise refuse("not-allowed", happened=_("This can’t be adopted yet, or not by you."))
    latest = Version.objects.filter(community=held.community_id).aggregate(Max("number"))["number__max"] or 0
    held.number, held.adopted_at, held.adopted_by = latest + 1, now(), by
    held.save()
    described = {name: getattr(held, name) for name in PARTS if name != "who"}
    describe(held.community, by=by, **described)
    _record("charter.adopted", held, by, Audience.Level.PUBLIC)
    for person in {by, held.proposed_by} - {None}:
        accept(held, by=person)
    return held


@transaction.atomic
def let_go(version: Version, *, by: Person) -> Version:
    """Let a proposal go: whoever made it, or who may adopt it. Raises Refusal."""
    held = _still_open(version)
    if by.pk != held.proposed_by_id and not may_adopt(by, held):
        raise refuse("not-allowed")
    held.let_go_at = now()
    held.save(update_fields=["let_go_at"])
    _record("charter.let_go", held, by, Audience.Level.COMMUNITY)
    return held


def first_version(community: Community) -> Version:
    """Return the charter as it stands; what a community was founded with becomes its first version."""
    newest = Version.objects.filter(community=community, number__isnull=False).order_by("-number").first()
    if newest is not None:
        return newest
    made, _new = Version.objects.get_or_create(
        community=community,
        number=1,
        defaults={
            "domain_statement": community.domain_statement,
            "practice_scope": community.practice_scope,
            "norms": community.norms,
            "proposed_at": community.founded_at,
            "adopted_at": community.founded_at,
        },
    )
    return made


def _still_open(version: Version, words: str = "") -> Version:
    held = Version.objects.select_for_update().get(pk=version.pk)
    if not held.is_open:
        raise refuse(
            "changed-meanwhile",
            happened=_("This was adopted, or let go, in the meantime."),
            typed={"words": words},
        )
    return held


def _already_open(typed: dict[str, str]) -> Refusal:
    return refuse(
        "changed-meanwhile",
        happened=_("A proposal is open already. One at a time, so that all talk about the same words."),
        next=_("Say what you think on that one; your words are below."),
        typed=typed,
    )


def _record(verb: str, version: Version, by: Person, level: str) -> None:
    audience = audience_of(version.community, level)
    ledger.record(ledger.happening(verb, by, version, audience=audience.pk))
