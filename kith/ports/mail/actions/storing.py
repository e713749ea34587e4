"""Writes planned mails, a batch in each transaction."""

from collections.abc import Iterable, Sequence

from django.db import models, transaction

from kith.base.kit.rows import insert
from kith.members.people.mentions import Mentions
from kith.ports.mail.actions.preparing import FORMAT, Prepared
from kith.ports.mail.authors import address_of, make_authors
from kith.ports.mail.erased import without
from kith.ports.mail.library import mark, stored_among
from kith.ports.mail.models import ArchivedMessage
from kith.ports.mail.parsing.threading import Place, Threader, ThreadPlan
from kith.ports.mail.report import ALREADY_HERE, Report
from kith.services.conversations.actions.importing import Arrival, take_in
from kith.services.conversations.models import Thread

LONGEST_TITLE = 200
_KEPT = ("community_id", "message_hash", "subject_hash", "thread_id", "post_id", "sent_at")


class Storing:
    """One import's writing. mentions: of who was erased here, to be taken out of what is written."""

    def __init__(
        self, host: models.Model, threader: Threader, report: Report, mentions: Mentions | None = None
    ) -> None:
        self.host, self.threader, self.report, self.mentions = host, threader, report, mentions
        # Threads whose opening mail comes later in the file; few, and gone once it has come.
        self._early: dict[str, int] = {}
        self._stand_ins: dict[str, int] = {}
        report.posts = 0

    def write(self, arriving: Sequence[Prepared]) -> None:
        """Write what of a batch is not stored yet, with all that recognises it again, or nothing."""
        if arriving:
            self._write(arriving)

    @transaction.atomic
    def _write(self, arriving: Sequence[Prepared]) -> None:
        # Two imports at once take turns, so that neither meets the other's half-written batch.
        type(self.host)._default_manager.select_for_update().get(pk=self.host.pk)
        there = stored_among(self.host.community_id, [mail.message_id for mail in arriving])
        mails = [mail for mail in arriving if mail.message_id not in there]
        places = self.threader.places(mail.message_id for mail in mails)
        plans = {
            plan.key: plan for plan in self.threader.threads({place.thread for place in places.values()})
        }
        people, made = make_authors(
            ((mail.author_address, mail.author_name) for mail in mails), self._stand_ins
        )
        found = self._threads(plans.values())
        parents = self._parents(places.values())
        arrivals, opening = [], {}
        for mail in mails:
            place = places[mail.message_id]
            thread = found.get(place.thread, opening.get(place.thread))
            if thread is None:
                opening[place.thread] = ("batch", len(arrivals))
            author = people[address_of((mail.author_address, mail.author_name))]
            arrivals.append(
                self._arrival(mail, plans[place.thread], thread, author, parents.get(place.parent))
            )
        ids = take_in(self.host, arrivals)
        self._remember(mails, ids)
        self._keep_early(opening, ids, mails)
        self._count(len(opening), made, mails)
        for mail in arriving:
            if mail.message_id in there:
                self.report.leave_out(ALREADY_HERE, mail.where)

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

    def _remember(self, mails: list[Prepared], ids: list[tuple[int, int]]) -> None:
        community = self.host.community_id
        insert(
            ArchivedMessage,
            _KEPT,
            (
                (community, mark(mail.message_id), mark(mail.subject_key), thread, post, mail.sent_at)
                for mail, (thread, post) in zip(mails, ids, strict=True)
            ),
        )

    def _keep_early(
        self, opening: dict[str, tuple[str, int]], ids: list[tuple[int, int]], mails: list[Prepared]
    ) -> None:
        came = {mail.message_id for mail in mails}
        self._early.update(
            {key: ids[index][0] for key, (_batch, index) in opening.items() if key not in came}
        )
        for message_id in came:
            self._early.pop(message_id, None)

    def _count(self, threads: int, people: int, mails: list[Prepared]) -> None:
        self.report.posts += len(mails)
        self.report.threads += threads
        self.report.people += people
        self.report.notes["with a guessed date"] += sum(mail.date_is_guess for mail in mails)
        self.report.notes["shortened"] += sum(mail.was_shortened for mail in mails)
        self.report.notes["with files, listed"] += sum(bool(mail.attachments) for mail in mails)

    def _arrival(
        self,
        mail: Prepared,
        plan: ThreadPlan,
        thread: int | tuple[str, int] | None,
        author: int,
        parent: int | None,
    ) -> Arrival:
        title = plan.subject or mail.subject or "…"
        if self.mentions is not None:
            mail, title = without(mail, self.mentions), self.mentions.without(title)
        return Arrival(
            thread=thread,
            title=title[:LONGEST_TITLE],
            author=author,
            source=mail.source,
            html=mail.html,
            posted_at=mail.sent_at,
            minutes=mail.minutes,
            format=FORMAT,
            attachments=mail.attachments,
            reply_to=parent,
        )
