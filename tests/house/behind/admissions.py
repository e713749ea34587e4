from typing import Any

from kith.members.people.actions.registering import person_at
from kith.rooms.admissions.actions.applying import pass_on
from kith.rooms.admissions.actions.inviting import invite
from kith.rooms.admissions.tokens import token_of
from tests.cast import Cast

BODIES = {
    "admissions:apply": {"reason": "Please."},
    "admissions:answer": {"answer": "welcome", "words": ""},
    "admissions:call": {"wanted": "Weavers."},
    "admissions:mode": {"mode": "invitation"},
    "admissions:invitations": {"to": "link", "uses": "2"},
    "admissions:invited": {"answer": "yes"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a request to join, and to invitations of Ada's and Ben's."""
    asks = pass_on(cast.weavers, by=person_at("zed@cast.example", name="Zed Farr"), reason="Please.")
    sent = {"slug": cast.weavers.slug, "key": invite(cast.weavers, by=cast.ada, address="mo@out.example").key}
    return {
        "admissions:answer": {"slug": cast.weavers.slug, "key": asks.key},
        **{f"admissions:invitation-{verb}": sent for verb in ("again", "end", "second")},
        "admissions:invited": {"token": token_of(invite(cast.weavers, by=cast.ben, uses=2))},
        "admissions:stop": {"token": "a-link-nobody-was-sent"},
    }
