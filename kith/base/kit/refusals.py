"""Saying no well: what happened, what was kept, what to do (TRUST K2)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _


@dataclass
class Refusal(Exception):
    """An action that was refused for a reason its person can act on.

    code: stable name. status: HTTP status. happened, kept, next: plain sentences (translatable).
    typed: words the person had typed, to be given back, by field name.
    """

    code: str
    happened: str
    kept: str
    next: str
    status: int = 403
    typed: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code}: {self.happened}"


_NOTHING_CHANGED = _("Nothing was changed.")

CATALOGUE: dict[str, dict] = {
    "not-found": {
        "status": 404,
        "happened": _("There is nothing at this address, or it isn’t open to you."),
        "kept": _NOTHING_CHANGED,
        "next": _("Check the address, or look for it by its words."),
    },
    "not-allowed": {
        "status": 403,
        "happened": _("You can read this, but that step isn’t yours to take."),
        "kept": _("Nothing was changed. Anything you typed is below."),
        "next": _("Ask someone who looks after this community."),
    },
    "signed-out": {
        "status": 403,
        "happened": _("You’re not signed in here any more, so that didn’t go out."),
        "kept": _("Your words are below."),
        "next": _("Copy them, sign in, and send them again."),
    },
    "form-expired": {
        "status": 403,
        "happened": _("This page had been open for too long, so we couldn’t be sure it was you."),
        "kept": _("Your words are below. Nothing was posted."),
        "next": _("Go back, load the page again, and send it once more."),
    },
    "method": {
        "status": 405,
        "happened": _("This address doesn’t take that kind of request."),
        "kept": _NOTHING_CHANGED,
        "next": _("Go back and use the buttons on the page."),
    },
    "bad-request": {
        "status": 400,
        "happened": _("We couldn’t read that request."),
        "kept": _NOTHING_CHANGED,
        "next": _("Go back and try again."),
    },
    "too-many": {
        "status": 429,
        "happened": _("That’s a lot in a short time, so we’ve paused it."),
        "kept": _("Anything you typed is below."),
        "next": _("Try again in a while."),
    },
    "changed-meanwhile": {
        "status": 409,
        "happened": _("Someone else was here first, and things have changed."),
        "kept": _("Nothing was changed. Anything you typed is below."),
        "next": _("Go back and load the page again to see how it stands now."),
    },
    "our-fault": {
        "status": 500,
        "happened": _("Something went wrong on our side."),
        "kept": _("What you had saved before is safe."),
        "next": _("Try again in a minute. If it keeps happening, tell whoever runs this site."),
    },
    "busy": {
        "status": 503,
        "happened": _("The site is busy and couldn’t save that in time."),
        "kept": _("Anything you typed is below. Nothing was half-saved."),
        "next": _("Send it again in a minute."),
    },
}


def refuse(code: str, **changes) -> Refusal:
    """Return the catalogue's refusal of that code, with sentences replaced where given."""
    return Refusal(code=code, **{**CATALOGUE[code], **changes})
