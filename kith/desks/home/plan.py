"""A plan for a community's first hour together, and for its first four weeks. Anyone can hold it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the hour. words: its name; how: what happens in it. href, state: as the ruler wants them."""

    minutes: int
    words: Any
    how: Any
    href: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """What a week is for, and the small move that makes it so."""

    words: Any
    how: Any


FIRST_HOUR = (
    Part(10, _("Hello"), _("Each of you: your name, where you work, one thing you’re curious about.")),
    Part(15, _("Two stories"), _("Two of you tell the last time you met this puzzle. Nobody solves it yet.")),
    Part(
        15,
        _("What we wonder"),
        _("Everyone writes down one question. Read them out, and choose the one that most of you live with."),
    ),
    Part(
        10, _("One question"), _("All of you think about that one. Who has tried something? What came of it?")
    ),
    Part(
        10,
        _("What next"),
        _("A day for the next time. Who writes down what you found. Who is missing, and who asks them."),
    ),
)
FIRST_WEEKS = (
    Week(_("Say it aloud"), _("Start one conversation with a real question of yours. Invite three people.")),
    Week(_("Meet for an hour"), _("At a table or on a call. The plan above will do.")),
    Week(
        _("Write down one thing"),
        _("What you found out together, in a few lines, where those who weren’t there can read it."),
    ),
    Week(
        _("Look up"),
        _("Has anybody been helped? Who is missing? Agree how you are with each other. Choose what’s next."),
    ),
)
