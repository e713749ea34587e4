"""What people type into this room, checked before any action sees it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.rooms.letters.models.introduction import MAX_REQUEST, MAX_WORDS
from kith.services.conversations.models.post import MAX_SOURCE


def _words(missing: str, most: int, too_long: str) -> forms.CharField:
    return forms.CharField(max_length=most, error_messages={"required": missing, "max_length": too_long})


class LetterForm(forms.Form):
    """What one writes to another."""

    source = _words(
        _("Write a line, then send it."), MAX_SOURCE, _("That’s longer than one letter can hold.")
    )
    once = forms.CharField(max_length=32, required=False)


class EditForm(forms.Form):
    """Other words for what one wrote."""

    source = _words(_("It needs some words."), MAX_SOURCE, _("That’s longer than one letter can hold."))
    was = forms.CharField(max_length=40, required=False)


class IntroductionForm(forms.Form):
    """Why each of two would like to know the other."""

    words = _words(
        _("Write a sentence for each of them."), MAX_WORDS, _("That’s a long introduction. 1,000 letters do.")
    )


class RequestForm(forms.Form):
    """Whom one asks for an introduction, and why."""

    through = forms.CharField(max_length=20, error_messages={"required": _("Say whom you’d like to ask.")})
    request = _words(_("Write a sentence about why."), MAX_REQUEST, _("That’s long. 500 letters do."))
