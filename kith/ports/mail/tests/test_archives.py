"""Real archives through the front door: all of them, twice, stopped half-way, from several sides at once."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from kith.base.kit.refusals import Refusal
from kith.members.communities.models import Community
from kith.members.people.models import Address, ArchiveAddress, Person
from kith.ports.mail.actions import storing
from kith.ports.mail.actions.importing import foretell_archive, take_in_archive
from kith.ports.mail.actions.workshop import Workshop
from kith.ports.mail.archives import board_for, foretell
from kith.ports.mail.models import ArchivedMessage
from kith.services.activity.models import Entry
from kith.services.conversations.models import Post, Thread
from tests.cast import build_cast

ARCHIVES = Path(__file__).parents[4] / "tests" / "archives"
COUNTS = {"teaching": (885, 269, 256), "epi": (610, 462, 180), "hpc": (2152, 708, 420)}


def archive(name):
    return ARCHIVES / f"r-sig-{name}.mbox.gz"


def world():
    """Return everything an import writes, in an order that does not depend on ids."""
    posts = Post.objects.order_by("thread__title", "thread__started_at", "position")
    return list(posts.values_list("thread__title", "position", "author__name", "posted_at", "html"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", COUNTS)
def test_an_archive_comes_in_whole(name):
    cast = build_cast()
    before = Person.objects.count()
    messages, threads, people = COUNTS[name]
    report = take_in_archive(archive(name), cast.board, by=cast.ada)
    assert report.as_json() == {
        "messages": messages,
        "threads": threads,
        "posts": messages,
        "people": people,
        "skipped": [],
    }
    assert Thread.objects.hanging_on(cast.board).count() == threads
    assert Post.objects.count() == ArchivedMessage.objects.count() == messages
    assert Person.objects.count() - before == people
    assert Entry.objects.filter(imported=True).count() == messages
    gaps = [t for t in Thread.objects.all() if t.post_count != t.posts.count()]
    assert gaps == []


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_writes_nothing():
    cast = build_cast()
    foretold = foretell_archive(archive("epi"), cast.weavers.pk)
    assert (Thread.objects.count(), ArchivedMessage.objects.count(), ArchiveAddress.objects.count()) == (
        0,
        0,
        0,
    )
    assert take_in_archive(archive("epi"), cast.board, by=cast.ada).as_json() == foretold.as_json()


@pytest.mark.django_db
def test_a_second_run_changes_nothing():
    cast = build_cast()
    take_in_archive(archive("epi"), cast.board, by=cast.ada)
    before = world()
    again = take_in_archive(archive("epi"), cast.board, by=cast.ada)
    assert again.as_json() == {
        "messages": 610,
        "threads": 0,
        "posts": 0,
        "people": 0,
        "skipped": [{"reason": "already here", "count": 610}],
    }
    assert world() == before


@pytest.mark.django_db
def test_stopped_half_way_with_processes_it_goes_on_to_the_end_of_an_import_without(monkeypatch):
    cast = build_cast()
    take_in_archive(archive("epi"), cast.board, by=cast.ada)
    whole = world()
    Post.objects.all().delete()
    Thread.objects.all().delete()
    real, calls = storing.take_in, []

    def stops(host, arrivals):
        calls.append(len(arrivals))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(host, arrivals)

    monkeypatch.setattr(storing, "take_in", stops)
    with pytest.raises(KeyboardInterrupt):
        take_in_archive(archive("epi"), cast.board, by=cast.ada, shop=Workshop(2))
    half = Post.objects.count()
    assert 0 < half < 610
    assert ArchivedMessage.objects.count() == half
    monkeypatch.setattr(storing, "take_in", real)
    report = take_in_archive(archive("epi"), cast.board, by=cast.ada, shop=Workshop(2))
    assert (report.posts, report.skipped["already here"]) == (610 - half, half)
    assert world() == whole


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_one_archive():
    cast = build_cast()
    failures, reports = [], []

    def run():
        try:
            reports.append(take_in_archive(archive("epi"), cast.board, by=cast.ada))
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    runs = [threading.Thread(target=run) for _ in range(2)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert failures == []
    assert (Post.objects.count(), Thread.objects.count(), ArchiveAddress.objects.count()) == (610, 462, 180)
    assert sum(report.posts for report in reports) == 610
    assert [report.posts + report.skipped["already here"] for report in reports] == [610, 610]


@pytest.mark.django_db
def test_an_outsider_takes_nothing_in():
    cast = build_cast()
    with pytest.raises(Refusal):
        take_in_archive(archive("epi"), cast.board, by=cast.eve)
    assert Thread.objects.count() == 0


MAIL = """From nobody Thu Jan  3 10:00:00 2008
From: {who}
Date: Thu, 3 Jan 2008 1{n}:00:00 +0000
Message-ID: <{n}@here.example>
{more}Subject: {subject}

