"""What other floors may read: what a community is to others, where it grew from, where it says it is."""

from kith.rooms.kinship.queries.histories import began_as, recognition_of
from kith.rooms.kinship.queries.relations import Told, near_by, relations_told
from kith.rooms.kinship.queries.reviews import Said, stage

__all__ = [
    "Said",
    "Told",
    "began_as",
    "near_by",
    "recognition_of",
    "relations_told",
    "stage",
]
