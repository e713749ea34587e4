from kith.members.profiles.models.affiliation import Affiliation, Organisation
from kith.members.profiles.models.line import Line, LineWord
from kith.members.profiles.models.profile import Constituency, Level, Profile

__all__ = ["Affiliation", "Constituency", "Level", "Line", "LineWord", "Organisation", "Profile"]
