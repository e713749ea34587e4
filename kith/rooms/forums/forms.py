"""What people type into this room, checked before any action sees it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.members.communities.models import Audience
from kith.services.conversations.actions.starting import MAX_TITLE
from kith.services.conversations.models import Thread
from kith.services.conversations.models.post import MAX_SOURCE


def words(
    missing: Any, most: int, too_long: Any, kind: type[forms.CharField] = forms.CharField
) -> forms.CharField:
    """Return a text field that says kindly what is missing."""
    return kind(max_length=most, error_messages={"required": missing, "max_length": too_long})


class ThreadForm(forms.Form):
    """A new conversation: where, what kind, a title, the first words."""

    board = forms.CharField(max_length=60, required=False)
    kind = forms.ChoiceField(choices=Thread.Kind.choices, initial=Thread.Kind.QUESTION)
    title = words(
        _("Give it a title, so people can find it."),
        MAX_TITLE,
        _("That’s a long title. 200 letters are plenty."),
        Line,
    )
    source = words(_("Write a line or two."), MAX_SOURCE, _("That’s longer than one post can hold."))
    once = forms.CharField(max_length=32, required=False)
    # "unnamed", or nothing; "named" where that is over. Its name is that by which a draft keeps what it set
    # out from.
    was = forms.CharField(max_length=40, required=False)


class ReplyForm(forms.Form):
    """A reply."""

    source = words(_("Write a line, then post it."), MAX_SOURCE, _("That’s longer than one post can hold."))
    to = forms.CharField(max_length=13, required=False)
    once = forms.CharField(max_length=32, required=False)


class EditForm(forms.Form):
    """New words for a post."""

    source = words(_("A post needs some words."), MAX_SOURCE, _("That’s longer than one post can hold."))
    was = forms.CharField(max_length=40, required=False)


class BoardForm(forms.Form):
    """A new board: its name, what it is about, who can read it."""

    name = words(_("Give the board a name."), 80, _("That’s a long name. 80 letters are plenty."), Line)
    about = forms.CharField(
        max_length=280,
        required=False,
        error_messages={"max_length": _("That’s a lot for one line under its name. 280 letters are plenty.")},
    )
    level = forms.ChoiceField(
        choices=[
            (Audience.Level.COMMUNITY, _("Members of this community")),
            (Audience.Level.NETWORK, _("Anyone signed in to the network")),
            (Audience.Level.PUBLIC, _("Anyone on the internet")),
        ],
        initial=Audience.Level.COMMUNITY,
    )
