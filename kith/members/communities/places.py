from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place

PLACES = [
    Place("communities", _("Communities"), "communities:index", "network", 20, "users", on_phone=True),
    Place("people", _("People"), "communities:people", "community", 40, "user"),
    Place("about", _("About"), "communities:about", "community", 50, "info"),
]
