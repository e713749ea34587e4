from typing import Any

from kith.desks.yours.actions.going import ask_to_go, token_of
from kith.desks.yours.models import Parcel
from tests.cast import Cast

BODIES: dict[str, dict[str, str]] = {"yours:going": {"choice": "nameless", "when": "wait"}}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to an export of Ada's that is being made, and to how she could still stay."""
    departure = ask_to_go("leave", by=cast.ada)
    return {
        "yours:parcel": {"key": Parcel.objects.create(person=cast.ada).key},
        "yours:stay-by-mail": {"token": token_of(departure)},
    }
