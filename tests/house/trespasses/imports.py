"""Planted trespasses of the first kind: one room imports another."""

from architecture.leaning import Leaning
from tests.house.trespasses.house import FEED, FORUMS, HOME, KIT, PEOPLE, SEARCH
from tests.house.trespasses.planted import Planted

_PATH = "kith/members/people/planted.py"
_ABOVE = "kith/desks/home/planted.py"
_ROOF = "kith/config/planted.py"


def _upward(name: str, text: str, line: int, what: str) -> Planted:
    caught = Leaning(_PATH, line, "import", PEOPLE, FORUMS, what)
    return Planted(name, _PATH, text, (caught,), lawful_path=_ABOVE)


UPWARD = [
    _upward(
        "an import upward",
        "from kith.rooms.forums.queries import topics\n",
        1,
        "kith.rooms.forums.queries.topics",
    ),
    _upward(
        "a deferred import",
        "def late():\n    from kith.rooms.forums import queries\n    return queries\n",
        2,
        "kith.rooms.forums.queries",
    ),
    _upward(
        "a type-only import",
        "import typing\n\nif typing.TYPE_CHECKING:\n    import kith.rooms.forums.queries as forums\n",
        4,
        "kith.rooms.forums.queries",
    ),
    _upward(
        "a relative import",
        "from ...rooms.forums import queries\n",
        1,
        "kith.rooms.forums.queries",
    ),
    _upward(
        "a name written out after `import kith`",
        "import kith\n\nfound = kith.rooms.forums.queries.topics()\n",
        3,
        "kith.rooms.forums.queries.topics",
    ),
    _upward(
        "a module imported by its name",
        'from importlib import import_module\n\nforums = import_module("kith.rooms.forums.queries")\n',
        3,
        "kith.rooms.forums.queries",
    ),
    _upward(
        "a module imported by a relative name",
        "from importlib import import_module\n\n"
        'forums = import_module("...rooms.forums.queries", __package__)\n',
        3,
        "kith.rooms.forums.queries",
    ),
    _upward(
        "a dotted path in a setting",
        'HANDLER = "kith.rooms.forums.queries:topics"\n',
        1,
        "kith.rooms.forums.queries",
    ),
    _upward(
        "a dotted path with a gap",
        'def path(name):\n    return f"kith.rooms.forums.queries.{name}"\n',
        2,
        "kith.rooms.forums.queries.X",
    ),
]

OTHER = [
    Planted(
        "an import of a sibling",
        "kith/services/search/planted.py",
        "from kith.services.feed.queries import entries\n",
        (
            Leaning(
                "kith/services/search/planted.py",
                1,
                "import",
                SEARCH,
                FEED,
                "kith.services.feed.queries.entries",
            ),
        ),
        lawful_path=_ABOVE,
    ),
    Planted(
        "a model looked up by label",
        _PATH,
        'from django.apps import apps\n\nTopic = apps.get_model("forums", "Topic")\n',
        (Leaning(_PATH, 3, "import", PEOPLE, FORUMS, "forums.Topic"),),
        lawful_path=_ROOF,
    ),
    Planted(
        "a model looked up by label and name at once",
        _PATH,
        'from django.apps import apps\n\nTopic = apps.get_model("forums.Topic")\n',
        (Leaning(_PATH, 3, "import", PEOPLE, FORUMS, "forums.Topic"),),
        lawful_path=_ROOF,
    ),
    Planted(
        "the base asks for the user model",
        "kith/base/kit/planted.py",
        "from django.contrib.auth import get_user_model\n\nPerson = get_user_model()\n",
        (Leaning("kith/base/kit/planted.py", 3, "import", KIT, PEOPLE, "get_user_model"),),
        lawful_path=_ABOVE,
    ),
    Planted(
        "a room entered past its doors",
        _ABOVE,
        "from kith.rooms.forums.models import Topic\n",
        (Leaning(_ABOVE, 1, "import", HOME, FORUMS, "kith.rooms.forums.models.Topic"),),
        lawful_text="from kith.rooms.forums.actions.opening import open_topic\n",
    ),
    Planted(
        "a room imported whole",
        _ABOVE,
        "from kith.rooms import forums\n",
        (Leaning(_ABOVE, 1, "import", HOME, FORUMS, "kith.rooms.forums"),),
        lawful_path=_ROOF,
    ),
    Planted(
        "a whole storey imported",
        _ABOVE,
        "from kith import rooms\n",
        (Leaning(_ABOVE, 1, "import", HOME, "kith.rooms", "kith.rooms"),),
        lawful_path=_ROOF,
    ),
    Planted(
        "the package itself imports a room",
        "kith/rooms/__init__.py",
        "from kith.base.kit.clock import now\n",
        (Leaning("kith/rooms/__init__.py", 1, "import", "kith", KIT, "kith.base.kit.clock.now"),),
        lawful_path="kith/rooms/forums/__init__.py",
    ),
    Planted(
        "the cast outside tests",
        "kith/rooms/forums/planted.py",
        "from tests.cast import ada\n",
        (Leaning("kith/rooms/forums/planted.py", 1, "import", FORUMS, "tests", "tests.cast.ada"),),
        lawful_path="kith/rooms/forums/tests/planted.py",
    ),
    Planted(
        "a room's own tests outside tests, even in the roof",
        _ROOF,
        "from kith.rooms.forums.tests.props import a_topic\n",
        (Leaning(_ROOF, 1, "import", "kith.config", "tests", "kith.rooms.forums.tests.props.a_topic"),),
        lawful_path="kith/config/tests/planted.py",
    ),
]

IMPORTS = [*UPWARD, *OTHER]
