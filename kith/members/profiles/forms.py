"""The sheet on which people change their profile: what stands in each field, as typed."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from kith.members.profiles import spans
from kith.members.profiles.models import Level, Profile
from kith.members.profiles.models.affiliation import MAX_STINTS
from kith.members.profiles.models.line import MAX_LINES
from kith.members.profiles.queries import Own
from kith.members.profiles.saying import Said, Stint

_LEAST_ROWS = 3
_ENDS = ("organisation", "role", "since", "until")


@dataclass(frozen=True, slots=True)
class Sheet:
    """None for what a form did not hold. Lists may end in empty rows, for more to be written into."""

    about: str | None
    offers: list[str] | None
    asks: list[str] | None
    affiliations: list[Stint] | None
    constituencies: str | None
    languages: str | None
    contact: str | None
    contact_words: str | None
    levels: dict[str, str]

    @classmethod
    def of(cls, own: Own) -> "Sheet":
        """Return the sheet of a profile as it is kept."""
        row = own.profile
        stints = [
            Stint(each.named, each.role, spans.said(each.since), spans.said(each.until))
            for each in own.affiliations
        ]
        return cls(
            about=row.about,
            offers=_with_room(own.offers, MAX_LINES),
            asks=_with_room(own.asks, MAX_LINES),
            affiliations=stints + [Stint("")] * (len(stints) < MAX_STINTS),
            constituencies=", ".join(own.constituencies),
            languages=row.languages,
            contact=row.contact,
            contact_words=row.contact_words,
            levels={part: row.level(part) for part in Profile.PARTS},
        )

    @classmethod
    def typed(cls, posted: Any) -> "Sheet":
        """Return the sheet that was sent."""
        stints = [
            Stint(*(posted.get(f"{end}-{number}", "") for end in _ENDS))
            for number in range(1, MAX_STINTS + 1)
            if f"organisation-{number}" in posted
        ]
        return cls(
            about=posted.get("about"),
            offers=_lines(posted, "offer"),
            asks=_lines(posted, "ask"),
            affiliations=stints or None,
            constituencies=posted.get("constituencies"),
            languages=posted.get("languages"),
            contact=posted.get("contact"),
            contact_words=posted.get("contact_words"),
            levels={part: posted[f"{part}_level"] for part in Profile.PARTS if f"{part}_level" in posted},
        )

    def over(self, kept: "Sheet") -> "Sheet":
        """Return this sheet with what it did not hold taken from another, to be shown."""
        missing = {name: getattr(kept, name) for name in self.__slots__ if getattr(self, name) is None}
        return replace(self, **missing, levels={**kept.levels, **self.levels})

    def with_one_more(self, part: str) -> "Sheet":
        """Return this sheet with one more empty row in that list, as far as there may be."""
        blanks: dict[str, Any] = {"offers": "", "asks": "", "affiliations": Stint("")}
        if part not in blanks:
            return self
        rows = getattr(self, part) or []
        most = MAX_STINTS if part == "affiliations" else MAX_LINES
        return replace(self, **{part: [*rows, blanks[part]][:most]})

    def said(self) -> Said:
        """Return what the sheet says, for the action."""
        words = None if self.constituencies is None else self.constituencies.replace("\n", ",").split(",")
        return Said(
            about=self.about,
            offers=self.offers,
            asks=self.asks,
            affiliations=self.affiliations,
            constituencies=None if words is None else [word for word in words if word.strip()],
            languages=self.languages,
            contact=self.contact,
            contact_words=self.contact_words,
            levels=self.levels,
        )


def _lines(posted: Any, name: str) -> list[str] | None:
    fields = [f"{name}-{number}" for number in range(1, MAX_LINES + 1)]
    return [posted[field] for field in fields if field in posted] or None


def _with_room(lines: list[str], most: int) -> list[str]:
    rows = max(_LEAST_ROWS, len(lines) + 1)
    return (lines + [""] * rows)[: max(min(rows, most), len(lines))]


def readers(network: str) -> list[tuple[str, str]]:
    """Return who may read a part, as its person chooses."""
    return [
        (Level.NETWORK.value, _("Anyone signed in to %(network)s") % {"network": network}),
        (Level.SHARED.value, _("Only people in a community with me")),
    ]


def contacts() -> list[tuple[str, str]]:
    """Return how somebody may be reached, as its person chooses."""
    return [(str(value), str(label)) for value, label in Profile.Contact.choices]
