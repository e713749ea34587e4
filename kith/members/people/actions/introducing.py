"""A person says who they are."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line, printable, spells
from kith.members.people.models.person import MAX_NAME, MAX_POINTER, Person
from kith.members.people.zones import zone_choices


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a person says of themselves. pointer: one line on who they are at work."""

    name: str
    pointer: str
    zone: str
    language: str


def introduce(said: Introduction, *, by: Person) -> None:
    """Keep what `by` says of themselves; saying it twice changes nothing.

    Raises ValidationError with a sentence for each field that cannot be kept.
    """
    name, pointer = one_line(said.name), one_line(said.pointer)
    wrong = {
        "name": _name_fault(name),
        "pointer": _length_fault(pointer, MAX_POINTER),
        "zone": "" if said.zone in dict(zone_choices()) else _("Choose a time zone from the list."),
        "language": "" if said.language in languages() else _("Choose a language from the list."),
    }
    faults = {field: sentence for field, sentence in wrong.items() if sentence}
    if faults:
        raise ValidationError(faults)
    by.name, by.pointer, by.zone, by.language = name, pointer, said.zone, said.language
    by.save(update_fields=["name", "pointer", "zone", "language"])


def languages() -> dict[str, str]:
    """Return the languages this Kith speaks, each called what its speakers call it, by code."""
    codes = [code for code, _name in settings.LANGUAGES]
    return {code: translation.get_language_info(code)["name_local"].capitalize() for code in codes}


def _name_fault(name: str) -> str:
    if not spells(name):
        return _("Say what people should call you.")
    return _length_fault(name, MAX_NAME)


def _length_fault(text: str, most: int) -> str:
    if len(text) > most:
        return _("Say it in %(most)s characters at most.") % {"most": most}
    return "" if printable(text) else _("Use letters that can be printed.")
