"""Letting members ask without their name, and ending that. What was asked so stays as it is."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.base.kit import ledger
from kith.base.kit.clock import now
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.services.unnamed.access import FEWEST, how_many, may_allow
from kith.services.unnamed.models import Allowance, StandIn


@transaction.atomic
def allow(community: Community, *, by: Person) -> Allowance:
    """Let members ask without their name; allowed already, nothing changes.

    Raises Refusal "not-allowed" for who does not look after the community, and where fewer than four belong.
    """
    community = _held(community, by)
    if how_many(community) < FEWEST:
        raise refuse(
            "not-allowed",
            happened=_("Fewer than four belong here, so who asks would be known anyway."),
            next=_("Come back when you are more."),
        )
    made, is_new = Allowance.objects.get_or_create(community=community, ended_at=None, defaults={"by": by})
    stand_in()
    if is_new:
        _record("unnamed.allowed", by, made)
    return made


@transaction.atomic
def end(community: Community, *, by: Person) -> None:
    """End it; not allowed, nothing changes. Raises Refusal "not-allowed" like `allow`."""
    community = _held(community, by)
    there = Allowance.objects.filter(community=community, ended_at=None).first()
    if there is not None:
        there.ended_at, there.ended_by = now(), by
        there.save(update_fields=["ended_at", "ended_by"])
        _record("unnamed.ended", by, there)


def stand_in() -> Person:
    """Return who stands as the author of what is written without a name; made when first needed."""
    there = StandIn.objects.select_related("person").first() or _made()
    return there.person


def _made() -> StandIn:
    try:
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            return StandIn.objects.create(person=Person.objects.create(name=gettext("Someone here")))
    except IntegrityError:
        # Two communities at the same moment: the other one was quicker.
        return StandIn.objects.select_related("person").get()


def _held(community: Community, by: Person) -> Community:
    community = Community.objects.select_for_update().get(pk=community.pk)
    if not may_allow(by, community):
        raise refuse("not-allowed")
    return community


def _record(verb: str, by: Person, allowance: Allowance) -> None:
    audience = audience_of(allowance.community, Audience.Level.COMMUNITY)
    ledger.record(ledger.happening(verb, by, allowance, audience=audience.pk))
