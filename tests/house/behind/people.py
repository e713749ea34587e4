from typing import Any

from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.models import Session
from kith.members.people.tokens import hashed
from tests.cast import Cast, visit

BODIES = {
    "people:sign-in": {"address": "someone@cast.example"},
    "people:sign-in-code": {"code": "123456"},
    "people:sign-in-password": {"address": "ada@cast.example", "password": "not the one she has"},
    "people:password": {"password": "warp weft heddle shuttle"},
    "people:addresses": {"address": "another@cast.example"},
    "people:address-code": {"code": "123456"},
    "people:address-main": {"address": "ada@cast.example"},
    "people:address-remove": {"address": "nobodys@cast.example"},
    "people:you": {"name": "A name", "zone": "Europe/London", "language": "en"},
    "people:mail": {"kind": "letters", "mail": "no"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to something of Ada's own, or to a link nobody was sent."""
    client = visit(cast.ada)
    session = Session.objects.get(person=cast.ada, token_hash=hashed(client.cookies[SESSION_COOKIE].value))
    return {
        "people:session-end": {"key": session.key},
        "people:passkey-remove": {"key": session.key},
        "people:mail-stop": {"token": "a-link-nobody-was-sent"},
        "people:not-me": {"token": "a-link-nobody-was-sent"},
        "people:sign-in-as": {"key": cast.ada.key},
        "people:address-link": {"token": "a-link-nobody-was-sent"},
        "people:sign-in-link": {"token": "a-link-nobody-was-sent"},
    }
