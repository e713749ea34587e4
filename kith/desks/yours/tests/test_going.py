"""Going in one of three ways: asked once, waited for or not, taken back or carried out."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from kith.base.kit.clock import now
from kith.desks.yours.actions.going import ask_to_go, stay
from kith.desks.yours.models import Departure
from kith.members.communities.models import Membership
from kith.members.people.actions.registering import person_at
from kith.members.people.models import Address, AuditLine, Person, Session
from kith.members.people.queries import is_not_written_to
from kith.services.conversations.models import Post
from kith.services.jobs.worker import run_waiting
from tests.cast import a_thread, build_cast, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings, tmp_path):
    settings.DATA = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return build_cast()


def _going(person, **body):
    return visit(person).post("/you/going/", body)


def test_it_happens_after_14_days_and_not_before(cast):
    assert _going(cast.ben, choice="nameless", when="wait").status_code == 303
    run_waiting()
    with time_machine.travel(now() + timedelta(days=13, hours=23)):
        run_waiting()
        assert Person.objects.get(pk=cast.ben.pk).name == "Ben Talbot"
    with time_machine.travel(now() + timedelta(days=14, minutes=1)):
        run_waiting()
    gone = Person.objects.get(pk=cast.ben.pk)
    assert gone.name == "A former member" and gone.erased_at is not None
    lines = AuditLine.objects.filter(by=cast.ben, act__startswith="yours.").order_by("pk")
    assert [line.act for line in lines] == ["yours.going-asked", "yours.gone"]


def test_the_mail_says_the_day_and_its_link_lets_one_stay(cast):
    _going(cast.ben, choice="whole", when="wait")
    run_waiting()
    (message,) = mail.outbox
    assert message.to == ["ben@cast.example"]
    link = re.search(r"http\S+/stay/\S+", message.body).group().split("//", 1)[1].split("/", 1)[1]
    stranger = visit()
    assert stranger.get(f"/{link}").status_code == 200
    assert Departure.objects.get().cancelled_at is None, "looking changes nothing"
    assert "You stay" in stranger.post(f"/{link}").content.decode()
    assert stranger.post(f"/{link}").status_code == 200
    with time_machine.travel(now() + timedelta(days=15)):
        run_waiting()
    assert Person.objects.get(pk=cast.ben.pk).erased_at is None
    assert visit().get("/stay/no-link-of-ours/").status_code == 404


def test_one_can_stay_or_skip_the_wait_on_the_page(cast):
    _going(cast.ben, choice="nameless", when="wait")
    client = visit(cast.ben)
    assert "I’d rather stay" in client.get("/you/going/").content.decode()
    assert client.post("/you/going/stay/").status_code == 303
    assert client.post("/you/going/stay/").status_code == 404
    _going(cast.ben, choice="nameless", when="wait")
    assert visit(cast.ada).post("/you/going/now/").status_code == 404
    assert client.post("/you/going/now/").status_code == 303
    run_waiting()
    assert Person.objects.get(pk=cast.ben.pk).erased_at is not None
    assert not Session.objects.filter(person=cast.ben).exists()
    assert client.get("/you/data/").status_code == 302


def test_to_go_at_once_one_has_signed_in_a_moment_ago(cast):
    client = visit(cast.ben)
    Session.objects.filter(person=cast.ben).update(created_at=now() - timedelta(hours=1))
    refused = client.post("/you/going/", {"choice": "whole", "when": "now"})
    assert refused.status_code == 403 and "Sign in once more" in refused.content.decode()
    assert not Departure.objects.exists()
    assert client.post("/you/going/", {"choice": "whole", "when": "wait"}).status_code == 303


def test_no_choice_is_no_going(cast):
    response = _going(cast.ben, when="wait")
    assert response.status_code == 422 and "Choose one of the three ways first." in response.content.decode()
    assert not Departure.objects.exists()


def test_what_was_taken_back_is_not_carried_out(cast):
    departure = ask_to_go("whole", by=cast.ben, at_once=True)
    stay(departure)
    run_waiting()
    assert Person.objects.get(pk=cast.ben.pk).erased_at is None


def test_who_leaves_keeps_their_name_and_may_come_back_as_themselves(cast):
    thread = a_thread(cast, by=cast.ben, title="Still mine", at=now())
    ask_to_go("leave", by=cast.ben, at_once=True)
    run_waiting()
    assert Person.objects.get(pk=cast.ben.pk).name == "Ben Talbot"
    assert Post.objects.get(thread=thread).source == "I always begin with the warp."
    assert set(Membership.objects.filter(person=cast.ben).values_list("state", flat=True)) == {"left"}
    assert not Address.objects.filter(person=cast.ben).exists() and is_not_written_to("BEN@cast.example")
    assert person_at("ben@cast.example", verified=True) == cast.ben
    assert not is_not_written_to("ben@cast.example")


def test_who_was_erased_comes_back_as_somebody_new(cast):
    ask_to_go("nameless", by=cast.ben, at_once=True)
    run_waiting()
    assert is_not_written_to("ben@cast.example")
    again = person_at("ben@cast.example", verified=True)
    assert again != cast.ben and again.erased_at is None
    assert not is_not_written_to("ben@cast.example")


def test_the_only_convenor_is_asked_to_hand_over_and_may_go(cast):
    page = visit(cast.ada).get("/you/going/").content.decode()
    assert "Nobody else convenes these." in page and "/c/weavers/duties/" in page
    assert "Nobody else convenes these." not in visit(cast.ben).get("/you/going/").content.decode()
    assert _going(cast.ada, choice="leave", when="now").status_code == 303


def test_what_could_say_who_one_is_is_listed_with_the_way_to_change_it(cast):
    a_thread(cast, by=cast.ben, title="From here", source="At Talbot and sons we soak it.", at=now())
    a_thread(cast, by=cast.ben, title="Plain", source="We soak it.", at=now())
    page = visit(cast.ben).get("/you/going/").content.decode()
    key = Post.objects.get(thread__title="From here").key
    assert f"/c/weavers/posts/{key}/edit/" in page or key in page
    assert Post.objects.get(thread__title="Plain").key not in page
