"""The viewer of a request in one statement: session, person, community, standing, duties (RULINGS 16)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from kith.base.kit.clock import now
from kith.members.communities.models import Community, Membership
from kith.members.communities.threshold import Way, way_into
from kith.members.people.viewer import Viewer

_COMMUNITY = [field.attname for field in Community._meta.concrete_fields]
_COLUMNS = ", ".join(f"c.{name}" for name in _COMMUNITY)
_DUTIES = """(SELECT {join} FROM communities_duty d JOIN communities_community dc ON dc.id = d.community_id
 WHERE d.person_id = p.id AND d.until IS NULL AND (dc.kind = 'network' OR dc.slug = %s))"""
_SIGNED_IN = """SELECT s.id, s.seen_at, s.shared_computer, p.id, p.key, p.name, p.zone, p.language,
 m.state, m.joined_at, m.paused_until, {duties}, {columns}
 FROM people_session s JOIN people_person p ON p.id = s.person_id
 LEFT JOIN communities_community c ON c.slug = %s
 LEFT JOIN communities_membership m ON m.community_id = c.id AND m.person_id = p.id
 WHERE s.token_hash = %s AND s.expires_at > %s AND p.erased_at IS NULL AND p.merged_into_id IS NULL"""
_STRANGER = f"SELECT {_COLUMNS} FROM communities_community c WHERE c.slug = %s"  # noqa: S608 - our own names


@dataclass(slots=True)
class Standing:
    """What a person is in one community. state: None for someone who never joined."""

    community: Community
    state: str | None = None
    joined_at: datetime | None = None
    paused_until: datetime | None = None
    duties: frozenset[str] = frozenset()

    @property
    def is_member(self) -> bool:
        """Whether they belong: active, or at rest."""
        return self.state in Membership.BELONGING

    @property
    def reads_inside(self) -> bool:
        """Whether they read what is for members; alumni may, where the community lets them."""
        return self.is_member or (self.state == Membership.State.ALUMNI and self.community.alumni_read)

    @property
    def is_away(self) -> bool:
        """Whether they belong and have stepped back for a while; it ends by itself."""
        return self.is_member and self.paused_until is not None and self.paused_until > now()

    @property
    def way_in(self) -> Way | None:
        """The way in where not everyone joins at once."""
        return way_into(self.community)


def look(token_hash: str | None, slug: str | None) -> Viewer:
    """Return who a session's hashed token belongs to, with their standing in the community of `slug`.

    A stranger (and an ended or expired session) gives a Viewer without a person. One statement.
    """
    if token_hash:
        row = _fetch(_signed_in_statement(), [slug or "", slug or "", token_hash, now()])
        if row:
            return _viewer(row)
    viewer = Viewer()
    if slug:
        row = _fetch(_STRANGER, [slug])
        if row:
            viewer.standing = Standing(_community(row))
    return viewer


def _signed_in_statement() -> str:
    pair = "CAST(CASE dc.kind WHEN 'network' THEN 1 ELSE 0 END AS varchar) || d.kind"
    join = f"string_agg({pair}, ',')" if connection.vendor == "postgresql" else f"group_concat({pair}, ',')"
    return _SIGNED_IN.format(duties=_DUTIES.format(join=join), columns=_COLUMNS)


def _fetch(statement: str, values: list[Any]) -> tuple | None:
    # The default connection, without asking a router: who is signed in is only ever read where it is written.
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def _viewer(row: tuple) -> Viewer:
    session, seen, shared, pk, key, name, zone, language, state, joined, paused, duties = row[:12]
    held = (duties or "").split(",") if duties else []
    viewer = Viewer(pk, key, name, zone, language, session, _moment(seen), bool(shared))
    viewer.network_duties = frozenset(duty[1:] for duty in held if duty[0] == "1")
    if row[12] is not None:
        here = frozenset(duty[1:] for duty in held if duty[0] == "0")
        viewer.standing = Standing(_community(row[12:]), state, _moment(joined), _moment(paused), here)
    return viewer


def _community(row: tuple) -> Community:
    values = dict(zip(_COMMUNITY, row, strict=True))
    values["founded_at"] = _moment(values["founded_at"])
    return Community.from_db(connection.alias, _COMMUNITY, [values[name] for name in _COMMUNITY])


def _moment(value: Any) -> datetime | None:
    # SQLite hands back text without a zone; it is UTC, as everything stored is.
    if value is None or isinstance(value, datetime):
        return value.replace(tzinfo=now().tzinfo) if value is not None and value.tzinfo is None else value
    return datetime.fromisoformat(value).replace(tzinfo=now().tzinfo)
