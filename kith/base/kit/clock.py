"""The one place that asks what time it is, so that a test or a demo can say otherwise."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)
