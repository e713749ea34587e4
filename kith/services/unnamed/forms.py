"""What people type into this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.services.unnamed.actions.opening import MAX_WHY


class WhyForm(forms.Form):
    """Why somebody wants a seal opened."""

    why = Line(
        max_length=MAX_WHY,
        error_messages={
            "required": _("Say which harm you fear."),
            "max_length": _("That’s a long reason. 500 letters are plenty."),
        },
    )
