"""Erased is erased: nowhere in the database, its index or its files, but where we say it stays (N4)."""

import pytest
from django.conf import settings as django_settings
from django.core.mail import EmailMessage
from django.db import connection

from kith.base.kit import mail
from kith.base.kit.clock import now
from kith.desks.yours import erased
from kith.desks.yours.actions import carrying
from kith.desks.yours.actions.going import ask_to_go
from kith.desks.yours.actions.parcelling import ask_for_parcel, folder
from kith.desks.yours.models import Departure
from kith.desks.yours.tests.planting import Planter, found_in_database
from kith.members.people import departing
from kith.members.people.actions.auditing import verify
from kith.members.people.models import AuditLine, Person
from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.editing import edit
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post, Thread
from kith.services.jobs.worker import run_waiting
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from kith.services.search.queries import find
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.django_db(transaction=True)

MARK = "zqkan7"
REMOVED = "Removed at the author’s request."


@pytest.fixture
def cast(settings, tmp_path):
    settings.DATA = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cast = build_cast()
    cast.ben.name = "Quillon Zqnameson"
    cast.ben.save()
    return cast


def _talk(cast) -> Thread:
    thread = a_thread(
        cast, by=cast.ben, title=f"{MARK} the title", source=f"I soak {MARK} in rain water.", at=now()
    )
    first = thread.posts.get()
    edit(first, by=cast.ben, source=f"I soak the {MARK} in cold rain water.\n\nAlways.")
    quoted = f"> I soak the {MARK} in cold rain water.\n\nThank you, Quillon Zqnameson (ben@cast.example)."
    reply(thread, by=cast.ada, source=quoted, at=now())
    reply(thread, by=cast.nia, source="Quillon is a good name for a loom.", at=now())
    catch_up()
    return thread


def _planted(cast) -> Thread:
    thread = _talk(cast)
    Planter(cast.ben, cast.weavers, MARK, thread).plant()
    return thread


def _go(person, choice: str) -> None:
    ask_to_go(choice, by=person, at_once=True)
    run_waiting()
    catch_up()


# What a community adopted or decided, or what others have a right to read: personal.py says why, each time.
STAYS_ANYHOW = {
    "charter_version.domain_statement",
    "charter_version.norms",
    "charter_version.practice_scope",
    "charter_version.who",
    "charter_version.why",
    "communities_group.name",
    "communities_group.purpose",
    "moderation_safetyline.text",
    "moderation_step.why",
}


def test_erased_with_all_contributions_nothing_is_found(cast):
    _planted(cast)
    _go(cast.ben, "whole")
    rest = {
        column
        for column in found_in_database(MARK)
        if not column.startswith(("kinship", "welcome", "letters"))
    }
    assert rest == STAYS_ANYHOW
    assert found_in_database("zqnameson") == found_in_database("ben@cast.example") == set()


def test_erased_without_contributions_only_they_are_found(cast):
    _planted(cast)
    _go(cast.ben, "nameless")
    left = {
        column
        for column in found_in_database(MARK)
        if not column.startswith(("kinship", "welcome", "letters"))
    }
    words = {
        f"conversations_{column}"
        for column in ("post.source", "post.html", "revision.source", "revision.html")
    }
    index = {column for column in left if column.startswith("search_")}
    assert left - index == STAYS_ANYHOW | words | {
        "charter_remark.words",
        "conversations_move.why",
        "conversations_thread.title",
        "conversations_threadtransition.why",
        "moderation_concern.words",
        "moderation_look.why",
        "tending_synopsisline.text",
        "unnamed_unsealing.why",
    }
    assert found_in_database("zqnameson") == found_in_database("ben@cast.example") == set()


def test_the_talk_can_still_be_read(cast):
    thread = _talk(cast)
    before = thread.__class__.objects.get(pk=thread.pk).version
    page = f"/c/weavers/conversations/{thread.key}/"
    assert "Quillon Zqnameson" in visit(cast.ada).get(page).content.decode()
    _go(cast.ben, "whole")
    assert Thread.objects.get(pk=thread.pk).version > before
    shown = visit(cast.ada).get(page).content.decode()
    assert shown.count(REMOVED) >= 2, "the post, and what quoted it"
    assert "Thank you, A former member (A former member)." in shown
    assert "Quillon is a good name for a loom." in shown, "a word of one's own language is left"
    assert MARK not in shown and "Zqnameson" not in shown
    assert find(cast.ada, MARK).hits == [] and find(cast.ada, "loom").hits != []


