"""A drawn frame is shared between two readers only if they are offered the same places, in the same words."""

import re

import pytest
from django.utils import translation
from markupsafe import Markup

from kith.base.ui import drawing
from kith.base.ui.tests.frames import jinja, shell, spot


@pytest.fixture(autouse=True)
def nothing_drawn():
    drawing.forget()
    yield
    drawing.forget()


def frame(**asked) -> str:
    given = shell(inside=True)
    vars(given["shell"]).update({name: asked[name] for name in asked if name != "viewer"})
    vars(given["viewer"]).update(asked.get("viewer", {}))
    return jinja().from_string('{% extends "ui/shell.html" %}').render(**given)


def offered(html: str) -> set[str]:
    return set(re.findall(r'href="(/(?:network|soft-signs)/[^"]+)"', html))


def test_who_is_offered_another_place_never_gets_a_neighbours_frame():
    members = (spot("communities"), spot("you"))
    keepers = (spot("communities"), spot("desk"), spot("you"))
    for places in (members, keepers, members):
        html = frame(network_places=places, community_places=())
        assert offered(html) == {place.href for place in places}


def test_nor_within_a_community():
    members, keepers = (spot("home", "soft-signs"),), (spot("home", "soft-signs"), spot("week", "soft-signs"))
    for places in (keepers, members, keepers):
        html = frame(network_places=(), community_places=places)
        assert offered(html) == {place.href for place in places}


def test_a_frame_bears_ones_own_initials():
    for initials in ("PN", "GR", "PN"):
        assert f'aria-hidden="true">{initials}</span>' in frame(viewer={"initials": initials})


def test_the_same_is_drawn_once_and_once_in_each_language():
    asked = []

    def macro(*made_of):
        asked.append(made_of)
        return Markup(f"{translation.get_language()} {made_of}")

    places = (spot("home"),)
    for language in ("en-gb", "cy", "en-gb", "cy"):
        with translation.override(language):
            assert drawing.drawn(macro, "Westmere", places).startswith(language)
            assert drawing.drawn(macro, "Westmere", (spot("home"),)).startswith(language)
    assert asked == [("Westmere", places)] * 2
