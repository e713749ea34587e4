"""Every kind of job says which work is the same (TRUST G6)."""

import inspect

from django.utils.module_loading import autodiscover_modules

from kith.services.jobs.registry import Kind, kinds


def declared() -> list[Kind]:
    """Every kind that a room declares, those of tests left out."""
    autodiscover_modules("jobs")
    return [kind for kind in kinds() if ".tests." not in kind.function.__module__]


def test_no_kind_is_without_a_key() -> None:
    assert [kind.name for kind in declared() if not kind.key] == []


def test_every_argument_is_part_of_the_key() -> None:
    """Two jobs that differ in an argument must not pass for the same."""
    loose = {
        kind.name: missing
        for kind in declared()
        if (
            missing := [
                name for name in inspect.signature(kind.function).parameters if f"{{{name}" not in kind.key
            ]
        )
    }
    assert loose == {}


def test_every_kind_stands_where_a_worker_learns_of_it() -> None:
    homes = {kind.name: kind.function.__module__ for kind in declared()}
    strays = [name for name, home in homes.items() if not home.endswith(".jobs")]
    assert [name for name in strays if not homes[name].startswith("kith.config.")] == []
