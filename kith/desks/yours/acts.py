"""What the log's acts are called when their person reads them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

_ACTS: dict[str, Any] = {
    "admissions.letters-stopped": _("Letters to an address were stopped"),
    "communities.removal.carried": _("Somebody was asked to leave a community"),
    "communities.removal.decided": _("An answer about leaving a community was looked at again"),
    "moderation.lifted": _("Limits on writing were lifted"),
    "moderation.lines_set": _("A line above every box was set"),
    "people.claimed": _("What stood in an archive became yours"),
    "people.half-way-in": _("The first of two steps to sign in"),
    "people.link-printed": _("Whoever runs this site made a sign-in link for you"),
    "people.refuted": _("“It wasn’t me” was pressed"),
    "people.session-ended": _("You were signed out somewhere"),
    "people.sign-in-refused": _("Too many tries to sign in"),
    "people.signed-in": _("You signed in"),
    "people.tried": _("A wrong second step was tried"),
    "yours.export-asked": _("An export of everything about you was asked for"),
    "yours.export-fetched": _("That export was downloaded"),
    "yours.going-asked": _("You asked to go"),
    "yours.gone": _("You went"),
    "yours.stays": _("You decided to stay"),
}
_BY_ROOM: dict[str, Any] = {
    "moderation": _("Something in looking after the community"),
    "people": _("Something in how you sign in was changed"),
    "communities": _("Something in a community was decided"),
}


def words_of(act: str) -> Any:
    """Return an act in words; one nobody gave words to, as what its room does."""
    return _ACTS.get(act) or _BY_ROOM.get(act.split(".")[0], _("Something was done"))
