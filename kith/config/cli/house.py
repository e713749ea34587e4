"""Opening the house for a command: Django set up, the database there and as it should be."""

import contextlib
import io
import os
from collections.abc import Iterator

from kith.config.cli.faults import Fault, complain


def open_house() -> None:
    """Set Django up. Raises SettingFault for a setting that cannot be used, Fault for a missing part."""
    from kith.config.options import options

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    chosen = options()
    try:
        chosen.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"The data folder {chosen.data} cannot be used: {error.strerror}.") from None
    _need_driver(chosen.sqlite_path is None)
    import django

    django.setup()


def open_migrated() -> None:
    """As `open_house`, with the database brought up to date."""
    open_house()
    with database_faults():
        _check_promises()
        _migrate()


def has_people() -> bool:
    """Say whether anybody is here yet."""
    from kith.members.people.models import Person

    return Person.objects.exists()


@contextlib.contextmanager
def database_faults() -> Iterator[None]:
    """Turn a database that cannot be reached into a plain sentence."""
    from django.db import OperationalError

    from kith.config.doctor.database import REACH, first_line
    from kith.config.options import options

    try:
        yield
    except OperationalError as error:
        where = options().sqlite_path or "the PostgreSQL of KITH_DATABASE_URL"
        raise Fault(f"The database ({where}) cannot be used: {first_line(error)}. {REACH}") from None


def _need_driver(postgres: bool) -> None:
    if not postgres:
        return
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise Fault("For PostgreSQL, Kith needs one part more: pip install 'kith[postgres]'") from None


def _check_promises() -> None:
    from kith.config.doctor.database import broken_promises

    broken = broken_promises()
    if broken:
        raise Fault(" ".join(broken))


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        complain(f"Bringing the database up to date ({len(plan)} steps)…")
        call_command("migrate", interactive=False, verbosity=0, stdout=io.StringIO())
