"""One world for a file of tests: building one takes seconds."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def one_database(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """Open the database for a whole file of tests, and undo all they did."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        # As TestCase does: what asks to be outermost may be inside this one.
        whole._from_testcase = True
        whole.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
