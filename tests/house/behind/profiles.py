from typing import Any

from tests.cast import Cast

BODIES: dict[str, dict[str, str]] = {}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to Ada's page."""
    return {"profiles:person": {"key": cast.ada.key}}
