"""What the style guide shows: samples, none of them anybody's."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kith.base.ui.cloth import Week
from kith.base.ui.motifs import MOTIFS

GLAZES = ("verdigris", "brick", "ink", "moss", "ochre", "damson", "slate", "tea", "pine")
SHOWN = 30  # weeks of cloth in a sample


@dataclass(frozen=True, slots=True)
class Band:
    """A made-up community, for its cloth."""

    name: str
    glaze: str
    motif: str
    weeks: tuple[Week, ...]
    domain_statement: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the sample ruler."""

    minutes: int
    words: str
    state: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A made-up person."""

    name: str
    initials: str
    rim: int


def sample_weeks(step: int) -> tuple[Week, ...]:
    """Return a year's rhythm: a gathering every `step` weeks and talk that comes and goes."""
    talk = (2, 3, 1, 0, 2, 1, 3, 2, 0, 0, 1, 2, 3)
    return tuple(
        Week(
            talk=talk[(week * step) % len(talk)],
            gathering=week % step == 2 and week < SHOWN - 2,
            kept=week % 7 == 3,
            to_come=week == SHOWN - 2,
        )
        for week in range(SHOWN)
    )


def guide() -> dict[str, Any]:
    """Return the samples for ui/style.html."""
    names = (
        _("Verdigris"), _("Brick"), _("Ink"), _("Moss"), _("Ochre"),
        _("Damson"), _("Slate"), _("Tea"), _("Pine"),
    )  # fmt: skip
    motifs = list(MOTIFS)
    bands = [
        Band(name, glaze, motifs[place], sample_weeks(3 + place % 4), _("What they care for, in a sentence."))
        for place, (name, glaze) in enumerate(zip(names, GLAZES, strict=True))
    ]
    return {
        "bands": bands,
        "legend": [
            ((Week(), Week()), _("A quiet week. Plain knitting.")),
            ((Week(1), Week(1)), _("A few words")),
            ((Week(3), Week(3)), _("A lot of talk")),
            ((Week(1, kept=True), Week(2)), _("Something kept")),
            ((Week(gathering=True), Week(2)), _("A gathering")),
            ((Week(1), Week(to_come=True)), _("A gathering to come")),
        ],
        "swatches": [
            ("paper", _("Paper"), _("page")), ("surface", _("Surface"), _("things you pick up")),
            ("sunk", _("Sunk"), _("trays")), ("ink", _("Ink"), _("words")),
            ("ink-2", _("Ink 2"), _("quieter words")),
            ("action", _("Action"), _("links, buttons")), ("mark", _("Mark"), _("now, new, focus")),
            ("well", _("Well"), _("working well")), ("better", _("Better"), _("could be better")),
            ("good", _("Good"), _("done")), ("care", _("Care"), _("stuck")),
            ("stop", _("Stop"), _("can’t be undone")),
        ],
        "spans": [
            Span(1, _("Asked of you"), "done"), Span(6, _("People waiting for you"), "done"),
            Span(10, _("Worth your time"), "now"), Span(3, _("Coming up")), Span(5, _("One thing to offer")),
        ],
        "faces": [
            Face("Gethin Rees", "GR", 5), Face("Joyce Adeyemi", "JA", 9), Face("Priya Nair", "PN", 6),
            Face("Denise Parry", "DP", 8), Face("Wen Li", "WL", 1), Face("Owen Pritchard", "OP", 4),
            Face("Helen Bright", "HB", 2), Face("Tom Ashworth", "TA", 3), Face("Sam Whitlock", "SW", 7),
        ],
    }  # fmt: skip
