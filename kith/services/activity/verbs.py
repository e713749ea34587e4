"""The declared verbs. Each room says once, in its activities.py, what it announces."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from kith.base.kit.ledger import Verb

_verbs: dict[str, Verb] = {}


def collect() -> None:
    """Read `VERBS` from every app's activities.py; called once at start-up."""
    _verbs.clear()
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.activities"):
            for verb in import_module(f"{app.name}.activities").VERBS:
                if verb.name in _verbs:
                    raise ValueError(f"Two rooms declare the verb {verb.name}.")
                _verbs[verb.name] = verb


def verb(name: str) -> Verb:
    """Return the declared verb of that name. Raises KeyError when no room declares it."""
    return _verbs[name]


def all_verbs() -> list[Verb]:
    """Return every declared verb, by name."""
    return [_verbs[name] for name in sorted(_verbs)]
