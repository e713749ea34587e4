"""What people type into this room, checked before any action sees it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.lines import Line
from kith.rooms.kinship.models import Circle, Relation, Review
from kith.rooms.kinship.models.circle import MAX_REASON
from kith.rooms.kinship.models.recognition import MAX_VOUCH
from kith.rooms.kinship.models.relation import MAX_SENTENCE, MAX_WORDS
from kith.rooms.kinship.models.review import MAX_WHY
from kith.services.conversations.actions.starting import MAX_TITLE
from kith.services.conversations.models import Thread
from kith.services.conversations.models.post import MAX_SOURCE

_TOO_LONG = _("That’s a long one. Say it in %(limit_value)d letters or fewer.")
# In how many months a community means to ask itself again.
AGAIN = (("3", _("In three months")), ("6", _("In half a year")), ("12", _("In a year")))


def _line(missing: Any, most: int, required: bool = True) -> Line:
    return Line(
        max_length=most, required=required, error_messages={"required": missing, "max_length": _TOO_LONG}
    )


def _text(missing: Any, most: int) -> forms.CharField:
    return forms.CharField(max_length=most, error_messages={"required": missing, "max_length": _TOO_LONG})


def _choice(missing: Any, choices: Any, initial: str = "") -> forms.ChoiceField:
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(choices=choices, initial=initial, error_messages=said)


class GroupForm(forms.Form):
    """A smaller group: its name, what it is for, how people come in."""

    name = _line(_("Give the group a name."), 80)
    purpose = _line(_("Say in a sentence what it is for."), 280)
    entry = _choice(_("Say how people come in."), Circle.Entry.choices, Circle.Entry.OPEN)


class ReasonForm(forms.Form):
    """What somebody says when they ask to come into a group."""

    reason = _line("", MAX_REASON, required=False)


class ConversationForm(forms.Form):
    """A new conversation in a group."""

    title = _line(_("Give it a title, so people can find it."), MAX_TITLE)
    source = _text(_("Write a line or two."), MAX_SOURCE)
    kind = _choice(_("Say what it is."), Thread.Kind.choices, Thread.Kind.QUESTION)
    once = forms.CharField(max_length=32, required=False)


class RelationForm(forms.Form):
    """Which community, what we are to each other, and a sentence."""

    other = _line(_("Say which community you mean."), 80)
    kind = _choice(_("Say what you are to each other."), Relation.Kind.choices)
    words = _line("", MAX_WORDS, required=False)
    sentence = _line(_("Add a sentence, so that people know what it means."), MAX_SENTENCE)

    def clean(self) -> dict[str, Any]:
        """Ask for words where the kind is their own."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == Relation.Kind.OWN and not cleaned.get("words"):
            self.add_error("words", _("Say it in your own words."))
        return cleaned


class CommunityForm(forms.Form):
    """What a group would be as a community."""

    name = _line(_("Give it a name."), 80)
    domain_statement = _line(_("Say in a sentence what you all care about."), 280)


class AskForm(forms.Form):
    """What a community does, as it asks to be recognised."""

    why = _line(_("Say in a sentence what you do together."), MAX_VOUCH)


class ReviewForm(forms.Form):
    """Which stage one would claim, why, and when to ask again."""

    stage = _choice(_("Say which it is."), Review.Stage.choices)
    why = _text(_("Say in a few words what you’ve seen that speaks for it."), MAX_WHY)
    again = _choice(_("Say when to ask again."), AGAIN, "6")

    def again_at(self) -> datetime:
        """Return when the community means to ask itself again."""
        return now() + timedelta(days=30.4375 * int(self.cleaned_data["again"]))
