"""Work that this room leaves for later."""

from kith.desks.yours import telling
from kith.desks.yours.actions import carrying, parcelling
from kith.services.jobs.registry import job


@job(key="{parcel_id}", prompt=True)
def make_parcel(parcel_id: int) -> None:
    """Make somebody's export."""
    parcelling.make(parcel_id)


@job(key="{departure_id}")
def carry_out(departure_id: int) -> None:
    """Do what somebody asked for when they go, on its day."""
    carrying.carry_out(departure_id)


@job(key="{departure_id}")
def carry_out_now(departure_id: int) -> None:
    """The same, for who would not wait."""
    carrying.carry_out(departure_id)


@job(key="{departure_id}", prompt=True)
def tell(departure_id: int) -> None:
    """Mail somebody on which day they go, and how to stay."""
    telling.tell(departure_id)


@job(key="all")
def clear_away() -> None:
    """Throw away exports whose week is over, and do what had to wait."""
    parcelling.throw_away_old()
    carrying.carry_on()
