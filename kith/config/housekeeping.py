"""Jobs of the floors that lie below the jobs themselves."""

from kith.members.people.actions import clearing
from kith.services.jobs.registry import job


@job(key="all")
def clear_away() -> None:
    """Throw away what has run out: sessions, sign-in mails, counts."""
    clearing.clear_away()
