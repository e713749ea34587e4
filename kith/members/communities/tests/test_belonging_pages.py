import pytest
from django.core.signing import loads

from kith.base.kit.clock import now
from kith.base.kit.pages import NOTICE_COOKIE
from kith.members.communities.actions.joining import SECOND_THOUGHTS
from kith.members.communities.models import Duty, Membership, Transition
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db

HERE = "/c/weavers/membership/"
END = "/c/weavers/membership/end/"


def words_left(answer) -> str:
    return loads(answer.cookies[NOTICE_COOKIE].value, salt=NOTICE_COOKIE)


def states(person) -> list[str]:
    held = Membership.objects.filter(community__slug="weavers", person=person)
    return list(held.values_list("state", flat=True))


def test_one_tap_joins():
    cast = build_cast()
    client = visit(cast.eve)
    assert "Join Weavers" in open_page(client, HERE).content.decode()
    answer = client.post(HERE)
    assert (answer.status_code, answer["Location"]) == (303, "/c/weavers/")
    assert words_left(answer) == "You’re in. Welcome to Weavers."
    assert states(cast.eve) == ["active"]


def test_joining_twice_changes_nothing():
    cast = build_cast()
    client = visit(cast.eve)
    client.post(HERE)
    answer = client.post(HERE)
    assert words_left(answer) == "You already belong to Weavers."
    assert states(cast.eve) == ["active"]
    assert Transition.objects.filter(membership__person=cast.eve, community=cast.weavers).count() == 1


def test_leaving_takes_two_taps_and_can_be_undone():
    cast = build_cast()
    client = visit(cast.ben)
    assert END in open_page(client, HERE).content.decode()
    answer = client.post(END)
    assert (answer.status_code, answer["Location"]) == (303, HERE)
    assert "Take it back here." in words_left(answer)
    assert states(cast.ben) == ["left"]
    html = open_page(client, HERE).content.decode()
    assert ("You’ve left Weavers" in html, 'value="take_back"' in html, "Join Weavers" in html) == (
        True,
        True,
        False,
    )
    client.post(END)
    assert states(cast.ben) == ["left"]
    client.post(HERE)
    assert states(cast.ben) == ["active"]


def test_long_after_they_left_somebody_joins_anew():
    cast = build_cast()
    client = visit(cast.ben)
    client.post(END)
    gone = Transition.objects.filter(membership__person=cast.ben, state="left")
    gone.update(at=now() - SECOND_THOUGHTS)
    html = open_page(client, HERE).content.decode()
    assert ('value="take_back"' in html, "Join Weavers" in html) == (False, True)


def test_who_leaves_puts_down_their_duties():
    cast = build_cast()
    visit(cast.ada).post(END)
    assert not Duty.objects.filter(community=cast.weavers, until=None).exists()
    assert "Nobody in particular, just now." in open_page(visit(), "/c/weavers/about/").content.decode()


def test_a_stranger_signs_in_first():
    build_cast()
    assert visit().get(HERE)["Location"] == "/sign-in/?next=%2Fc%2Fweavers%2Fmembership%2F"
    for address in (HERE, END):
        answer = visit().post(address)
        assert answer.status_code == 403 and 'href="/sign-in/"' in answer.content.decode()


def test_a_get_ends_nothing():
    cast = build_cast()
    assert visit(cast.ben).get(END).status_code == 405
    assert states(cast.ben) == ["active"]


def test_a_community_that_chooses_its_members_offers_no_button_and_takes_no_post():
    cast = build_cast()
    cast.weavers.admission_mode = "application"
    cast.weavers.save()
    html = open_page(visit(cast.eve), HERE).content.decode()
    assert "You ask to join, and get an answer with reasons." in html and f'action="{HERE}"' not in html
    assert visit(cast.eve).post(HERE).status_code == 403
    assert states(cast.eve) == []


def test_nobody_joins_or_leaves_the_network():
    cast = build_cast()
    client = visit(cast.ben)
    before = Membership.objects.filter(community=cast.network).count()
    for address in ("/c/network/membership/", "/c/network/membership/end/"):
        assert client.post(address).status_code == 404
    assert Membership.objects.filter(community=cast.network, state="active").count() == before
