"""Saying anew what a community is about, and what its friends may read."""

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


@transaction.atomic
def let_alumni_read(community: Community, reads: bool, *, by: Person) -> None:
    """Let those who moved on read what is for members, or not any more. The caller has checked that `by` may.

    So already, it changes nothing.
    """
    if not Community.objects.filter(pk=community.pk, alumni_read=not reads).update(alumni_read=reads):
        return
    community.alumni_read = reads
    audience = audience_of(community, Audience.Level.COMMUNITY)
    ledger.record(
        ledger.happening(
            "communities.opened_to_alumni", by, community, community=community.pk, audience=audience.pk
        )
    )
