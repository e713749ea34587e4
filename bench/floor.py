"""The floor: a signed-in thread page without any framework, as fast as plain Python makes it.

Frozen (bench/floor.sha256): WSGI, sqlite3 and one compiled Jinja2 template, a copy of the page Kith
shows. Two statements: who is looking, at what and as what; and the posts. Nothing is remembered from
one request to the next.
"""

import hashlib
import os
import secrets
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment

try:
    import pysqlite3.dbapi2 as sqlite3  # the library that Kith takes too
except ImportError:
    import sqlite3

POSTS_A_PAGE = 20
VOICES = 12

_WHO = """SELECT p.id, p.name, p.initials, p.rim, p.zone, m.state,
 t.id, t.key, t.title, t.posts, c.slug, c.name
 FROM session s JOIN person p ON p.id = s.person JOIN thread t ON t.key = ?
 JOIN community c ON c.id = t.community LEFT JOIN membership m ON m.community = c.id AND m.person = p.id
 WHERE s.token = ? AND s.until > ?"""
_POSTS = """SELECT q.key, p.name, p.initials, p.rim, q.html, q.at
 FROM post q JOIN person p ON p.id = q.author
 WHERE q.thread = ? AND q.position BETWEEN ? AND ? ORDER BY q.position"""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
_HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    (
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(self), geolocation=()"),
    ("Cache-Control", "private, no-store"),
]

_words = Path(__file__).with_suffix(".html").read_text("utf-8")
_page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_words)
_mine = threading.local()


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Answer a thread page to a member, 404 to anyone else."""
    path = environ["PATH_INFO"]
    if path == "/health":
        return _answer(start_response, "200 OK", b"well")
    parts = path.split("/")
    token = _cookie(environ.get("HTTP_COOKIE", ""), "kith_session")
    if len(parts) != 6 or not token:
        return _answer(start_response, "404 Not Found", b"")
    number = environ.get("QUERY_STRING", "").partition("page=")[2]
    page = _thread(parts[4], token, int(number) if number.isdigit() else 1)
    if page is None:
        return _answer(start_response, "404 Not Found", b"")
    return _answer(start_response, "200 OK", page.encode())


def _answer(start_response: Callable, status: str, body: bytes) -> Iterable[bytes]:
    start_response(status, [*_HEADERS, ("Content-Length", str(len(body)))])
    return [body]


def _cookie(header: str, name: str) -> str:
    for part in header.split("; "):
        key, _equals, value = part.partition("=")
        if key == name:
            return value
    return ""


def _thread(key: str, token: str, page: int) -> str | None:
    database = _database()
    moment = datetime.now(UTC)
    hashed = hashlib.sha256(token.encode()).hexdigest()
    row = database.execute(_WHO, (key, hashed, moment.isoformat())).fetchone()
    if row is None or row[5] != "active":
        return None
    person, name, initials, rim, zone, _state, thread, key, title, count, slug, community = row
    first = (page - 1) * POSTS_A_PAGE + 1
    clock = ZoneInfo(zone)
    rows = database.execute(_POSTS, (thread, first, first + POSTS_A_PAGE - 1)).fetchall()
    posts = [_post(post, clock, moment.year) for post in rows]
    voices = list({post["author"]: post for post in posts}.values())[:VOICES]
    return _page.render(
        network="Bench",
        viewer={"id": person, "name": name, "initials": initials, "rim": rim},
        thread={"key": key, "title": title, "slug": slug, "community": community},
        here=f"/c/{slug}/conversations/{key}/",
        posts=posts,
        voices=voices,
        page=page,
        pages=(count - 1) // POSTS_A_PAGE + 1,
        form_token=secrets.token_urlsafe(48),
        once=secrets.token_hex(7),
    )


def _post(row: tuple, clock: ZoneInfo, year: int) -> dict[str, Any]:
    key, author, initials, rim, html, at = row
    moment = datetime.fromisoformat(at).astimezone(clock)
    month = _MONTHS[moment.month - 1]
    return {
        "key": key,
        "author": author,
        "first_name": author.split(" ")[0],
        "initials": initials,
        "rim": rim,
        "html": html,
        "at": at,
        "day": f"{moment.day} {month}" if moment.year == year else f"{moment.day} {month} {moment.year}",
        "weekday": _DAYS[moment.weekday()],
    }


def _database() -> sqlite3.Connection:
    database = getattr(_mine, "database", None)
    if database is None:
        database = _mine.database = sqlite3.connect(os.environ["KITH_BENCH_FLOOR"], isolation_level=None)
        database.execute("PRAGMA journal_mode=wal")
        database.execute("PRAGMA cache_size=-8192")
    return database
