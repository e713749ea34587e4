"""Jobs of the floors that lie below the jobs themselves."""

from django.db import connection

from kith.base.kit import sqlite
from kith.members.people.actions import clearing
from kith.services.jobs.registry import job
from kith.services.search.actions import tidying


@job(key="all")
def clear_away() -> None:
    """Throw away what has run out: sessions, sign-in mails, counts."""
    clearing.clear_away()


@job(key="all")
def leave_no_trace() -> None:
    """See that what was deleted is nowhere any more: not in the index, nor in what a database leaves over."""
    tidying.tidy()
    if connection.vendor == "sqlite":
        sqlite.wipe(connection)
    else:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
