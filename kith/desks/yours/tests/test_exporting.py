"""Everything about somebody in one file: all of theirs, nothing of anybody else's (N2)."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings

from kith.base.kit.clock import now
from kith.desks.yours.actions.parcelling import ask_for_parcel, folder, throw_away_old
from kith.desks.yours.models import Parcel
from kith.desks.yours.tests.planting import Planter, expected, unpacked
from kith.members.communities.actions.joining import admit, leave
from kith.members.people.models import AuditLine
from kith.services.conversations.actions.replying import reply
from kith.services.jobs.worker import run_waiting
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.django_db

MINE, THEIRS = "zqkan7", "zqbad7"


@pytest.fixture
def cast(settings, tmp_path):
    settings.DATA = tmp_path
    return build_cast()


def _exported(person) -> dict[str, str]:
    parcel = ask_for_parcel(by=person)
    run_waiting()
    parcel.refresh_from_db()
    return unpacked(folder() / parcel.file)


def test_it_holds_every_word_of_mine_and_none_of_others(cast):
    thread = a_thread(cast, by=cast.ben, title=f"{MINE} title", source=f"{MINE} source", at=now())
    others = a_thread(cast, by=cast.nia, title=f"{THEIRS} title", source=f"{THEIRS} source", at=now())
    ben = Planter(cast.ben, cast.weavers, MINE, thread)
    ben.plant()
    admit(cast.potters, cast.nia, by=cast.nia)
    Planter(cast.nia, cast.potters, THEIRS, others).plant()
    files = _exported(cast.ben)
    whole = "\n".join(files.values())
    assert {words for words in expected(ben) if words not in whole} == set()
    assert f"{MINE} title" in whole and f"{MINE} source" in whole
    assert THEIRS not in whole


def test_pages_and_data_say_the_same_and_work_without_a_network(cast):
    files = _exported(cast.ben)
    index = json.loads(files["data/index.json"])
    assert {name for name in files if name.startswith("pages/")} == {
        f"pages/{kind}.html" for kind in index["kinds"]
    }
    for kind in index["kinds"]:
        assert json.loads(files[f"data/{kind}.json"])["rows"]
        assert f'href="pages/{kind}.html"' in files["index.html"]
    assert all("http" not in text for name, text in files.items() if name.endswith((".html", ".css")))


def test_who_spoke_up_about_my_words_is_not_mine_to_know(cast):
    thread = a_thread(cast, by=cast.ben, at=now())
    report(thing_of("conversations.post", thread.posts.get().pk), by=cast.nia, words=f"{THEIRS} I mind")
    assert THEIRS not in "\n".join(_exported(cast.ben).values())
    assert THEIRS in "\n".join(_exported(cast.nia).values())


def test_what_i_answered_is_there_while_i_may_read_it(cast):
    thread = a_thread(cast, source="What do you soak it in?")
    reply(thread, by=cast.ben, source="Rain water.", reply_to=thread.posts.get(), at=now())
    assert "What do you soak it in?" in "\n".join(_exported(cast.ben).values())
    leave(cast.weavers, by=cast.ben)
    whole = "\n".join(_exported(cast.ben).values())
    assert "Rain water." in whole and "What do you soak it in?" not in whole


def test_only_its_person_fetches_it_for_a_week(cast):
    parcel = ask_for_parcel(by=cast.ben)
    client = visit(cast.ben)
    assert "being made" in client.get("/you/data/").content.decode()
    run_waiting()
    address = f"/you/data/export/{parcel.key}/"
    response = client.get(address)
    assert response.status_code == 200 and b"".join(response.streaming_content)[:2] == b"PK"
    assert response["Cache-Control"] == "private, no-store"
    assert [visit(who).get(address).status_code for who in (cast.sam, cast.ada, None)] == [404, 404, 302]
    assert AuditLine.objects.filter(act="yours.export-fetched", by=cast.ben).count() == 1
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        assert visit(cast.ben).get(address).status_code == 404
        throw_away_old()
    assert list(folder().iterdir()) == [] and not Parcel.objects.exists()


def test_the_file_is_nobodys_to_guess_or_read(cast):
    parcel = ask_for_parcel(by=cast.ben)
    run_waiting()
    parcel.refresh_from_db()
    path = folder() / parcel.file
    assert len(path.stem) >= 43 and parcel.key not in path.name
    assert path.stat().st_mode & 0o077 == 0 and folder().stat().st_mode & 0o077 == 0
    assert folder().is_relative_to(settings.DATA)


@pytest.mark.django_db(transaction=True)
def test_asked_twice_one_is_made_and_a_new_one_takes_its_place(cast):
    first = ask_for_parcel(by=cast.ben)
    assert ask_for_parcel(by=cast.ben) == first
    run_waiting()
    second = ask_for_parcel(by=cast.ben)
    assert second != first
    assert [parcel.pk for parcel in Parcel.objects.all()] == [second.pk]
    run_waiting()
    assert len(list(folder().iterdir())) == 1
