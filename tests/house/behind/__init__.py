"""What lies behind each address of each room: arguments that lead to something, and a body that fits.

A file for each room that has such addresses. `arguments(cast)` makes what they lead to and returns, by door,
what the address needs; `BODIES` holds a form's fields by door.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from tests.cast import Cast


def rooms() -> list[ModuleType]:
    """Return the rooms' files, A to Z."""
    return [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Return the arguments of every address that needs more than a community's name."""
    made: dict[str, dict[str, Any]] = {}
    for room in rooms():
        made |= room.arguments(cast)
    return made


def bodies() -> dict[str, dict[str, str]]:
    """Return the fields of every form that needs some."""
    made: dict[str, dict[str, str]] = {}
    for room in rooms():
        made |= room.BODIES
    return made
