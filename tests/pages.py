"""What every page is held to: valid HTML, a constant number of statements, an exact set shown."""

from collections.abc import Callable

import html5lib
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST_QUERIES = 25
MOST_BYTES = 1_000_000


def mistakes(html: str) -> list[str]:
    """Return what a strict parser says is wrong with a page, by line."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    return [f"line {position[0]}: {code} {details}" for position, code, details in parser.errors]


def open_page(client: Client, address: str, status: int = 200) -> HttpResponse:
    """Open a page and hold it to valid HTML and a size."""
    response = client.get(address)
    assert response.status_code == status, f"{address} answered {response.status_code}"
    assert mistakes(response.content.decode()) == []
    assert len(response.content) < MOST_BYTES
    return response


def statements(client: Client, address: str) -> int:
    """Return how many statements a page takes the second time it is opened."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def assert_same_statements(client: Client, address: str, add: Callable[[int], None]) -> None:
    """Hold a page to the same number of statements for one thing and for thirty.

    add: makes that many more things of the kind the page lists.
    """
    add(1)
    few = statements(client, address)
    add(29)
    many = statements(client, address)
    assert (few, few <= MOST_QUERIES) == (many, True)


def turned(client: Client, address: str, marks: list[str], name: str = "page") -> list[list[str]]:
    """Open a list page after page by its links, and return which of these words stand on each, in order.

    Holds every page to the same number of statements, and the one behind the last to not being there.
    """
    found: list[list[str]] = []
    counts = set()
    while True:
        where = f"{address}?{name}={len(found) + 1}"
        html = open_page(client, where).content.decode()
        found.append(sorted((mark for mark in marks if mark in html), key=html.index))
        counts.add(statements(client, where))
        if f'rel="next" href="?{name}={len(found) + 1}"' not in html:
            break
    open_page(client, f"{address}?{name}={len(found) + 1}", status=404)
    assert len(counts) == 1, f"{address} takes {sorted(counts)} statements"
    return found
