"""The mails that tell somebody of something: each room declares its kinds, each person chooses among them.

    mailing.add(Mail("letters", 10, _("Somebody writes to you"), _("One mail until you’ve read it.")))

What lets somebody in, or says that how they sign in has changed, is no such kind: it always goes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from kith.members.people.models import NoMail, Person
from kith.members.people.queries import with_key

# Without a time: a mail may lie about for years and still be stopped, and the link is always the same.
_SIGNER = signing.Signer(salt="people.mail")


@dataclass(frozen=True, slots=True)
class Mail:
    """A kind of mail. when: what happened, as a heading. how: how often it comes, and what is in it.

    wanted, stop, again: for a room that keeps the choice itself; all three, or none.
    """

    name: str
    order: int
    when: Any
    how: Any
    wanted: Callable[[Person], bool] | None = None
    stop: Callable[[Person], object] | None = None
    again: Callable[[Person], object] | None = None


_mails: dict[str, Mail] = {}


def add(mail: Mail) -> None:
    """Declare a kind of mail; called by a room as it starts."""
    _mails[mail.name] = mail


def all_mails() -> list[Mail]:
    """Return every kind of mail in their order."""
    return sorted(_mails.values(), key=lambda mail: (mail.order, mail.name))


def named(name: str) -> Mail | None:
    """Return the kind of mail of that name, or None."""
    return _mails.get(name)


def wants(person: Person, name: str) -> bool:
    """Say whether somebody wants mail of a kind. Nothing said: yes."""
    mail = _mails[name]
    if mail.wanted is not None:
        return mail.wanted(person)
    return not NoMail.objects.filter(person=person, kind=name).exists()


def choices_of(person: Person) -> list[tuple[Mail, bool]]:
    """Return every kind of mail, and whether this person wants it."""
    stopped = set(NoMail.objects.filter(person=person).values_list("kind", flat=True))
    return [
        (mail, mail.wanted(person) if mail.wanted is not None else mail.name not in stopped)
        for mail in all_mails()
    ]


def stop_link(person: Person, name: str) -> str:
    """Return the whole address under which somebody stops a kind of mail without signing in."""
    token = _SIGNER.sign_object([person.key, name])
    return settings.SITE_URL + reverse("people:mail-stop", args=[token])


def meant_by(token: str) -> tuple[Person, Mail] | None:
    """Return whose mail of which kind a link stops, or None for a link that is not ours."""
    try:
        key, name = _SIGNER.unsign_object(token)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    person, mail = with_key(key), named(name)
    return (person, mail) if person is not None and mail is not None else None
