"""Nothing runs from any other text, such as a name, a title or a charter, on pages or in mails (TRUST C1)."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from django.core import mail
from django.db import models
from django.template import engines
from django.test import Client

from kith.services.jobs.worker import run_waiting
from tests.cast import visit
from tests.journeys.alarm import alarmed
from tests.journeys.payloads import payloads
from tests.memory import forget
from tests.worlds.columns import left_alone, text_columns
from tests.worlds.world import World, build_world

# Shown as they are: rendered when they were written (test_payloads.py), or no words that anybody typed.
_RENDERED = {"html", "address", "next", "password", "once"}
A_FEW, MANY = 3, 40
WHO = ("ada", "ben", "sam", "nia", "stranger")


@pytest.fixture
def world(site) -> World:
    """A world with something in every room, each text of which would run."""
    made = build_world()
    mail.outbox.clear()
    _poison()
    forget()
    return made


def _poison() -> None:
    """Put payloads into each text of every row, as many as it holds."""
    each = cycle(one.replace("\0", "") for one in payloads())
    for model, column in text_columns():
        if column.name in left_alone(model) or column.name in _RENDERED:
            continue
        for row in model._base_manager.order_by("pk").values_list("pk", flat=True):
            model._base_manager.filter(pk=row).update(**{column.name: _filling(column, each)})


def _filling(column: models.Field, each: Iterator[str]) -> str:
    if column.max_length is None:
        return " ".join(next(each) for _number in range(MANY))
    short = next(one for one in each if len(one) <= column.max_length)
    more = [next(each) for _number in range(A_FEW)]
    longer = " ".join([short, *more])
    return longer if len(longer) <= column.max_length else short


def doors(world: World) -> dict[str, list[str]]:
    """Return the address of every page by one whom its door lets in, and what search finds."""
    clients = {who: visit(world.people[who]) for who in WHO}
    found: dict[str, list[str]] = {who: [] for who in WHO}
    for _name, address, methods in world.doors:
        if "GET" in methods:
            who = next((who for who in WHO if _is_shown(clients[who], address)), "")
            found.setdefault(who, []).append(address)
    found["ada"] += [
        f"/search/?q={words}" for words in ("alert", "svg", "onerror", "%22%3E%3Cscript%3Ealert(1)")
    ]
    return found


def _is_shown(client: Client, address: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html")


def went_off(world: World, browser, site, addresses: dict[str, list[str]]) -> dict[str, str]:
    """Open each of these as who may, and return by their addresses what went off."""
    found: dict[str, str] = {}
    for who in WHO:
        with alarmed(browser, site, world.people[who]) as alarm:
            for address in addresses[who]:
                alarm.open(address)
                if not alarm.is_quiet:
                    found[address] = alarm.taken()
    return found


def test_none_runs_on_any_page_nor_in_any_mail(world, browser, site):
    addresses = doors(world)
    assert len(addresses["ada"]) > 60
    assert went_off(world, browser, site, addresses) == {}
    run_waiting()
    shown = [html for letter in mail.outbox for html, kind in letter.alternatives if kind == "text/html"]
    assert len([html for html in shown if "alert" in html]) > 3
    with alarmed(browser, site) as alarm:
        for html in shown:
            alarm.show(html)
        assert alarm.is_quiet, str(alarm)


def test_without_escaping_they_run(world, browser, site, monkeypatch):
    house = engines["kith"].env
    monkeypatch.setattr(house, "autoescape", False)
    house.cache.clear()
    try:
        addresses = doors(world)
        some = {who: addresses[who][::8] for who in WHO}
        found = went_off(world, browser, site, some)
    finally:
        house.cache.clear()
        forget()
    assert len(found) * 2 > len([address for each in some.values() for address in each])
