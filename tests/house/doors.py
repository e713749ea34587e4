"""Measures who gets in where. `python -m tests.house.doors` cannot run alone; see test_doors.py.

To write the table anew after adding an address, and then to read every changed line of it:
    KITH_WRITE_DOORS=1 bin/test house -k doors
"""

import csv
import os
from pathlib import Path
from typing import Any

from django.db import transaction
from django.urls import reverse

from kith.base.kit.clock import now
from kith.base.kit.doors import all_doors, policy_of
from kith.members.people.actions.registering import person_at
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Session
from kith.members.people.tokens import hashed
from kith.rooms.admissions.actions.applying import pass_on
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.admissions.tokens import token_of
from kith.services.conversations.actions.replying import reply
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import NAMES, Cast, a_thread, build_cast, visit

COLUMNS = ("door", "method", "stranger", *NAMES)


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Return, by door, the arguments of an address behind which something of Ada's is, for members only."""
    thread = a_thread(cast, kind="question", title="For members")
    post = thread.posts.get()
    slug = {"slug": cast.weavers.slug}
    return {
        "forums:board": {**slug, "board": cast.board.slug},
        "forums:conversation": {**slug, "key": thread.key},
        "forums:replies": {**slug, "key": thread.key},
        "forums:settlement": {**slug, "key": thread.key},
        "forums:post": {"key": post.key},
        "forums:edit-post": {**slug, "key": post.key},
        "forums:post-history": {**slug, "key": post.key},
        "slug": slug,
        **_of_care(cast, slug, thread),
        **_of_admissions(cast, slug),
        **_of_people(cast),
    }


def _of_admissions(cast: Cast, slug: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the arguments of doors that lead to a request to join, and to invitations of Ada's and Ben's."""
    asks = pass_on(cast.weavers, by=person_at("zed@cast.example", name="Zed Farr"), reason="Please.")
    sent = {**slug, "key": invite(cast.weavers, by=cast.ada, address="mo@out.example").key}
    return {
        "admissions:answer": {**slug, "key": asks.key},
        **{f"admissions:invitation-{verb}": sent for verb in ("again", "end", "second")},
        "admissions:invited": {"token": token_of(invite(cast.weavers, by=cast.ben, uses=2))},
        "admissions:stop": {"token": "a-link-nobody-was-sent"},
    }


def _of_care(cast: Cast, slug: dict[str, Any], thread: Any) -> dict[str, dict[str, Any]]:
    """Return the arguments of doors that lead to a decision of Ada's about something of Ben's."""
    post = reply(thread, by=cast.ben, source="Words that somebody minded.", at=now())
    concern = report(thing_of("conversations.post", post.pk), by=cast.nia, words="I mind it.")
    decide(concern, by=cast.ada, verdict=Concern.State.HIDDEN, why="Too close to home.")
    here = {**slug, "key": concern.key}
    one = ("concern", "look", "decision", "withdrawal", "mending", "appeal")
    return {
        **{f"moderation:{name}": here for name in one},
        "moderation:recognised": {**slug, "word": "post", "key": thread.posts.get(position=1).key},
        "moderation:report": {**slug, "word": "post", "key": thread.posts.get(position=1).key},
    }


def _of_people(cast: Cast) -> dict[str, dict[str, Any]]:
    """Return the arguments of doors that lead to something of Ada's own, or to a link nobody was sent."""
    client = visit(cast.ada)
    session = Session.objects.get(person=cast.ada, token_hash=hashed(client.cookies[SESSION_COOKIE].value))
    return {
        "people:session-end": {"key": session.key},
        "people:passkey-remove": {"key": session.key},
        "people:not-me": {"token": "a-link-nobody-was-sent"},
        "people:sign-in-as": {"key": cast.ada.key},
        "profiles:person": {"key": cast.ada.key},
        "people:sign-in-link": {"token": "a-link-nobody-was-sent"},
    }


BODIES: dict[str, dict[str, str]] = {
    "admissions:apply": {"reason": "Please."},
    "admissions:answer": {"answer": "welcome", "words": ""},
    "admissions:call": {"wanted": "Weavers."},
    "admissions:mode": {"mode": "invitation"},
    "admissions:invitations": {"to": "link", "uses": "2"},
    "admissions:invited": {"answer": "yes"},
    "communities:new": {
        "name": "Dyers",
        "domain_statement": "Colour that stays.",
        "admission_mode": "open",
        "glaze": "moss",
        "motif": "leaf",
    },
    "people:sign-in": {"address": "someone@cast.example"},
    "people:sign-in-code": {"code": "123456"},
    "people:sign-in-password": {"address": "ada@cast.example", "password": "not the one she has"},
    "people:password": {"password": "warp weft heddle shuttle"},
    "people:you": {"name": "A name", "zone": "Europe/London", "language": "en"},
    "moderation:report": {"words": "I mind it."},
    "moderation:mending": {"title": "", "source": "Kinder words."},
    "moderation:appeal": {"words": "It was kindly meant."},
    "moderation:decision": {"verdict": "stays", "why": "It’s fine."},
    "moderation:lines": {"safeguarding": "Ask where you work.", "urgent": ""},
    "forums:replies": {"source": "A reply."},
    "forums:edit-post": {"source": "Other words."},
    "forums:new-conversation": {"board": "workshop", "kind": "question", "title": "Title", "source": "Words"},
    "forums:new-board": {"name": "Dye pot", "level": "community"},
}


def measured() -> list[dict[str, str]]:
    """Return a row for each door and method: the status that each of the cast gets, with a valid body."""
    cast = build_cast()
    known = arguments(cast)
    rows = []
    for route, name, view in all_doors():
        given = known.get(name, known["slug"] if "<slug:slug>" in route else {})
        for method in policy_of(view).methods:
            if method != "HEAD":
                rows.append(_row(cast, name, method, reverse(name, kwargs=given)))
    rows.sort(key=lambda row: (row["door"], row["method"]))
    if os.environ.get("KITH_WRITE_DOORS"):
        _write(rows)
    return rows


def _row(cast: Cast, name: str, method: str, address: str) -> dict[str, str]:
    row = {"door": name, "method": method}
    for who, person in cast.everyone().items():
        client = visit(person)
        # Each knocks at the same world: what one of them did is undone before the next.
        point = transaction.savepoint()
        answer = client.generic if method not in ("GET", "POST") else getattr(client, method.lower())
        response = answer(address, BODIES.get(name, {}))
        transaction.savepoint_rollback(point)
        row[who] = str(response.status_code)
    return row


def _write(rows: list[dict[str, str]]) -> None:
    with Path(__file__).with_name("doors.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
