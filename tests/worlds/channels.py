"""What reaches a reader otherwise than by a page: mail, the feed, the file of all that is known of them."""

import zipfile

from django.conf import settings
from django.core import mail
from django.db import transaction

from kith.desks.yours.actions.parcelling import ask_for_parcel, fetch
from kith.desks.yours.models import Parcel
from kith.members.communities.models import Community
from kith.members.people.models import Address, Person
from kith.services.feed.queries import recent
from kith.services.jobs.worker import run_waiting
from tests.worlds.fate import fated
from tests.worlds.replaying import Answer, Step, packed
from tests.worlds.twins import Twin


def what_comes(twin: Twin, who: str) -> dict[Step, Answer]:
    """Return all of it, each piece as the answer to a step of its own."""
    person = twin.reader(who)
    with fated(f"comes {who}"):
        return told(person) | (mail_to(person) | _export(person) if person else {})


def mail_to(person: Person) -> dict[Step, Answer]:
    """Return every mail that somebody was sent, whole; how many there are shows in their numbers."""
    theirs = set(Address.objects.filter(person=person).values_list("address", flat=True))
    letters = [letter for letter in mail.outbox if theirs & {*letter.to, *letter.cc, *letter.bcc}]
    written = sorted(
        f"{letter.subject}\n{letter.recipients()}\n{letter.extra_headers}\n{letter.body}\n{letter.alternatives}"
        for letter in letters
    )
    return {("MAIL", "all"): packed("\n\n".join(written))}


def told(person: Person | None) -> dict[Step, Answer]:
    """Return what the feed tells somebody, of everything and of each community."""
    found = {}
    for community in (None, *Community.objects.order_by("slug")):
        for count in (5, 20, 200):
            lines = recent(person, community, count)
            said = "\n".join(f"{line.at} {line.sentence} {line.href} {line.icon}" for line in lines)
            found["FEED", f"{community.slug if community else 'all'} {count}"] = packed(said)
    return found


def _export(person: Person) -> dict[Step, Answer]:
    point = transaction.savepoint()
    parcel = ask_for_parcel(by=person)
    run_waiting()
    parcel = Parcel.objects.get(pk=parcel.pk)
    with fetch(parcel, by=person) as file, zipfile.ZipFile(file) as whole:
        found = {("EXPORT", name): packed(whole.read(name)) for name in sorted(whole.namelist())}
        found["EXPORT", ""] = packed("\n".join(whole.namelist()))
    (settings.DATA / "exports" / parcel.file).unlink()
    transaction.savepoint_rollback(point)
    return found
