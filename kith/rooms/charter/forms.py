"""What people type when they propose another wording."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.rooms.charter.models.version import MAX_TEXT, MAX_WHY

_TOO_LONG = _("That’s a long one. Say it in %(limit_value)d letters or fewer.")


def _text(most: int, missing: object = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        max_length=most, required=required, error_messages={"required": missing, "max_length": _TOO_LONG}
    )


class ProposalForm(forms.Form):
    """The four parts, and why."""

    domain_statement = _text(280, _("Say in a sentence what you all care about."), required=True)
    who = _text(MAX_TEXT)
    practice_scope = _text(MAX_TEXT)
    norms = _text(MAX_TEXT)
    why = _text(MAX_WHY, _("Say in a sentence why, so that others can think with you."), required=True)

    def clean(self) -> dict:
        """Return the fields with line ends as they are stored."""
        cleaned = super().clean() or self.cleaned_data
        return {name: value.replace("\r\n", "\n").strip() for name, value in cleaned.items()}
