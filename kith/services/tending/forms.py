"""What people type into this room, checked before any action sees it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.base.kit.refusals import Refusal
from kith.services.conversations.actions.holding import MAX_WHY
from kith.services.conversations.actions.starting import MAX_TITLE
from kith.services.conversations.models import Thread
from kith.services.tending.actions.summing import Typed, posts_of
from kith.services.tending.actions.tagging import typed_words
from kith.services.tending.models.synopsis import MAX_LINE, MOST_LINES
from kith.services.tending.models.tag import MAX_WORD

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


class SynopsisForm(forms.Form):
    """Up to five lines, each with the posts it rests on. was: the version its writer saw."""

    was = forms.IntegerField(min_value=0, required=False)

    def __init__(self, data: Any = None, *, thread: Thread, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.thread = thread
        long_line = _("That’s a long line. 300 letters are plenty.")
        for number in range(1, MOST_LINES + 1):
            self.fields[f"line_{number}"] = Line(
                max_length=MAX_LINE, required=False, error_messages={"max_length": long_line}
            )
            self.fields[f"posts_{number}"] = forms.CharField(max_length=600, required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for number in range(1, MOST_LINES + 1):
            line, posts = given.get(f"line_{number}", ""), given.get(f"posts_{number}", "")
            if line and not posts_of(self.thread, posts):
                self.add_error(
                    f"posts_{number}", _("Say by number which post of this conversation it rests on.")
                )
            elif posts and not line and f"line_{number}" not in self.errors:
                self.add_error(f"line_{number}", _("Write the line that rests on it."))
        return given

    def lines(self) -> list[Typed]:
        """Return the lines that were typed, those left empty left out."""
        typed = (
            Typed(self.cleaned_data[f"line_{number}"], self.cleaned_data[f"posts_{number}"])
            for number in range(1, MOST_LINES + 1)
        )
        return [line for line in typed if line.text]


class TagsForm(forms.Form):
    """The tags of a conversation, with commas between them."""

    words = forms.CharField(
        max_length=250,
        required=False,
        error_messages={"max_length": _("Five words are plenty, each of 40 letters at most.")},
    )

    def clean_words(self) -> str:
        try:
            typed_words(self.cleaned_data["words"].split(","))
        except Refusal as no:
            raise forms.ValidationError(no.happened) from no
        return self.cleaned_data["words"]


class WordForm(forms.Form):
    """The word of a tag."""

    word = Line(
        max_length=MAX_WORD,
        error_messages={
            "required": _("Write the word it should have."),
            "max_length": _("That’s a long word. 40 letters are plenty."),
        },
    )


class MaybeWhyForm(forms.Form):
    """The same, where nothing need be said."""

    why = forms.CharField(max_length=MAX_WHY, required=False, error_messages={"max_length": _LONG_WHY})
