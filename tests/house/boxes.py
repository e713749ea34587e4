"""Finds, on a page, the boxes people write in for others' eyes, and whether each says who will read it.

It is said before the box, in its form: in a line (`parts.privacy`), in a choice of readers (class "readers"),
or in the box's own words (`parts.field(…, readers=…)`), which speak for that box alone. What stands in a
fieldset with boxes speaks for those.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

# What is typed into these opens a door, and is read by nobody.
_KEYS = ("one-time-code", "current-password", "new-password", "username", "email")


@dataclass(frozen=True)
class Box:
    """A box of a form that is sent: what it is called, and whether it says who will read it."""

    name: str
    says: bool


def boxes(html: str) -> list[Box]:
    """Return the boxes of a page that are written in for others, in their order."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    return [box for form in root.iter("form") if form.get("method") == "post" for box in _of_form(form)]


def _of_form(form: Element) -> Iterator[Box]:
    within = {child: parent for parent in form.iter() for child in parent}
    own = {each.get("id") for each in form.iter("span") if "readers" in _classes(each)}
    speaking_for = []
    for each in form.iter():
        if {"privacy", "readers"} & _classes(each) and each.tag != "span" and _words(each):
            speaking_for.append(_reach(each, form, within))
        if _is_box(each):
            told = own & set((each.get("aria-describedby") or "").split())
            yield Box(
                each.get("name") or "", bool(told) or any(each in set(one.iter()) for one in speaking_for)
            )


def _reach(said: Element, form: Element, within: dict[Element, Element]) -> Element:
    """Return what a sentence speaks for: the fieldset it shares with boxes, or else its form."""
    around = within.get(said, form)
    while around is not form and not (around.tag == "fieldset" and any(map(_is_box, around.iter()))):
        around = within[around]
    return around


def _is_box(each: Element) -> bool:
    if each.get("autocomplete") in _KEYS:
        return False
    return each.tag == "textarea" or (each.tag == "input" and each.get("type", "") in ("", "text"))


def _classes(each: Element) -> set[str]:
    return set((each.get("class") or "").split())


def _words(each: Element) -> str:
    return "".join(each.itertext()).strip()
