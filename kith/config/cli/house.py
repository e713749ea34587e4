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
        words = f"KITH_DATA is {chosen.data}, and this data folder cannot be used: {error.strerror}."
        raise Fault(f"{words} Name another: KITH_DATA=~/my-kith", code=2) from None
    _need_driver(chosen.sqlite_path is None)
    import django

    django.setup()


def open_migrated() -> None:
    """As `open_house`, with the database brought up to date."""
    open_house()
    _connect()
    with database_faults():
        _check_promises()
        _migrate()


def has_people() -> bool:
    """Say whether anybody is here yet."""
    from kith.members.people.models import Person

    return Person.objects.exists()


def site() -> str:
    """Return where Kith is reached: as the one that runs on this data says, else as the settings say."""
    from kith.config import running
    from kith.config.options import options

    return running.where(options().data) or options().url


@contextlib.contextmanager
def database_faults() -> Iterator[None]:
    """Turn a database that cannot be reached into a plain sentence."""
    from django.db import OperationalError

    try:
        yield
    except OperationalError as error:
        raise _unusable(error) from None


def _connect() -> None:
    from django.db import Error, connection

    try:
        connection.ensure_connection()
    except Error as error:
        # Whatever goes wrong so early: no server, a wrong password, a file that is no database.
        raise _unusable(error) from None


def _unusable(error: Exception) -> Fault:
    from kith.config.doctor.database import unusable

    return Fault(unusable(error))


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
        complain(f"Bringing the database up to date (steps: {len(plan)})…")
        call_command("migrate", interactive=False, verbosity=0, stdout=io.StringIO())
