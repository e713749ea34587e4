from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from tests.cast import Cast, build_cast
from tests.live.listening import Listener
from tests.running import Running, running


@pytest.fixture(scope="module")
def kith(django_db_setup, django_db_blocker) -> Iterator[Running]:
    with django_db_blocker.unblock(), running() as one:
        yield one


@pytest.fixture
def cast(transactional_db) -> Cast:
    if connection.vendor == "postgresql":
        # Where emptying the tables and the running Kith wait for each other, the one that has waited
        # shorter is broken off: Kith, who tries again.
        with connection.cursor() as cursor:
            cursor.execute("SET deadlock_timeout = '60s'")
    return build_cast()


@pytest.fixture
def listen(kith: Running) -> Iterator[Callable[..., Listener]]:
    """Return what opens a stream: listen(token, place, …). All hang up when the test ends."""
    opened: list[Listener] = []

    def one(token: str, *at: str, **rest: str) -> Listener:
        opened.append(Listener(kith, token, *at, **rest))
        return opened[-1]

    yield one
    for listener in opened:
        listener.hang_up()
