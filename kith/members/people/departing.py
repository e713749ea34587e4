"""When somebody goes: what hangs on them is ended, emptied or removed, room by room.

Rooms that keep something about people declare actions/erasing.py with `erase(going)`. Each call does one
piece, inside the caller's transaction, and says whether there may be more. Done before, it does nothing;
so whoever carries it out may stop anywhere and begin again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

PIECE = 100  # rows that one call rewrites


class Choice(models.TextChoices):
    """The three ways to go (TRUST 4.7)."""

    LEAVE = "leave", _("Leave")
    NAMELESS = "nameless", _("Erase me, leave my contributions")
    WHOLE = "whole", _("Erase me and my contributions")


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody on their way out.

    ids: theirs, and of whoever turned out to be them; the first is the one who signs in. names: how they are
    called, and addresses: where they were written to, while their own rows may be gone already.
    """

    ids: tuple[int, ...]
    choice: str
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def is_erased(self) -> bool:
        return self.choice != Choice.LEAVE

    @property
    def takes_words(self) -> bool:
        return self.choice == Choice.WHOLE


Step = Callable[[Going], bool]


@cache
def steps() -> tuple[tuple[str, Step], ...]:
    """Return the `erase` of every room that declares one, with its label, in the order of the floors."""
    rooms = [app for app in apps.get_app_configs() if _declares(app.name)]
    return tuple((room.label, import_module(f"{room.name}.actions.erasing").erase) for room in rooms)


def _declares(room: str) -> bool:
    return bool(find_spec(f"{room}.actions")) and bool(find_spec(f"{room}.actions.erasing"))


def former_member() -> str:
    """Return what stands where the name of an erased person stood, in the language of the place."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("A former member")


def removed_words() -> str:
    """Return what stands where words stood that their author took with them."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("Removed at the author’s request.")
