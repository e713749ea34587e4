from kith.rooms.welcome.models.asking import CheckIn, NoLetters
from kith.rooms.welcome.models.company import BuddyOffer, Company
from kith.rooms.welcome.models.friends import Friend, ReadingWish
from kith.rooms.welcome.models.welcome import SetAside, Welcome

__all__ = [
    "BuddyOffer",
    "CheckIn",
    "Company",
    "Friend",
    "NoLetters",
    "ReadingWish",
    "SetAside",
    "Welcome",
]
