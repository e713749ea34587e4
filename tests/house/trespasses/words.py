"""Planted trespasses in templates, and by names in Python: another room's templates and URL names."""

from architecture.leaning import Kind, Leaning
from tests.house.trespasses.house import CONFIG, FORUMS, PEOPLE
from tests.house.trespasses.planted import Planted

_PAGE = "kith/members/people/templates/people/planted.html"
_PAGE_ABOVE = "kith/desks/home/templates/home/planted.html"
_PATH = "kith/members/people/planted.py"
_ABOVE = "kith/desks/home/planted.py"


def _page(name: str, text: str, kind: Kind, what: str) -> Planted:
    caught = Leaning(_PAGE, 2, kind, PEOPLE, FORUMS, what)
    return Planted(name, _PAGE, f"{{# a page #}}\n{text}\n", (caught,), lawful_path=_PAGE_ABOVE)


def _code(name: str, text: str, kind: Kind, what: str) -> Planted:
    caught = Leaning(_PATH, 3, kind, PEOPLE, FORUMS, what)
    return Planted(name, _PATH, f"import django\n\n{text}\n", (caught,), lawful_path=_ABOVE)


WORDS = [
    _page("an include upward", '{% include "forums/_row.html" %}', "template", "forums/_row.html"),
    _page("an extends upward", '{% extends "forums/base.html" %}', "template", "forums/base.html"),
    _page("an import upward", '{% import "forums/parts.html" as p %}', "template", "forums/parts.html"),
    _page("a from upward", "{% from 'forums/parts.html' import row %}", "template", "forums/parts.html"),
    _page("one of several", '{% include ["people/a.html", "forums/b.html"] %}', "template", "forums/b.html"),
    _page("an include with a gap", '{% include "forums/" ~ kind ~ ".html" %}', "template", "forums/"),
    _page("a stylesheet upward", '{{ static("forums/topics.css") }}', "template", "forums/topics.css"),
    _page("a URL name upward", '<a href="{{ url("forums:topic", key=key) }}"></a>', "url", "forums:topic"),
    _page("a URL name with a gap", '<a href="{{ url("forums:" ~ kind) }}"></a>', "url", "forums:"),
    _code("a page named in Python", 'page = "forums/topic.html"', "template", "forums/topic.html"),
    _code("a mail named in Python", 'mail = f"forums/mail/{django}"', "template", "forums/mail/X"),
    _code("an address by name", 'at = django.reverse("forums:topic", args=[1])', "url", "forums:topic"),
    _code("a way on by name", 'at = django.redirect("forums:topic")', "url", "forums:topic"),
    _code("a place's route", 'at = django.Place(route="forums:boards")', "url", "forums:boards"),
    Planted(
        "a URL name of the roof in a template",
        _PAGE,
        '<a href="{{ url("health") }}"></a>\n',
        (Leaning(_PAGE, 1, "url", PEOPLE, CONFIG, "health"),),
        lawful_path="kith/config/templates/config/planted.html",
    ),
    Planted(
        "a URL name of the roof in Python",
        _PATH,
        'from django.urls import reverse\n\nat = reverse("health")\n',
        (Leaning(_PATH, 3, "url", PEOPLE, CONFIG, "health"),),
        lawful_path="kith/config/planted.py",
    ),
]
