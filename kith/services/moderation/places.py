from django.utils.translation import gettext_lazy as _

from kith.base.kit.places import Place
from kith.services.moderation.access import sets_lines, supports

PLACES = [
    # For every member: where nobody looks after a community, any two of them do.
    Place(
        "care",
        _("Care"),
        "moderation:care",
        "community",
        60,
        "shield-check",
        shown=lambda viewer: viewer.standing is not None and viewer.standing.is_member,
    ),
    Place(
        "network-care", _("Care"), "moderation:network-care", "network", 92, "shield-check", shown=supports
    ),
    Place("lines", _("Safety lines"), "moderation:lines", "network", 93, "shield-check", shown=sets_lines),
]
