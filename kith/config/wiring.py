"""Puts together what the rooms declare: navigation, sheets, the timetable, what the shell shows."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps

from kith.base.kit import places
from kith.base.kit.pages import shelter
from kith.base.ui import stylesheet


def assemble() -> None:
    """Collect places, sheets, the timetable and what the shell shows. Called once at start-up."""
    places.assemble([place for module in declared("places") for place in module.PLACES])
    for app in apps.get_app_configs():
        sheet = Path(app.path) / "static" / app.label / f"{app.label}.css"
        if app.label != "ui" and sheet.exists():
            stylesheet.register(sheet)
    shelter.network_name = _network_name
    shelter.band = _band
    _wind_the_clock()
    _watch_for_the_end()


def declared(name: str) -> list[Any]:
    """Return the module `name` of every room that has one, in the order of the floors."""
    rooms = [app.name for app in apps.get_app_configs() if app.name.startswith("kith.")]
    return [import_module(f"{room}.{name}") for room in rooms if find_spec(f"{room}.{name}")]


def _wind_the_clock() -> None:
    from kith.config.timetable import TIMETABLE
    from kith.services.activity.projections import catch_up
    from kith.services.jobs import ticks, timetable

    timetable.assemble(TIMETABLE)
    ticks.register("projections", catch_up)


def _watch_for_the_end() -> None:
    from kith.config import lifeline
    from kith.services.live.hub import hub

    hub.is_stopping = lifeline.is_cut


def _network_name() -> str:
    from kith.members.communities.queries import network_name

    return network_name()


def _band(community: Any) -> Any:
    from kith.desks.home.queries import band

    return band(community)
