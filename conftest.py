"""Where every test runs: a data folder of its own, and SQLite or a PostgreSQL of its own.

KITH_TEST_DATABASE=postgres runs the suite on PostgreSQL; without it, on SQLite in a file, so that
threads and processes meet as they do for people.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import hypothesis
import pytest

from tests.databases import cluster

_afterwards = contextlib.ExitStack()
_OURS = ("KITH_DATA", "KITH_SETTINGS", "KITH_HOST", "KITH_PORT", "KITH_SITE_URL", "KITH_DATABASE_URL")
_ALSO_OURS = ("KITH_SMTP_URL", "KITH_MAIL_FROM", "KITH_DEMO", "KITH_THREADS")


def _prepare() -> None:
    for name in (*_OURS, *_ALSO_OURS):
        os.environ.pop(name, None)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="kith-tests-", dir=memory)
    _afterwards.callback(shutil.rmtree, folder, ignore_errors=True)
    os.environ["KITH_DATA"] = folder


def _own_postgres() -> None:
    os.environ["KITH_DATABASE_URL"] = _afterwards.enter_context(cluster())


# Workers of a parallel run are given the folder by the process that started them. Each has a PostgreSQL of
# its own: a cursor waits for every transaction of its server, another worker's too.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _prepare()
if os.environ.get("KITH_TEST_DATABASE") == "postgres":
    _own_postgres()
os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings"
django.setup()


# The same examples each time: what passes here passes there. More are tried by hand, with --hypothesis-seed.
hypothesis.settings.register_profile("seeded", derandomize=True, deadline=None)
hypothesis.settings.load_profile("seeded")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let each worker read its settings in here, after it has its own PostgreSQL, and not before."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_report_header() -> str:
    """Say at the top which database this run is about."""
    return f"database: {'PostgreSQL' if os.environ.get('KITH_DATABASE_URL') else 'SQLite'}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what drives a browser by where it lies, so that no test can forget to say so."""
    journeys = Path(__file__).parent / "tests" / "journeys"
    for item in items:
        if journeys in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_unconfigure() -> None:
    """Stop and remove what `_prepare` made, however the run ended."""
    _afterwards.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings_parallel_suffix(request: pytest.FixtureRequest) -> None:
    """Name the file before pytest-django gives each worker of a parallel run its own."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(Path(os.environ["KITH_DATA"], "test.sqlite3"))
    request.getfixturevalue("django_db_modify_db_settings_tox_suffix")
    request.getfixturevalue("django_db_modify_db_settings_xdist_suffix")


@pytest.fixture(autouse=True, scope="session")
def _static_files_by_their_plain_names() -> Iterator[None]:
    """Serve static files as they lie in their rooms; naming them by content is for `kith up`."""
    from django.test import override_settings

    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=plain):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Begin each test without what the one before it made the process remember: ids come round again."""
    from tests.memory import forget

    forget()
