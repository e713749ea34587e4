"""What people type into this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.rooms.welcome.models.welcome import MAX_WORDS


class WordsForm(forms.Form):
    """A few own words. Never prefilled (RULINGS 35)."""

    words = forms.CharField(
        max_length=MAX_WORDS,
        error_messages={
            "required": _("A few words of your own, please. A line is plenty."),
            "max_length": _("That’s a long one. A few lines are plenty."),
        },
    )
