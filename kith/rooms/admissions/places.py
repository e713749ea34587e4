from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place
from kith.rooms.admissions.queries import has_to_do_with_joining

PLACES = [
    Place(
        "admissions",
        _("Joining"),
        "admissions:admissions",
        "community",
        45,
        "circle-plus",
        shown=has_to_do_with_joining,
    ),
]
