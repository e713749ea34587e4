"""What the columns that an export gives are called, and how their values read."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.members.people.keeping import Kept

LABELS: dict[str, Any] = {
    "about": _("About"),
    "act": _("What was done"),
    "again_at": _("Asked again"),
    "agreed_at": _("Agreed"),
    "agrees": _("Yes"),
    "answered_at": _("Answered"),
    "as_of": _("Speaking from"),
    "came_to_be": _("It came to be"),
    "claimed_at": _("Said together"),
    "ends_at": _("Ends"),
    "folded_at": _("Goes on elsewhere since"),
    "founded_at": _("Founded"),
    "note": _("Words"),
    "opened_at": _("Asked"),
    "recognised_at": _("Recognised"),
    "request": _("What you asked for"),
    "stage": _("Stage"),
    "taken_back_at": _("Taken back"),
    "told_at": _("Told"),
    "address": _("Address"),
    "answer": _("Answer"),
    "answers": _("Answers"),
    "appeal": _("What you answered"),
    "appealed_at": _("Answered"),
    "adopted_at": _("Adopted"),
    "applied_at": _("Asked"),
    "asked_at": _("Asked"),
    "at": _("When"),
    "attachments": _("Files that came with it"),
    "begun_at": _("Begun"),
    "buddy": _("Who is there for you"),
    "by": _("By"),
    "cancelled_at": _("Taken back"),
    "carried_at": _("Since"),
    "changed_at": _("Changed"),
    "choice": _("Which way"),
    "closed_at": _("Closed"),
    "community": _("Community"),
    "confirmed_at": _("In use since"),
    "contact": _("How to reach you"),
    "contact_words": _("How to reach you, in your words"),
    "created_at": _("Since"),
    "decided_at": _("Decided"),
    "device": _("Device"),
    "domain_statement": _("What we care about"),
    "done_at": _("Done"),
    "due_at": _("On"),
    "edited_at": _("Changed"),
    "expires_at": _("Ends"),
    "formed_at": _("Formed"),
    "group": _("Group"),
    "joined_at": _("Since"),
    "key": _("The end of your page’s address"),
    "kind": _("Kind"),
    "language": _("Language"),
    "languages": _("Languages"),
    "let_go_at": _("Let go"),
    "made_at": _("Made"),
    "mode": _("How people come in"),
    "name": _("Name"),
    "norms": _("How we are with each other"),
    "number": _("Number"),
    "offered_at": _("Offered"),
    "open_to_members": _("Members may read it"),
    "overturned": _("Taken back by those who looked again"),
    "paused_until": _("Away until"),
    "person": _("Who"),
    "pointer": _("Your line"),
    "position": _("Place"),
    "posted_at": _("Written"),
    "practice_scope": _("What we do"),
    "proposed_at": _("Proposed"),
    "purpose": _("What for"),
    "raised_at": _("When"),
    "reads": _("May read on"),
    "reason": _("Why"),
    "reason_for_joining": _("Why you joined"),
    "replaced_at": _("Replaced"),
    "role": _("Role"),
    "seen_at": _("Last seen"),
    "sent_at": _("Sent"),
    "sentence": _("Words"),
    "shared_computer": _("Shared computer"),
    "since": _("Since"),
    "size": _("Bytes"),
    "source": _("Words"),
    "started_at": _("Started"),
    "state": _("State"),
    "step": _("Step"),
    "taken": _("Taken on"),
    "text": _("Words"),
    "thread": _("Conversation"),
    "times": _("How often"),
    "title": _("Title"),
    "until": _("Until"),
    "used_at": _("Used"),
    "uses": _("For how many"),
    "verb": _("What happened"),
    "verdict": _("What you thought"),
    "verified_at": _("Shown to be yours"),
    "main_at": _("Mail goes here first"),
    "version": _("Version"),
    "was": _("Before"),
    "welcomed_at": _("Welcomed"),
    "who": _("Who it’s for"),
    "why": _("Why"),
    "withdrawn_at": _("Taken back"),
    "word": _("Word"),
    "words": _("Words"),
    "written_at": _("Written"),
    "zone": _("Time zone"),
}


def label_of(one: Kept, path: str) -> Any:
    """Return what a column is called. Raises KeyError for one nobody gave a name."""
    if path in one.labels:
        return one.labels[path]
    last = path.split(".")
    return LABELS[last[-2] if len(last) > 1 and last[-1] == "name" else last[-1]]


def raw(row: Any, path: str) -> Any:
    """Return the value of a column as a machine reads it; people by their names."""
    value: Any = row
    for name in path.split("."):
        value = getattr(value, name, None) if value is not None else None
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Model) else value


def read(row: Any, path: str) -> str:
    """Return the value of a column as people read it; "" for nothing."""
    *way, last = path.split(".")
    holder: Any = row
    for name in way:
        holder = getattr(holder, name, None) if holder is not None else None
    shown = getattr(holder, f"get_{last}_display", None)
    return words(shown() if shown else getattr(holder, last, None))


def words(value: Any) -> str:
    """Return any value in words."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, Mapping):
        return " · ".join(filter(None, (words(each) for each in value.values())))
    if isinstance(value, list):
        return "\n".join(map(words, value))
    return str(value)
