"""Who was erased is not brought back by an archive that is taken in later (TRUST 4.7)."""

import pytest

from kith.desks.yours.actions.going import ask_to_go
from kith.desks.yours.tests.planting import found_in_database
from kith.members.people.actions.claiming import claim
from kith.members.people.actions.registering import person_at
from kith.members.people.models import ArchiveAddress, Person
from kith.ports.mail.actions import importing
from kith.ports.mail.actions.importing import foretell_archive, take_in_archive
from kith.services.conversations.models import Post, Thread
from kith.services.jobs.worker import run_waiting
from tests.cast import build_cast

pytestmark = pytest.mark.django_db(transaction=True)

MAIL = """From {address} Mon Jun  3 10:00:00 2024
From: {name} <{address}>
Subject: {subject}
Message-ID: <{number}@lists.example>
Date: Mon, 03 Jun 2024 10:0{number}:00 +0000

{text}

"""
ZOE = ("Zoe Quillworth", "zq@old.example")
RAY = ("Ray Umbra", "ray@other.example")


@pytest.fixture
def cast(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    return build_cast()


def archive(tmp_path, *mails):
    path = tmp_path / "list.mbox"
    path.write_text(
        "".join(
            MAIL.format(name=who[0], address=who[1], subject=subject, number=number, text=text)
            for number, (who, subject, text) in enumerate(mails)
        )
    )
    return path


def an_archive(tmp_path):
    return archive(
        tmp_path,
        (
            RAY,
            "What Zoe Quillworth said",
            "Zoe Quillworth <zq@old.example> knows, or zq at old.example does.",
        ),
        (ZOE, "Madder", "Madder fades. Yours, Zoe Quillworth"),
        (RAY, "Weld", "Weld does not."),
    )


def erase(person) -> None:
    ask_to_go("nameless", by=person, at_once=True)
    run_waiting()


def test_neither_name_nor_address_comes_back_as_author_or_in_what_is_written(cast, tmp_path):
    erase(person_at(ZOE[1], name=ZOE[0], verified=True))
    path = an_archive(tmp_path)
    foretold = foretell_archive(path, cast.weavers.pk)
    report = take_in_archive(path, cast.board, by=cast.ada)
    assert (report.posts, report.people, report.as_json()) == (3, 1, foretold.as_json())
    assert found_in_database("quillworth") == found_in_database("zq@old.example") == set()
    assert found_in_database("zq at old.example") == set()
    wrote = Post.objects.get(source__contains="Madder fades.").author
    assert (wrote.name, wrote.erased_at is None) == ("A former member", False)
    assert list(ArchiveAddress.objects.values_list("address", flat=True)) == [RAY[1]]
    assert Thread.objects.filter(title="What A former member said").exists()
    assert "Weld does not." in {post.source.strip() for post in Post.objects.all()}


def test_one_former_member_stands_for_somebody_in_all_batches_of_an_archive(cast, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 1)
    erase(person_at(ZOE[1], name=ZOE[0], verified=True))
    mails = [(ZOE, f"Madder {number}", "Fades.") for number in range(3)]
    take_in_archive(archive(tmp_path, *mails), cast.board, by=cast.ada)
    written = Post.objects.filter(thread__title__startswith="Madder")
    assert written.count() == 3
    assert written.values("author").distinct().count() == 1


def test_who_was_erased_with_an_address_of_an_archive_stays_so_in_the_next_one(cast, tmp_path):
    take_in_archive(an_archive(tmp_path), cast.board, by=cast.ada)
    zoe = person_at(ZOE[1], name=ZOE[0], verified=True)
    claim(ZOE[1], by=zoe)
    ArchiveAddress.objects.create(person=zoe, address="zoe@older.example")
    erase(zoe)
    older = (ZOE[0], "zoe@older.example")
    take_in_archive(archive(tmp_path, (older, "Woad", "Blue. Zoe Quillworth")), cast.open_board, by=cast.ada)
    assert found_in_database("quillworth") == found_in_database("zoe@older.example") == set()


def test_whoever_proves_the_address_later_is_somebody_new_whose_mails_are_theirs(cast, tmp_path):
    erase(person_at(ZOE[1], name=ZOE[0], verified=True))
    heir = person_at(ZOE[1], name="Zed Heir", verified=True)
    take_in_archive(an_archive(tmp_path), cast.board, by=cast.ada)
    assert Post.objects.get(source__contains="Madder fades.").author == heir
    assert not Person.objects.filter(name="Zoe Quillworth").exists()
