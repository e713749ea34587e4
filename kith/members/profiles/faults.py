"""What is amiss with what somebody says of themselves: a sentence for each field, by the field's name."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line, printable, spells
from kith.members.profiles import spans
from kith.members.profiles.models import Level, Profile
from kith.members.profiles.models.affiliation import MAX_ORGANISATION, MAX_ROLE, MAX_STINTS
from kith.members.profiles.models.line import MAX_LINE, MAX_LINES
from kith.members.profiles.models.profile import (
    MAX_ABOUT,
    MAX_CONSTITUENCIES,
    MAX_CONSTITUENCY,
    MAX_CONTACT,
    MAX_LANGUAGES,
)
from kith.members.profiles.saying import Said, Stint

Faults = Iterator[tuple[str, str]]


def faults_of(said: Said) -> dict[str, str]:
    """Return a sentence for each field that cannot be kept: "about", "offer-2", "since-1", "zone_level"."""
    found = [
        *_lines("offer", said.offers or ()),
        *_lines("ask", said.asks or ()),
        (
            "about",
            _length_fault(said.about or "", MAX_ABOUT) or _letters_fault(*(said.about or "").splitlines()),
        ),
        *_stints(said.affiliations or ()),
        ("constituencies", _constituencies_fault(said.constituencies or ())),
        ("languages", _short_fault(said.languages or "", MAX_LANGUAGES)),
        ("contact", _contact_fault(said.contact)),
        ("contact_words", _short_fault(said.contact_words or "", MAX_CONTACT)),
        *_levels(said),
    ]
    return {field: sentence for field, sentence in found if sentence}


def _lines(kind: str, lines: Sequence[str]) -> Faults:
    for number, line in enumerate(lines, start=1):
        yield f"{kind}-{number}", _short_fault(line, MAX_LINE)
    if sum(1 for line in lines if line.strip()) > MAX_LINES:
        yield f"{kind}-{MAX_LINES + 1}", _("Choose the %(most)s that matter most.") % {"most": MAX_LINES}


def _stints(stints: Sequence[Stint]) -> Faults:
    for number, stint in enumerate(stints, start=1):
        if stint.is_empty:
            continue
        named = spells(one_line(stint.organisation))
        missing = "" if named else _("Say where, or empty the line.")
        yield f"organisation-{number}", missing or _short_fault(stint.organisation, MAX_ORGANISATION)
        yield f"role-{number}", _short_fault(stint.role, MAX_ROLE)
        yield from _while(number, stint)
    if sum(1 for stint in stints if not stint.is_empty) > MAX_STINTS:
        yield (
            f"organisation-{MAX_STINTS + 1}",
            _("Choose the %(most)s that matter most.") % {"most": MAX_STINTS},
        )


def _while(number: int, stint: Stint) -> Faults:
    read = {}
    for end in ("since", "until"):
        try:
            read[end] = spans.kept(getattr(stint, end))
        except ValueError:
            yield f"{end}-{number}", _("Write a year, or a month and a year: 2019, or March 2019.")
    if len(read) == 2 and spans.is_backwards(read["since"], read["until"]):
        yield f"until-{number}", _("That ends before it begins.")


def _constituencies_fault(words: Sequence[str]) -> str:
    if len(words) > MAX_CONSTITUENCIES:
        return _("Choose the %(most)s that fit best.") % {"most": MAX_CONSTITUENCIES}
    return next(filter(None, (_short_fault(word, MAX_CONSTITUENCY) for word in words)), "")


def _contact_fault(contact: str | None) -> str:
    known = not contact or contact in Profile.Contact.values
    return "" if known else _("Choose one of these.")


def _levels(said: Said) -> Faults:
    for part, level in said.levels.items():
        nobody = level == Level.NOBODY and part != "presence"
        if part not in Profile.PARTS or level not in Level.values or nobody:
            yield f"{part}_level", _("Choose who reads it from the list.")


def _short_fault(text: str, most: int) -> str:
    return _length_fault(one_line(text), most) or _letters_fault(one_line(text))


def _length_fault(text: str, most: int) -> str:
    return _("Say it in %(most)s characters at most.") % {"most": most} if len(text) > most else ""


def _letters_fault(*lines: str) -> str:
    return "" if all(printable(one_line(line)) for line in lines) else _("Use letters that can be printed.")
