from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place

PLACES = [
    Place(
        name="letters",
        label=_("Letters"),
        route="letters:letters",
        scope="network",
        order=60,
        icon="mail",
        shown=lambda viewer: viewer.is_signed_in,
    ),
]
