from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place


def _signed_in(viewer: Any) -> bool:
    return viewer.is_signed_in


PLACES = [
    Place(
        "fortnight",
        _("Your fortnight"),
        "home:fortnight",
        "network",
        10,
        "calendar-check",
        shown=_signed_in,
        on_phone=True,
        short=_("Fortnight"),
    ),
    Place(
        "start",
        _("Start something"),
        "home:start",
        "network",
        80,
        "circle-plus",
        shown=_signed_in,
        on_phone=True,
        short=_("Start"),
    ),
    # On a phone too it is one tap away, from everywhere (RULINGS 34).
    Place(
        "general",
        _("General discussion"),
        "home:general-discussion",
        "network",
        40,
        "message-circle",
        shown=_signed_in,
        phone_alone=True,
    ),
    Place("home", _("Home"), "home:community", "community", 10, "house"),
]
