import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Let no test see what an earlier one made the pages remember."""
    cache.clear()
