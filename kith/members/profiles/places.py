from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place

PLACES = [
    Place(
        name="people",
        label=_("People"),
        route="profiles:people",
        scope="network",
        order=50,
        icon="users",
        shown=lambda viewer: viewer.is_signed_in,
    ),
]
