"""Offers the joined stylesheet to Django's static files, as ui/app.css."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from kith.base.ui.stylesheet import stylesheet

NAME = "ui/app.css"


class StylesheetFinder(BaseFinder):
    """One file that stands in no folder: it is made of the sheets of every room when asked for."""

    def check(self, **kwargs: Any) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Find nothing: there is no path on disk to return."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, InMemoryStorage]]:
        """Yield the stylesheet's name and a storage that holds it."""
        storage = InMemoryStorage()
        storage.save(NAME, ContentFile(stylesheet(settings.STATIC_URL.__add__)))
        yield NAME, storage
