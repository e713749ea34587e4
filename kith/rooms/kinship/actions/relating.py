"""What two communities are to each other: proposed by one, said yes to by the other, ended by either."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import one_line, shows
from kith.base.kit.refusals import refuse
from kith.members.communities.access import is_member
from kith.members.communities.looking_after import speaks_for
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.rooms.kinship.access import may_end, speaks_alone
from kith.rooms.kinship.actions.recording import record
from kith.rooms.kinship.asked import TIE
from kith.rooms.kinship.jobs import tell_of, tell_outcome
from kith.rooms.kinship.models import Relation, RelationStep
from kith.rooms.kinship.models.relation import MAX_SENTENCE, MAX_WORDS

_Step, _State = RelationStep.Kind, Relation.State


@transaction.atomic
def propose(
    community: Community, other: Community, *, by: Person, kind: str, sentence: str, words: str = ""
) -> Relation:
    """Propose what `community` is to `other`; any member may. Proposed already, it changes nothing.

    words: what stands between the two names, for a kind of their own. Raises Refusal.
    """
    sentence, words = one_line(sentence), one_line(words)
    typed = {"sentence": sentence, "words": words}
    if not is_member(by, community):
        raise refuse("not-allowed", typed=typed)
    _check(community, other, kind, sentence, words, typed)
    _hold(community, other)
    there = _live_between(community, other)
    if there is not None:
        if (there.community_id, there.kind, there.sentence) == (community.pk, kind, sentence):
            return there
        raise refuse(
            "changed-meanwhile",
            happened=_("Something is said or proposed between these two already. One at a time."),
            next=_("Answer that one, or end it first."),
            typed=typed,
        )
    relation = Relation.objects.create(
        community=community,
        other=other,
        kind=kind,
        sentence=sentence,
        words=words if kind == Relation.Kind.OWN else "",
    )
    _step(relation, _Step.PROPOSED, by)
    for side in (community, other):
        record("relation_proposed", by, relation, side)
    tell_of.later(what=TIE, thing_id=relation.pk)
    return relation


@transaction.atomic
def agree(relation: Relation, *, by: Person) -> Relation:
    """Say yes for the community it was proposed to: who looks after it, else any two of its members.

    Said already, it changes nothing. Raises Refusal.
    """
    held = _held(relation)
    if not speaks_for(by, held.other):
        raise refuse("not-allowed")
    if held.state == _State.STANDING:
        return held
    if held.state != _State.PROPOSED:
        raise _moved_on()
    if held.steps.filter(by=by, kind=_Step.PROPOSED).exists() and not speaks_alone(by, held.other):
        raise refuse("not-allowed", happened=_("You proposed this, so somebody else says yes."))
    _step(held, _Step.YES, by)
    if speaks_alone(by, held.other) or held.steps.filter(kind=_Step.YES).count() > 1:
        stand(held, by)
    else:
        record("relation_answered", by, held, held.other)
    return held


@transaction.atomic
def end(relation: Relation, *, by: Person) -> Relation:
    """Let a proposal go, or end what stands; either side may. Ended already, it changes nothing."""
    held = _held(relation)
    proposed_it = held.steps.filter(by=by, kind=_Step.PROPOSED).exists()
    if not may_end(by, held) and not (proposed_it and held.state == _State.PROPOSED):
        raise refuse("not-allowed")
    if held.state not in Relation.LIVE:
        return held
    stood = held.state == _State.STANDING
    held.state = _State.ENDED if stood else _State.LET_GO
    held.save(update_fields=["state"])
    _step(held, _Step.ENDED if stood else _Step.LET_GO, by)
    for side in (held.community, held.other):
        record("relation_ended" if stood else "relation_let_go", by, held, side)
    if not stood:
        _tell_outcome(held, by)
    return held


def stand(relation: Relation, by: Person | None) -> None:
    """Let a relation stand from now on, in the caller's transaction; the caller has checked who said yes."""
    relation.state = _State.STANDING
    relation.save(update_fields=["state"])
    for side in (relation.community, relation.other):
        record("relation_stands", by, relation, side, Audience.Level.PUBLIC)
    _tell_outcome(relation, by)


def _tell_outcome(relation: Relation, by: Person | None) -> None:
    proposed = relation.steps.filter(kind=_Step.PROPOSED, by__isnull=False).exclude(by=by)
    for person in proposed.values_list("by", flat=True):
        tell_outcome.later(person_id=person, what=TIE, thing_id=relation.pk)


def _check(
    community: Community, other: Community, kind: str, sentence: str, words: str, typed: dict[str, str]
) -> None:
    happened = ""
    if Community.Kind.NETWORK in (community.kind, other.kind) or community.pk == other.pk:
        happened = _("Choose another community of this network.")
    elif kind not in Relation.Kind.values:
        happened = _("Say what you are to each other.")
    elif kind == Relation.Kind.OWN and not shows(words):
        happened = _("Say it in your own words.")
    elif not shows(sentence):
        happened = _("Add a sentence, so that people know what it means.")
    elif len(sentence) > MAX_SENTENCE or len(words) > MAX_WORDS:
        happened = _("That’s a long one. Say it shorter.")
    if happened:
        raise refuse("bad-request", happened=happened, typed=typed)


def _hold(*communities: Community) -> None:
    # Both, in one order: of two who propose it to each other at once, the second finds the first.
    pks = [community.pk for community in communities]
    list(Community.objects.select_for_update().filter(pk__in=pks).order_by("pk"))


def _live_between(one: Community, two: Community) -> Relation | None:
    between = Q(community=one, other=two) | Q(community=two, other=one)
    return Relation.objects.filter(between, state__in=Relation.LIVE).first()


def _held(relation: Relation) -> Relation:
    held = Relation.objects.select_for_update(of=("self",)).select_related("community", "other")
    return held.get(pk=relation.pk)


def _step(relation: Relation, kind: str, by: Person) -> None:
    RelationStep.objects.get_or_create(
        relation=relation, kind=kind, by=by, defaults={"community_id": relation.community_id}
    )


def _moved_on():
    return refuse("changed-meanwhile", happened=_("This was let go, or ended, in the meantime."))
