"""Where people stand in the navigation: the circle at its end, or the way in."""

from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place

PLACES = [
    Place(
        name="you",
        label=_("You"),
        route="people:you",
        scope="network",
        order=95,
        icon="circle-user-round",
        shown=lambda viewer: viewer.is_signed_in,
        on_phone=True,
    ),
    Place(
        name="sign-in",
        label=_("Sign in"),
        route="people:sign-in",
        scope="network",
        order=96,
        icon="user",
        shown=lambda viewer: not viewer.is_signed_in,
    ),
]
