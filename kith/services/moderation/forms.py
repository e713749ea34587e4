"""What people type into this room, checked before any action sees it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.services.moderation.models import Concern
from kith.services.moderation.models.concern import MAX_WHY, MAX_WORDS
from kith.services.moderation.models.lines import MAX_LINE

_LONG_LINE = _("That’s too long to stand above a box. 400 letters do.")
_LONG_TITLE = _("That’s a long title. 200 letters are plenty.")
_TOO_LONG = _("That’s longer than fits here. 2,000 letters do.")


class WordsForm(forms.Form):
    """Why, in one's own words: of a report, and of an appeal."""

    words = forms.CharField(
        max_length=MAX_WORDS,
        error_messages={"required": _("Say in a line or two what isn’t right."), "max_length": _TOO_LONG},
    )


class MendingForm(forms.Form):
    """New words for what is out of sight, and a new title where it has one."""

    title = Line(max_length=200, required=False, error_messages={"max_length": _LONG_TITLE})
    source = forms.CharField(max_length=100_000, error_messages={"required": _("Write a line or two.")})


class DecisionForm(forms.Form):
    """What should happen, and why."""

    verdict = forms.ChoiceField(
        choices=Concern.State.choices,
        error_messages={
            "required": _("Choose what should happen."),
            "invalid_choice": _("Choose what should happen."),
        },
    )
    why = forms.CharField(
        max_length=MAX_WHY,
        required=False,
        error_messages={"max_length": _("That’s longer than fits here. 500 letters do.")},
    )


class LinesForm(forms.Form):
    """The lines the network sets; an empty one is none."""

    safeguarding = Line(max_length=MAX_LINE, required=False, error_messages={"max_length": _LONG_LINE})
    urgent = Line(max_length=MAX_LINE, required=False, error_messages={"max_length": _LONG_LINE})
