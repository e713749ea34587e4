from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place

PLACES = [
    Place("search", _("Search"), "search:results", "network", 90, "search"),
]
