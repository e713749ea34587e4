"""The index of words. Two databases, one behaviour: put, clear, newest (see sqlite.py, postgres.py)."""

from types import ModuleType

from django.db import connection

from kith.services.search.index import postgres, sqlite


def index() -> ModuleType:
    """Return the index that belongs to the database at hand."""
    return postgres if connection.vendor == "postgresql" else sqlite
