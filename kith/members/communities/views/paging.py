"""Which page of a list was asked for."""

from django.http import HttpRequest


def number_of(request: HttpRequest, last: int = 100_000) -> int:
    """Return ?page= as a whole number within 1 and `last`; anything else is 1."""
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
