"""What people type when they start a community, checked before any action sees it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.base.ui.motifs import MOTIFS
from kith.members.communities.models import Community
from kith.members.communities.threshold import modes_with_a_way
from kith.members.people.names import sort_name

# What each way in means to whoever starts a community. Offered are those with a room that looks after them.
ADMISSIONS = {
    Community.Admission.OPEN: (
        _("Anyone on this network may join"),
        _("In one tap, and leave the same way."),
    ),
    Community.Admission.APPLICATION: (
        _("People ask, and members answer"),
        _("You say who you look for, and may ask a few questions. Everybody who asks gets an answer."),
    ),
    Community.Admission.INVITATION: (
        _("Members invite people"),
        _("By mail, or with a link to pass on. Nobody asks."),
    ),
}
GLAZE_NAMES = {
    "verdigris": _("Verdigris"),
    "brick": _("Brick"),
    "ink": _("Ink"),
    "moss": _("Moss"),
    "ochre": _("Ochre"),
    "damson": _("Damson"),
    "slate": _("Slate"),
    "tea": _("Tea"),
    "pine": _("Pine"),
}
MOTIF_NAMES = {
    "diamond": _("Diamond"),
    "star": _("Star"),
    "chevron": _("Chevron"),
    "wave": _("Wave"),
    "leaf": _("Leaf"),
    "brick": _("Bricks"),
    "heart": _("Heart"),
    "hourglass": _("Hourglass"),
    "lattice": _("Lattice"),
}


def admissions() -> list[tuple[str, Any, Any]]:
    """Return the ways in that work here, as a choice: value, words, what it means."""
    return [(mode, *words) for mode, words in ADMISSIONS.items() if mode in modes_with_a_way()]


def _errors(missing: Any) -> dict[str, Any]:
    too_long = _("That’s a long one. Say it in %(limit_value)d letters or fewer.")
    return {"required": missing, "max_length": too_long}


def _text(most: int, missing: Any = "", **options: Any) -> forms.CharField:
    return forms.CharField(max_length=most, error_messages=_errors(missing), **options)


class CommunityForm(forms.Form):
    """A new community: a name, what it cares about, and how it looks."""

    name = Line(max_length=80, error_messages=_errors(_("Give it a name people will know it by.")))
    domain_statement = _text(280, _("Say in a sentence what you all care about."))
    practice_scope = _text(4000, required=False)
    norms = _text(4000, required=False)
    admission_mode = forms.ChoiceField(
        choices=lambda: [choice[:2] for choice in admissions()],
        error_messages={"required": _("Say who may join."), "invalid_choice": _("Choose one from the list.")},
    )
    glaze = forms.ChoiceField(
        choices=[(name, GLAZE_NAMES[name]) for name in Community.GLAZES],
        error_messages={"required": _("Pick a colour."), "invalid_choice": _("Pick one of these colours.")},
    )
    motif = forms.ChoiceField(
        choices=[(name, MOTIF_NAMES[name]) for name in MOTIFS],
        error_messages={"required": _("Pick a pattern."), "invalid_choice": _("Pick one of these patterns.")},
    )

    def clean_name(self) -> str:
        """Return the name. Two of one name would only be mistaken for each other."""
        name = str(self.cleaned_data["name"])
        if Community.objects.filter(sort_name=sort_name(name)).exists():
            raise forms.ValidationError(
                _("There’s already a community called %(name)s. Join it, or choose another name."),
                params={"name": name},
            )
        return name
