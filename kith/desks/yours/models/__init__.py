from kith.desks.yours.models.departure import Departure
from kith.desks.yours.models.parcel import Parcel

__all__ = ["Departure", "Parcel"]
