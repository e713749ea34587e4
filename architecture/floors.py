"""The plan: every room of Kith, on its floor. A room leans only on lower floors, never on a sibling.

Names stand under `kith.`; the last word of a room's name is its label (templates, URL names, tables).
To add a room, write it here first; ARCHITECTURE.md shows the same floors and a test compares the two.
"""

FLOORS = (
    ("base.kit",),
    ("base.ui",),
    ("members.people",),
    ("members.communities",),
    ("members.profiles",),
    ("services.activity", "services.jobs"),
    ("services.search", "services.measures", "services.feed", "services.moderation", "services.drafts"),
    ("services.unnamed",),
    ("services.conversations",),
    ("services.tending", "services.answering", "services.live"),
    ("rooms.charter", "rooms.forums", "rooms.admissions", "rooms.kinship", "rooms.welcome", "rooms.letters"),
    ("desks.home", "desks.yours", "ports.mail"),
    ("config",),
)

# What other floors may import of anything under `rooms.`: to read it, and to act in it.
DOORS = ("queries", "actions")
