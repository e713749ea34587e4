"""Do the tables fit the code?"""

from collections.abc import Iterator

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kith.config.doctor.findings import Finding, bad, good


def examine() -> Iterator[Finding]:
    """Compare the migrations in the code with those applied."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if waiting:
        words = f"The tables are {len(waiting)} steps behind the code."
        yield bad("Migrations", words, "kith up brings them up to date.")
    elif unknown:
        yield bad(
            "Migrations",
            "The tables belong to a newer Kith than this one.",
            "Install the newer Kith again, or restore the backup made before it.",
        )
    else:
        yield good("Migrations", "The tables fit the code.")
