from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place

PLACES = [
    Place("conversations", _("Conversations"), "forums:conversations", "community", 20, "message-circle"),
]
