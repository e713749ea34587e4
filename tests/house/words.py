"""The pseudo-language: every translatable word comes out in brackets, so that a bare one is noticed."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import available_timezones

import html5lib
from babel.dates import get_day_names, get_month_names
from django.apps import apps
from django.db import models
from django.utils import translation

from kith.members.people.models import Person
from kith.members.people.names import initials

READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "label")
_BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")


def speak_in_brackets(monkeypatch: Any) -> None:
    """Let gettext answer with the words in brackets."""
    real = translation._trans
    real.gettext  # noqa: B018 - Django fills these in at first use
    monkeypatch.setattr(real, "gettext", lambda message: f"⟦{message}⟧")
    monkeypatch.setattr(real, "pgettext", lambda context, message: f"⟦{message}⟧")
    monkeypatch.setattr(real, "ngettext", lambda one, many, number: f"⟦{one if number == 1 else many}⟧")


def bare_words(html: str, known: set[str]) -> set[str]:
    """Return the words a page shows that are neither translated nor somebody's own."""
    text = " ".join(_shown(html5lib.parse(html, namespaceHTMLElements=False)))
    previous = None
    while previous != text:
        previous, text = text, _BRACKETED.sub(" ", text)
    return {word for word in _WORD.findall(text) if word not in known}


def _shown(element: Any) -> Iterator[str]:
    if element.tag in ("script", "style", "head"):
        title = element.find("title") if element.tag == "head" else None
        yield from [title.text or ""] if title is not None else []
        return
    yield from (element.get(name) for name in READ_ALOUD if element.get(name))
    if element.tag == "input" and element.get("type") == "submit":
        yield element.get("value", "")
    if element.tag not in ("textarea", "time"):
        yield element.text or ""
        for child in element:
            yield from _shown(child) if isinstance(child.tag, str) else ()
            yield child.tail or ""


def words_of_people() -> set[str]:
    """Return every word in the database, and the names of days, months and zones: not ours to translate."""
    known = set()
    for model in apps.get_models():
        names = [
            f.attname
            for f in model._meta.concrete_fields
            if isinstance(f, models.CharField | models.TextField)
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            known.update(word for text in row if text for word in _WORD.findall(text))
    known.update(initials(name) for name in Person.objects.values_list("name", flat=True))
    known.update(_WORD.findall(" ".join(available_timezones())))
    for width in ("wide", "abbreviated"):
        known.update(_WORD.findall(" ".join(get_day_names(width, locale="en_GB").values())))
        known.update(_WORD.findall(" ".join(get_month_names(width, locale="en_GB").values())))
    return known


def words_typed(texts: Iterable[str]) -> set[str]:
    """Return the words of what somebody types, and the letters that stand for them if it is their name."""
    return {word for text in texts for word in (*_WORD.findall(text), initials(text))}
