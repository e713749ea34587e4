"""Saying anew what a community is about."""

from django.db import transaction

from kith.base.kit import ledger
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person


@transaction.atomic
def describe(
    community: Community, *, by: Person, domain_statement: str, practice_scope: str, norms: str
) -> None:
    """Change what a community says of itself. The caller has checked that `by` may."""
    community.domain_statement, community.practice_scope = domain_statement, practice_scope
    community.norms = norms
    community.save(update_fields=["domain_statement", "practice_scope", "norms"])
    audience = audience_of(community, Audience.Level.PUBLIC)
    ledger.record(
        ledger.happening("communities.described", by, community, community=community.pk, audience=audience.pk)
    )
