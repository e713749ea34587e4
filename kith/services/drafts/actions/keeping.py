"""Keeping what was typed, and letting it go."""

from django.db import transaction
from django.utils.translation import gettext as _

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal, refuse
from kith.members.people.models import Person
from kith.members.people.viewer import Viewer
from kith.services.drafts.boxes import Sheet, is_place, was_said
from kith.services.drafts.models import Draft
from kith.services.drafts.models.draft import MAX_TEXT, MAX_TITLE

MOST_DRAFTS = 100


def keep(place: str, sheet: Sheet, *, by: Person) -> Draft | None:
    """Keep what stands in a box instead of what was kept of it; an empty box, or words sent, keep nothing.

    Raises Refusal "bad-request" for a box nobody knows, for more letters than are kept, and where there are
    drafts enough.
    """
    sheet = _plain(sheet)
    draft = _keep(place, sheet, by)
    if draft is not None and was_said(place, by, sheet):
        # Sent at the same moment: whichever of the two ends last lets it go.
        let_go(place, by=by)
        return None
    return draft


@transaction.atomic
def _keep(place: str, sheet: Sheet, by: Person) -> Draft | None:
    if not is_place(place):
        raise refuse("bad-request", typed=_typed(sheet))
    if len(sheet.text) > MAX_TEXT or len(sheet.title) > MAX_TITLE:
        raise _too_long(sheet)
    if sheet.is_empty or was_said(place, by, sheet):
        let_go(place, by=by)
        return None
    mine = Draft.objects.filter(person=by)
    if mine.count() >= MOST_DRAFTS and not mine.filter(place=place).exists():
        raise _enough(sheet)
    words = {"title": sheet.title, "text": sheet.text, "was": sheet.was[:40], "kept_at": now()}
    return Draft.objects.update_or_create(person=by, place=place, defaults=words)[0]


def let_go(place: str, *, by: Person | Viewer) -> None:
    """Keep nothing of a box any more; nothing kept, it changes nothing."""
    Draft.objects.filter(person=by.pk, place=place).delete()


def remove(draft: Draft, *, by: Person) -> None:
    """Throw a draft of one's own away. Raises Refusal "not-found" for somebody else's."""
    if draft.person_id != by.pk:
        raise refuse("not-found")
    let_go(draft.place, by=by)


def _plain(sheet: Sheet) -> Sheet:
    title, text = (
        words.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        for words in (sheet.title, sheet.text)
    )
    return Sheet(title, text, sheet.once, sheet.was)


def _typed(sheet: Sheet) -> dict[str, str]:
    return {"title": sheet.title, "source": sheet.text}


def _too_long(sheet: Sheet) -> Refusal:
    return refuse(
        "bad-request",
        happened=_("That’s longer than a draft can hold."),
        kept=_("Your words are below."),
        next=_("Put some of it somewhere else, and keep the rest."),
        typed=_typed(sheet),
    )


def _enough(sheet: Sheet) -> Refusal:
    return refuse(
        "bad-request",
        status=409,
        happened=_("You have %(most)s drafts, and that’s as many as fit.") % {"most": MOST_DRAFTS},
        kept=_("Your words are below."),
        next=_("Let one of your drafts go, then keep this one."),
        typed=_typed(sheet),
    )
