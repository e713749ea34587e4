from kith.rooms.kinship.models.circle import Asking, Circle
from kith.rooms.kinship.models.emergence import Emergence, EmergenceAnswer
from kith.rooms.kinship.models.recognition import Abstention, Recognition, Voucher
from kith.rooms.kinship.models.relation import Relation, RelationStep
from kith.rooms.kinship.models.review import Review, View

__all__ = [
    "Abstention",
    "Asking",
    "Circle",
    "Emergence",
    "EmergenceAnswer",
    "Recognition",
    "Relation",
    "RelationStep",
    "Review",
    "View",
    "Voucher",
]
