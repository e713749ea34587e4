"""Finds the one stylesheet among the static files: it is joined from the rooms' sheets, not kept."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from kith.base.ui.stylesheet import stylesheet

NAME = "ui/app.css"


class StylesheetFinder(BaseFinder):
    """Offers ui/app.css to collectstatic and to the test server."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:
        """Return a path on disk holding the stylesheet, for who serves files one by one."""
        if path != NAME:
            return []
        target = settings.DATA / "ui-app.css"
        content = _content()
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, InMemoryStorage]]:
        """Yield the stylesheet with a storage it can be read from."""
        storage = InMemoryStorage()
        storage.save(NAME, ContentFile(_content()))
        yield NAME, storage


def _content() -> bytes:
    return stylesheet(lambda name: settings.STATIC_URL + name)
