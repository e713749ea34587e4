"""What people type into this room, checked before any action sees it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.services.conversations.actions.holding import MAX_WHY
from kith.services.conversations.actions.starting import MAX_TITLE

_LONG_WHY = _("That’s a long reason. 500 letters are plenty.")


class WhyForm(forms.Form):
    """Why somebody does something to a conversation, for everyone who can read it."""

    why = forms.CharField(
        max_length=MAX_WHY,
        error_messages={"required": _("Say why, so that everyone can read it."), "max_length": _LONG_WHY},
    )


class MoveForm(forms.Form):
    """Where a conversation goes, and why."""

    place = forms.CharField(max_length=60, error_messages={"required": _("Say where it goes.")})
    why = forms.CharField(max_length=MAX_WHY, required=False, error_messages={"max_length": _LONG_WHY})


class SplitForm(forms.Form):
    """What the new conversation is called, why posts go there, and which: each a value of its own."""

    post = forms.CharField(error_messages={"required": _("Choose the posts that go.")})
    title = Line(
        max_length=MAX_TITLE,
        error_messages={
            "required": _("Give it a title, so people can find it."),
            "max_length": _("That’s a long title. 200 letters are plenty."),
        },
    )
    why = forms.CharField(max_length=MAX_WHY, required=False, error_messages={"max_length": _LONG_WHY})


class OtherForm(forms.Form):
    """The address of another conversation."""

    other = forms.CharField(
        max_length=300,
        error_messages={
            "required": _("Say which one: paste its address."),
            "max_length": _("That’s too long for an address of a conversation."),
        },
    )


class MaybeWhyForm(forms.Form):
    """The same, where nothing need be said."""

    why = forms.CharField(max_length=MAX_WHY, required=False, error_messages={"max_length": _LONG_WHY})
