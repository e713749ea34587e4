"""The tiny house: seven rooms on six floors, with one lawful leaning of each kind."""

from pathlib import Path

from architecture.leaning import Leaning
from architecture.plan import Plan

PLAN = Plan(
    floors=(
        ("base.kit",),
        ("members.people",),
        ("services.search", "services.feed"),
        ("rooms.forums",),
        ("desks.home",),
        ("config",),
    )
)
KIT, PEOPLE, SEARCH, FEED, FORUMS, HOME, CONFIG = PLAN.rooms

FILES = {
    "kith/__init__.py": "",
    "kith/base/kit/clock.py": "def now():\n    return 0\n",
    "kith/members/people/models.py": "class Person:\n    pass\n",
    "kith/members/people/urls.py": 'app_name = "people"\n',
    "kith/members/people/templates/people/face.html": "<p>{{ name }}</p>\n",
    "kith/services/search/queries.py": "def find(words):\n    return []\n",
    "kith/services/feed/queries.py": "def entries():\n    return []\n",
    "kith/rooms/forums/queries.py": "def topics():\n    return []\n",
    "kith/rooms/forums/models.py": (
        "from django.conf import settings\n"
        "from django.db import models\n"
        "\n"
        "\n"
        "class Topic(models.Model):\n"
        '    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")\n'
    ),
    "kith/rooms/forums/migrations/0001_initial.py": (
        'class Migration:\n    dependencies = [("people", "0001_initial")]\n'
    ),
    "kith/rooms/forums/tests/test_topics.py": "from kith.desks.home import queries\nfrom tests import cast\n",
    "kith/rooms/forums/templates/forums/topic.html": (
        '{% include "people/face.html" %}\n<a href="{{ url("people:show") }}">{{ _("Who") }}</a>\n'
    ),
    "kith/desks/home/queries.py": "from kith.rooms.forums.queries import topics\n",
    "kith/config/urls.py": 'ROOMS = ["kith.rooms.forums.urls"]\n',
}

_FORUMS = "kith/rooms/forums"
LAWFUL = [
    Leaning("kith/config/urls.py", 1, "import", CONFIG, FORUMS, "kith.rooms.forums.urls"),
    Leaning("kith/desks/home/queries.py", 1, "import", HOME, FORUMS, "kith.rooms.forums.queries.topics"),
    Leaning(f"{_FORUMS}/migrations/0001_initial.py", 2, "migration", FORUMS, PEOPLE, "people.0001_initial"),
    Leaning(f"{_FORUMS}/models.py", 6, "relation", FORUMS, PEOPLE, "django.conf.settings.AUTH_USER_MODEL"),
    Leaning(f"{_FORUMS}/templates/forums/topic.html", 1, "template", FORUMS, PEOPLE, "people/face.html"),
    Leaning(f"{_FORUMS}/templates/forums/topic.html", 2, "url", FORUMS, PEOPLE, "people:show"),
]


def build(root: Path, **more: str) -> Path:
    """Write the tiny house below `root`, and what is given by path on top of it. Returns `root`."""
    for path, text in {**FILES, **more}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root
