"""Time zones as somebody chooses one."""

from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global


@cache
def zone_choices() -> tuple[tuple[str, str], ...]:
    """Return the zones of places where people live, as (name, words), A to Z: "Europe/London"."""
    lived_in = available_timezones() & set(get_global("zone_territories"))
    places = sorted(name for name in lived_in if "/" in name and not name.startswith("Etc/"))
    return tuple((name, name.replace("_", " ")) for name in places)
