"""Planted trespasses in models and migrations: relations, reverse accessors, tables, order."""

from architecture.leaning import Leaning
from tests.house.trespasses.house import FORUMS, KIT, PEOPLE
from tests.house.trespasses.planted import Planted

_PATH = "kith/members/people/planted.py"
_ABOVE = "kith/desks/home/planted.py"
_KIT = "kith/base/kit/planted.py"
_MIGRATION = "kith/members/people/migrations/0002_planted.py"
_MIGRATION_ABOVE = "kith/desks/home/migrations/0002_planted.py"
_MODELS = "from django.db import models\n\n"
_SETTINGS = "from django.conf import settings\nfrom django.db import models\n\n"


def _field(text: str) -> str:
    return f"{_MODELS}thing = models.{text}\n"


RELATIONS = [
    Planted(
        "a string foreign key upward",
        _PATH,
        _field('ForeignKey("forums.Topic", models.CASCADE, related_name="+")'),
        (Leaning(_PATH, 3, "relation", PEOPLE, FORUMS, "forums.Topic"),),
        lawful_path=_ABOVE,
    ),
    Planted(
        "a foreign key upward by class",
        _PATH,
        "from django.db import models\nfrom kith.rooms.forums import queries\n\n"
        'thing = models.OneToOneField(to=queries.Topic, on_delete=models.CASCADE, related_name="+")\n',
        (
            Leaning(_PATH, 2, "import", PEOPLE, FORUMS, "kith.rooms.forums.queries"),
            Leaning(_PATH, 4, "relation", PEOPLE, FORUMS, "kith.rooms.forums.queries.Topic"),
        ),
        lawful_path=_ABOVE,
    ),
    Planted(
        "a relation through a table upward",
        _PATH,
        _field('ManyToManyField("Person", through="forums.Vote", related_name="+")'),
        (Leaning(_PATH, 3, "relation", PEOPLE, FORUMS, "forums.Vote"),),
        lawful_path=_ABOVE,
    ),
    Planted(
        "the base points at people",
        _KIT,
        f'{_SETTINGS}by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")\n',
        (Leaning(_KIT, 4, "relation", KIT, PEOPLE, "django.conf.settings.AUTH_USER_MODEL"),),
        lawful_path=_ABOVE,
    ),
    Planted(
        "a table upward in SQL",
        _PATH,
        'def statement(column):\n    return f"SELECT {column} FROM forums_topic WHERE id = %s"\n',
        (Leaning(_PATH, 2, "relation", PEOPLE, FORUMS, "forums_topic"),),
        lawful_path=_ABOVE,
    ),
]

REVERSE = [
    Planted(
        "a relation without related_name",
        "kith/rooms/forums/planted.py",
        _field('ForeignKey("people.Person", models.CASCADE)'),
        (Leaning("kith/rooms/forums/planted.py", 3, "reverse", PEOPLE, FORUMS, "no related_name"),),
        lawful_text=_field('ForeignKey("people.Person", models.CASCADE, related_name="+")'),
    ),
    Planted(
        "a relation that leaves an accessor below",
        "kith/rooms/forums/planted.py",
        f"{_SETTINGS}"
        'by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="topics")\n',
        (Leaning("kith/rooms/forums/planted.py", 4, "reverse", PEOPLE, FORUMS, "topics"),),
        lawful_text=_field('ForeignKey("forums.Topic", models.CASCADE, related_name="topics")'),
    ),
]

MIGRATIONS = [
    Planted(
        "a migration that waits for one above",
        _MIGRATION,
        'class Migration:\n    dependencies = [\n        ("forums", "0001_initial"),\n    ]\n',
        (Leaning(_MIGRATION, 3, "migration", PEOPLE, FORUMS, "forums.0001_initial"),),
        lawful_path=_MIGRATION_ABOVE,
    ),
    Planted(
        "a migration that names one above to run before",
        _MIGRATION,
        'class Migration:\n    run_before: list = [("forums", "0001_initial")]\n',
        (Leaning(_MIGRATION, 2, "migration", PEOPLE, FORUMS, "forums.0001_initial"),),
        lawful_path=_MIGRATION_ABOVE,
    ),
    Planted(
        "a migration of the base that waits for people",
        "kith/base/kit/migrations/0001_planted.py",
        "from django.conf import settings\nfrom django.db import migrations\n\n\nclass Migration:\n"
        "    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]\n",
        (
            Leaning(
                "kith/base/kit/migrations/0001_planted.py", 6, "migration", KIT, PEOPLE, "AUTH_USER_MODEL"
            ),
        ),
        lawful_path=_MIGRATION_ABOVE,
    ),
]

MODELS = [*RELATIONS, *REVERSE, *MIGRATIONS]
