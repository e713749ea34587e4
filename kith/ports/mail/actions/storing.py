"""Writes planned mails, a batch in each transaction."""

from collections.abc import Iterable, Sequence

from django.db import models, transaction

from kith.base.kit.text import minutes_to_read, render, searchable_text
from kith.ports.mail.authors import address_of, make_authors
from kith.ports.mail.library import mark, stored_among
from kith.ports.mail.models import ArchivedMessage
from kith.ports.mail.parsing.mbox import RawMessage
from kith.ports.mail.parsing.message import ParsedMail, parse
from kith.ports.mail.parsing.subjects import subject_key
from kith.ports.mail.parsing.threading import Place, Threader, ThreadPlan
from kith.ports.mail.report import Report
from kith.services.conversations.actions.importing import Arrival, take_in
from kith.services.conversations.models import Thread
from kith.services.conversations.models.post import MAX_SOURCE

FORMAT = "mail"
CUT = "\n\n[…]"
LONGEST_BODY = MAX_SOURCE - len(CUT)
LONGEST_TITLE = 200


class Storing:
    """One import's writing."""

    def __init__(self, host: models.Model, threader: Threader, report: Report) -> None:
        self.host, self.threader, self.report = host, threader, report
        # Threads whose opening mail comes later in the file; few, and gone once it has come.
        self._early: dict[str, int] = {}
        report.posts = 0

    def write(self, raws: Sequence[RawMessage]) -> None:
        """Write what of a batch is not stored yet, with all that recognises it again, or nothing."""
        # Parsing and rendering take the time; they are done before the write lock is taken.
        mails = [mail for raw in raws if isinstance(mail := parse(raw), ParsedMail)]
        arriving = [(mail, _words(mail)) for mail in mails]
        if arriving:
            self._write(arriving)

    @transaction.atomic
    def _write(self, arriving: list[tuple[ParsedMail, tuple[str, str, int]]]) -> None:
        # Two imports at once take turns, so that neither meets the other's half-written batch.
        type(self.host)._default_manager.select_for_update().get(pk=self.host.pk)
        there = stored_among(self.host.community_id, [mail.message_id for mail, _made in arriving])
        arriving = [(mail, made) for mail, made in arriving if mail.message_id not in there]
        mails = [mail for mail, _made in arriving]
        places = self.threader.places(mail.message_id for mail in mails)
        plans = {
            plan.key: plan for plan in self.threader.threads({place.thread for place in places.values()})
        }
        people, made = make_authors((mail.author_address, mail.author_name) for mail in mails)
        found = self._threads(plans.values())
        parents = self._parents(places.values())
        arrivals, opening = [], {}
        for mail, words in arriving:
            place = places[mail.message_id]
            thread = found.get(place.thread, opening.get(place.thread))
            if thread is None:
                opening[place.thread] = ("batch", len(arrivals))
            author = people[address_of((mail.author_address, mail.author_name))]
            arrivals.append(
                _arrival(mail, words, plans[place.thread], thread, author, parents.get(place.parent))
            )
        ids = take_in(self.host, arrivals)
        self._remember(mails, ids)
        self._keep_early(opening, ids, mails)
        self._count(ids, len(opening), made, mails)

    def _threads(self, plans: Iterable[ThreadPlan]) -> dict[str, int]:
        """Return plan key -> thread id for planned threads that exist already."""
        plans = list(plans)
        stored = [plan.key for plan in plans if plan.is_stored]
        found = dict(Thread.objects.filter(key__in=stored).values_list("key", "pk"))
        marks = {mark(plan.key): plan.key for plan in plans if not plan.is_stored}
        kept = ArchivedMessage.objects.filter(community=self.host.community_id, message_hash__in=list(marks))
        opened = {marks[opener]: thread for opener, thread in kept.values_list("message_hash", "thread")}
        return {**self._early, **opened, **found}

    def _parents(self, places: Iterable[Place]) -> dict[str, int]:
        marks = {mark(place.parent): place.parent for place in places if place.parent}
        kept = ArchivedMessage.objects.filter(community=self.host.community_id, message_hash__in=list(marks))
        return {marks[found]: post for found, post in kept.values_list("message_hash", "post")}

    def _remember(self, mails: list[ParsedMail], ids: list[tuple[int, int]]) -> None:
        ArchivedMessage.objects.bulk_create(
            ArchivedMessage(
                community_id=self.host.community_id,
                message_hash=mark(mail.message_id),
                subject_hash=mark(subject_key(mail.subject_raw)),
                thread_id=thread,
                post_id=post,
                sent_at=mail.sent_at,
            )
            for mail, (thread, post) in zip(mails, ids, strict=True)
        )

    def _keep_early(
        self, opening: dict[str, tuple[str, int]], ids: list[tuple[int, int]], mails: list[ParsedMail]
    ) -> None:
        came = {mail.message_id for mail in mails}
        self._early.update(
            {key: ids[index][0] for key, (_batch, index) in opening.items() if key not in came}
        )
        for message_id in came:
            self._early.pop(message_id, None)

    def _count(self, ids: list[tuple[int, int]], threads: int, people: int, mails: list[ParsedMail]) -> None:
        self.report.posts += len(ids)
        self.report.threads += threads
        self.report.people += people
        self.report.notes["with a guessed date"] += sum(mail.date_is_guess for mail in mails)
        self.report.notes["shortened"] += sum(len(mail.body) > LONGEST_BODY for mail in mails)
        self.report.notes["with files, listed"] += sum(bool(mail.attachments) for mail in mails)


def _words(mail: ParsedMail) -> tuple[str, str, int]:
    source = mail.body if len(mail.body) <= LONGEST_BODY else mail.body[:LONGEST_BODY] + CUT
    return source, render(source, FORMAT), minutes_to_read(searchable_text(source, FORMAT))


def _arrival(
    mail: ParsedMail,
    words: tuple[str, str, int],
    plan: ThreadPlan,
    thread: int | tuple[str, int] | None,
    author: int,
    parent: int | None,
) -> Arrival:
    source, html, minutes = words
    return Arrival(
        thread=thread,
        title=(plan.subject or mail.subject or "…")[:LONGEST_TITLE],
        author=author,
        source=source,
        html=html,
        posted_at=mail.sent_at,
        minutes=minutes,
        format=FORMAT,
        attachments=tuple(
            {"name": each.name, "type": each.type, "bytes": len(each.data)} for each in mail.attachments
        ),
        reply_to=parent,
    )