Words number {n}.
"""


def write_mbox(path, *mails):
    path.write_text("\n".join(MAIL.format(n=n, **mail) for n, mail in enumerate(mails)))
    return path


@pytest.mark.django_db
def test_a_later_mail_continues_a_thread_that_came_in_earlier(tmp_path):
    cast = build_cast()
    first = dict(who="Ann <ann@members.example>", subject="Moths", more="")
    answer = dict(who="Bo <bo@members.example>", subject="Re: Moths", more="In-Reply-To: <0@here.example>\n")
    take_in_archive(write_mbox(tmp_path / "a.mbox", first), cast.board, by=cast.ada)
    report = take_in_archive(write_mbox(tmp_path / "b.mbox", first, answer), cast.board, by=cast.ada)
    assert (report.threads, report.posts, report.skipped) == (0, 1, {"already here": 1})
    thread = Thread.objects.get()
    assert (thread.title, thread.post_count) == ("Moths", 2)
    assert thread.posts.get(position=2).reply_to == thread.posts.get(position=1)


@pytest.mark.django_db
def test_an_answer_that_comes_first_waits_for_its_question(tmp_path):
    cast = build_cast()
    answer = dict(who="Bo <bo@members.example>", subject="Re: Moths", more="In-Reply-To: <1@here.example>\n")
    question = dict(who="Ann <ann@members.example>", subject="Moths", more="")
    path = write_mbox(tmp_path / "a.mbox", answer, question)
    path.write_text(path.read_text().replace("11:00:00", "09:00:00"))
    take_in_archive(path, cast.board, by=cast.ada)
    thread = Thread.objects.get()
    names = list(thread.posts.order_by("position").values_list("author__name", flat=True))
    assert (thread.title, thread.started_by.name, names) == ("Moths", "Ann", ["Ann", "Bo"])


@pytest.mark.django_db
def test_someone_known_by_a_proved_address_keeps_their_own_name(tmp_path):
    cast = build_cast()
    Address.objects.filter(person=cast.ben).update(address="Ben@Cast.example")
    mail = dict(who="B. Talbot <ben@cast.example>", subject="Moths", more="")
    report = take_in_archive(write_mbox(tmp_path / "a.mbox", mail), cast.board, by=cast.ada)
    assert (report.people, Post.objects.get().author) == (0, cast.ben)
    assert Address.objects.filter(person=cast.ben).count() == 1


@pytest.mark.django_db
def test_a_new_community_gets_a_board_and_a_convenor():
    cast = build_cast()
    board, by = board_for("r-sig-epi", by=None)
    assert (board.community.slug, board.slug, by) == ("r-sig-epi", "archive", cast.sam)
    assert board_for("r-sig-epi", by=None) == (board, by)


@pytest.mark.django_db
def test_a_dry_run_into_a_community_that_is_not_there_founds_none():
    build_cast()
    before = Community.objects.count()
    report = foretell(archive("epi"), "r-sig-epi", lambda *_: None)
    assert (report.posts, report.threads, report.people) == (610, 462, 180)
    assert Community.objects.count() == before


@pytest.mark.django_db
def test_whoever_keeps_the_house_brings_an_archive_into_a_community_without_convenor():
    cast = build_cast()
    cast.weavers.duties.all().delete()
    board, by = board_for("weavers", by=None)
    assert by == cast.sam
    assert take_in_archive(archive("epi"), board, by=by).posts == 610


@pytest.mark.django_db
def test_a_name_that_is_taken_is_said_plainly():
    build_cast()
    with pytest.raises(LookupError, match="Weavers"):
        board_for("weavers-again", by=None, name="Weavers")
