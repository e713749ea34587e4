"""What takes a second member's word, or a group's, stands in the fortnight of whom it waits for, and once."""

import pytest

from kith.desks.home.tests.test_asked import FORTNIGHT, asked, only, opened, who_reads
from kith.members.communities.actions.pausing import pause
from kith.members.communities.actions.serving import agree, put_down, stand
from kith.rooms.admissions.actions import inviting
from kith.rooms.kinship.actions.gathering import answer, form, join
from kith.services.answering.models import Wondering
from tests.cast import a_thread, build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def test_who_stands_waits_for_one_of_the_others(cast):
    put_down(cast.weavers, "convenor", by=cast.ada)
    offer = stand(cast.weavers, by=cast.ben)
    words = "Say whether Ben Talbot should convene Weavers"
    only(cast, {"ada", "nia"}, words)
    assert ("/c/weavers/duties/", words) in asked(cast.nia)
    pause(cast.weavers, by=cast.ada)
    assert who_reads(cast, words) == {"nia"}
    agree(offer, by=cast.nia)
    assert who_reads(cast, words) == set()


def test_who_asks_into_a_group_waits_for_its_people(cast):
    group = form(cast.weavers, by=cast.ben, name="Dyes", purpose="Colour.", entry="asking")
    asking = join(group, by=cast.nia, reason="I dye wool in secret.")
    words = "Answer Nia Prosser, who asks to come into Dyes"
    only(cast, {"ben"}, words)
    assert "secret" not in opened(cast.ben)
    assert asked(cast.ben) == [(f"/c/weavers/groups/{group.key}/", words)]
    answer(asking, by=cast.ben, welcome=True)
    assert who_reads(cast, words) == set()


def test_an_invitation_waits_for_a_second_member_where_nobody_decides_alone(cast):
    cast.weavers.admission_mode = "application"
    cast.weavers.save()
    put_down(cast.weavers, "convenor", by=cast.ada)
    made = inviting.invite(cast.weavers, by=cast.ben, name="Zoe", address="zoe@a.example")
    words = "Say whether somebody should be invited into Weavers"
    only(cast, {"ada", "nia"}, words)
    assert "Zoe" not in opened(cast.nia)
    inviting.second(made, by=cast.nia)
    assert who_reads(cast, words) == set()


def test_a_question_somebody_is_asked_stands_once(cast):
    thread = a_thread(cast, title="How does one mend a selvedge?", kind="question")
    where = f'href="/c/weavers/conversations/{thread.key}/"'
    assert where in opened(cast.ben, FORTNIGHT)
    Wondering.objects.create(community=cast.weavers, thread=thread, person=cast.ben, by=cast.nia)
    html = opened(cast.ben, FORTNIGHT)
    assert html.count("How does one mend a selvedge?") == 1
    assert "Have a look at" in html
    assert where not in html
    assert where in opened(cast.nia, FORTNIGHT)
