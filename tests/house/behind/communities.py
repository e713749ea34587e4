from typing import Any

from kith.members.communities.actions.removing import ask_to_leave
from kith.members.communities.actions.serving import offer_duty, take_duty
from kith.members.communities.models import Duty, Membership
from kith.members.communities.stepping import token_for, token_to_take_back
from tests.cast import Cast

BODIES = {
    "communities:new": {
        "name": "Dyers",
        "domain_statement": "Colour that stays.",
        "admission_mode": "open",
        "glaze": "moss",
        "motif": "leaf",
    },
    "communities:membership-step": {"step": "pause", "length": "30"},
    "communities:membership-appeal": {"words": "Please look again."},
    "communities:membership-by-mail": {"step": "pause", "length": "30"},
    "communities:member-removal": {"reason": "You named a patient."},
    "communities:duty-offer": {"answer": "take"},
    "communities:removal": {"answer": "drop"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to Nia, to a duty offered to Ben, and to a proposal of Sam's that needs a second word."""
    slug, weavers = {"slug": cast.weavers.slug}, cast.weavers
    nia = {**slug, "key": cast.nia.key}
    offer = offer_duty(weavers, cast.ben, Duty.Kind.FACILITATOR, by=cast.ada)
    take_duty(weavers, cast.nia, Duty.Kind.FACILITATOR, by=cast.ada)
    proposed = ask_to_leave(weavers, cast.nia, by=cast.ada, reason="You named a patient.")
    held = Membership.objects.get(community=weavers, person=cast.ben)
    return {
        "communities:member": nia,
        "communities:member-removal": nia,
        "communities:duty-offers": slug,
        "communities:duty-offer": {**slug, "key": offer.key},
        "communities:duty-end": {**slug, "kind": "convenor"},
        "communities:removal": {**slug, "key": proposed.key},
        "communities:membership-by-mail": {"token": token_for(held)},
        "communities:back-by-mail": {"token": token_to_take_back(held)},
    }
