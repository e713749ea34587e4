"""The three ways to go, in the words of the page: what each does, in a sentence or two."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.members.people.departing import Choice


@dataclass(frozen=True, slots=True)
class Way:
    """A way to go. does: what it does, in words."""

    choice: str
    label: Any
    does: Any


WAYS = (
    Way(
        Choice.LEAVE,
        Choice.LEAVE.label,
        _(
            "Your account closes, your memberships and your mail end, and your profile goes. What you wrote "
            "stays, with your name. Sign in with the same address one day, and it’s yours again."
        ),
    ),
    Way(
        Choice.NAMELESS,
        Choice.NAMELESS.label,
        _(
            "Your name goes everywhere, your account and your profile with it. What you wrote stays, as from "
            "“a former member”; where others wrote your whole name, that stands there too. "
            "It can’t be undone."
        ),
    ),
    Way(
        Choice.WHOLE,
        Choice.WHOLE.label,
        _(
            "The same, and the words you wrote go too. Their places stay, so that what others answered still "
            "reads. Where others quoted you word for word in the same conversation, the quotation goes. "
            "It can’t be undone."
        ),
    ),
)