def test_left_without_a_name_the_words_are_found_as_a_former_members(cast):
    thread = _talk(cast)
    _go(cast.ben, "nameless")
    (hit, *_more) = find(cast.ada, f"{MARK} cold").hits
    assert hit.by in ("A former member", "Ada Okafor")
    shown = visit(cast.ada).get(f"/c/weavers/conversations/{thread.key}/").content.decode()
    assert MARK in shown and "A former member" in shown and "Zqnameson" not in shown


def test_it_can_stop_anywhere_and_begin_again(cast, monkeypatch):
    _planted(cast)
    stops = len(departing.steps())
    departure = ask_to_go("whole", by=cast.ben, at_once=True)
    real = carrying._piece
    for stop in range(1, stops * 2):
        done = []

        def piece(step, going, done=done, stop=stop):
            if len(done) == stop:
                raise KeyboardInterrupt
            more = real(step, going)
            done.append(step)
            return more

        monkeypatch.setattr(carrying, "_piece", piece)
        try:
            carrying.carry_out(departure.pk)
        except KeyboardInterrupt:
            continue
        break
    monkeypatch.setattr(carrying, "_piece", real)
    carrying.carry_out(departure.pk)
    rest = {
        column
        for column in found_in_database(MARK)
        if not column.startswith(("kinship", "welcome", "letters"))
    }
    assert rest == STAYS_ANYHOW
    assert found_in_database("zqnameson") == set()
    departure.refresh_from_db()
    assert departure.done_at is not None and departure.names == departure.addresses == []


def test_the_log_stays_whole_and_says_when_but_not_who(cast):
    _go(cast.ben, "whole")
    assert verify() is None
    (line,) = AuditLine.objects.filter(act="yours.gone")
    assert line.by_id == cast.ben.pk and Person.objects.get(pk=line.by_id).name == "A former member"


def test_exports_that_wait_go_too(cast):
    ask_for_parcel(by=cast.ben)
    run_waiting()
    assert len(list(folder().iterdir())) == 1
    _go(cast.ben, "nameless")
    assert list(folder().iterdir()) == []


def test_mails_that_no_server_took_go_too_and_those_to_others_stay(cast, settings, tmp_path):
    settings.EMAIL_BACKEND = mail.FOLDER_BACKEND
    settings.KITH_MAIL_FOLDER = str(tmp_path / "mail")
    for address in ("ben@cast.example", "ada@cast.example"):
        mail.send(EmailMessage("Hello", "How are you?", "kith@localhost", [address]))
    _go(cast.ben, "nameless")
    (left,) = (tmp_path / "mail").iterdir()
    assert b"ada@cast.example" in left.read_bytes()


def test_what_is_looked_into_keeps_its_words_until_it_is_decided(cast):
    thread = _talk(cast)
    post = thread.posts.get(position=1)
    concern = report(thing_of("conversations.post", post.pk), by=cast.nia, words="I mind it.")
    _go(cast.ben, "whole")
    assert MARK in Post.objects.get(pk=post.pk).source and Departure.objects.get().held
    Concern.objects.filter(pk=concern.pk).update(state=Concern.State.STAYS, decided_at=now())
    assert carrying.carry_on() == 0
    assert Post.objects.get(pk=post.pk).source == REMOVED and not Departure.objects.get().held


def test_a_backup_put_back_is_erased_again(cast):
    _talk(cast)
    _go(cast.ben, "nameless")
    assert [*erased.read().values()] == ["nameless"]
    assert cast.ben.key not in erased.ledger().read_text() and erased.ledger().stat().st_mode & 0o077 == 0
    # As it stood in a backup: the person as before, and nothing known of their going.
    Departure.objects.all().delete()
    Person.objects.filter(pk=cast.ben.pk).update(name="Quillon Zqnameson", erased_at=None)
    assert erased.replay() == 1
    assert Person.objects.get(pk=cast.ben.pk).name == "A former member"
    assert erased.replay() == 0


def test_no_byte_is_left_in_the_files_of_the_database(cast):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps no file of its own here")
    from pathlib import Path

    from kith.config.housekeeping import leave_no_trace

    _talk(cast)
    _go(cast.ben, "whole")
    leave_no_trace()
    name = Path(connection.settings_dict["NAME"])
    held = [
        path.name for path in name.parent.glob(f"{name.name}*") if MARK.encode() in path.read_bytes().lower()
    ]
    assert held == []
    assert django_settings.DATA.exists()
