from typing import Any

from tests.cast import Cast

BODIES: dict[str, dict[str, str]] = {}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Nothing: who follows no conversation is told so."""
    return {}
