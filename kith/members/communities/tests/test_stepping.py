import re
from datetime import UTC, timedelta

import pytest
import time_machine
from django.core import signing

from kith.base.kit.clock import now
from kith.members.communities.actions import joining
from kith.members.communities.actions.moving import move
from kith.members.communities.models import Community, Membership, Transition
from kith.members.communities.stepping import membership_by, token_for, token_to_take_back
from tests.cast import build_cast, visit
from tests.pages import mistakes, open_page

pytestmark = pytest.mark.django_db

HERE = "/c/weavers/membership/"
STEP = "/c/weavers/membership/step/"


def membership(person) -> Membership:
    return Membership.objects.get(community__slug="weavers", person=person)


def test_a_break_asks_nothing_and_ends_in_one_press():
    cast = build_cast()
    ben = visit(cast.ben)
    ben.post(STEP, {"step": "pause", "length": "30"})
    away = membership(cast.ben)
    assert away.state == "active" and timedelta(days=29) < away.paused_until - now() < timedelta(days=31)
    assert "You’re away until" in open_page(ben, HERE).content.decode()
    ben.post(STEP, {"step": "back"})
    assert membership(cast.ben).paused_until is None
    states = Transition.objects.filter(membership=away).order_by("id").values_list("state", flat=True)
    assert list(states) == ["active", "paused", "resumed"]


def test_a_break_without_a_day_lasts_until_they_come_back_and_reading_goes_on():
    cast = build_cast()
    ben = visit(cast.ben)
    ben.post(STEP, {"step": "pause", "length": ""})
    assert "until you come back" in open_page(ben, HERE).content.decode()
    assert "Start a conversation" in open_page(ben, "/c/weavers/conversations/").content.decode()


@pytest.mark.parametrize("fields", [{"step": "removed"}, {"step": "pause", "length": "99999"}, {}])
def test_other_steps_are_none(fields):
    cast = build_cast()
    assert visit(cast.ben).post(STEP, fields).status_code == 400
    assert (membership(cast.ben).state, membership(cast.ben).paused_until) == ("active", None)


def test_moving_on_and_coming_back():
    cast = build_cast()
    ben = visit(cast.ben)
    ben.post(STEP, {"step": "alumnus"})
    assert membership(cast.ben).state == "alumni"
    assert "as a friend" in open_page(ben, HERE).content.decode()
    ben.post(HERE)
    assert membership(cast.ben).state == "active"


def test_someone_at_rest_reads_on_and_is_back_in_one_press():
    cast = build_cast()
    move(cast.weavers, cast.ben, "lapsed", by=cast.ada)
    ben = visit(cast.ben)
    assert "resting here" in open_page(ben, HERE).content.decode()
    ben.post(STEP, {"step": "back"})
    assert membership(cast.ben).state == "active"


def test_a_link_in_a_mail_steps_back_without_signing_in_and_looking_changes_nothing():
    cast = build_cast()
    address = f"/membership/{token_for(membership(cast.ben))}/"
    stranger = visit()
    html = open_page(stranger, address).content.decode()
    assert "Stepping back from Weavers" in html and "This is for Ben Talbot." in html
    assert membership(cast.ben).state == "active"
    assert stranger.post(address, {"step": "pause", "length": "14"}).status_code == 200
    assert membership(cast.ben).paused_until is not None
    assert stranger.post(address, {"step": "back"}).status_code == 400
    stranger.post(address, {"step": "leave"})
    assert membership(cast.ben).state == "left"


def test_a_link_that_is_not_ours_is_nothing():
    cast = build_cast()
    token = token_for(membership(cast.ben))
    assert membership_by(token) == membership(cast.ben)
    assert membership_by(token[:-2] + "xx") is None
    for dead in ("/membership/nonsense/", "/membership/nonsense/back/"):
        assert "This link has had its time" in open_page(visit(), dead, 404).content.decode()
        assert visit().post(dead).status_code == 404


def test_the_last_one_and_the_last_convenor_are_told_before_they_go():
    cast = build_cast()
    assert "the only one who convenes it" in open_page(visit(cast.ada), HERE).content.decode()
    assert "the last one here" in open_page(visit(cast.eve), "/c/potters/membership/").content.decode()
    html = open_page(visit(cast.ben), HERE).content.decode()
    assert "the last one here" not in html and "only one who" not in html


def test_a_link_is_for_the_time_it_was_sent_in():
    cast = build_cast()
    token = token_for(membership(cast.ben))
    move(cast.weavers, cast.ben, "left", by=cast.ben)
    assert membership_by(token) == membership(cast.ben)
    move(cast.weavers, cast.ben, "active", by=cast.ben)
    assert membership_by(token) is None
    assert membership_by(token_for(membership(cast.ben))) == membership(cast.ben)


@pytest.mark.parametrize("step", ["leave", "alumnus"])
def test_what_a_link_that_was_passed_on_did_can_be_taken_back_without_asking_anew(step):
    cast = build_cast()
    Community.objects.filter(pk=cast.weavers.pk).update(admission_mode="application")
    before = membership(cast.ben)
    visit().post(f"/membership/{token_for(before)}/", {"step": step})
    ben = visit(cast.ben)
    assert "Until" in open_page(ben, HERE).content.decode() and membership(cast.ben).state != "active"
    assert ben.post(STEP, {"step": "take_back"}).status_code == 303
    after = membership(cast.ben)
    assert (after.state, after.joined_at) == ("active", before.joined_at)
    assert ben.post(STEP, {"step": "take_back"}).status_code == 303, "twice changes nothing"
    assert Transition.objects.filter(membership=after, state="active").count() == 2


def test_only_ones_own_step_is_taken_back_and_only_for_a_month():
    cast = build_cast()
    move(cast.weavers, cast.ben, "removed", by=cast.ada)
    move(cast.weavers, cast.nia, "left", by=cast.ada)
    for person in (cast.ben, cast.nia, cast.eve):
        assert visit(person).post(STEP, {"step": "take_back"}).status_code == 403
        assert "take_back" not in open_page(visit(person), HERE).content.decode()
    move(cast.weavers, cast.raj, "active", by=cast.ada)
    move(cast.weavers, cast.raj, "left", by=cast.raj)
    assert joining.can_be_taken_back_until(membership(cast.raj)) is not None
    Transition.objects.filter(membership=membership(cast.raj), state="left").update(
        at=now() - timedelta(days=31)
    )
    assert visit(cast.raj).post(STEP, {"step": "take_back"}).status_code == 403


@pytest.mark.parametrize("step", ["leave", "alumnus"])
def test_a_link_that_was_passed_on_moves_nobody_a_second_time(step):
    cast = build_cast()
    address = f"/membership/{token_for(membership(cast.ben))}/"
    assert visit().post(address, {"step": step}).status_code == 200
    assert "not a member any more" in open_page(visit(), address).content.decode()
    visit(cast.ben).post(STEP, {"step": "take_back"})
    assert visit().post(address, {"step": step}).status_code == 404
    assert membership(cast.ben).state == "active"
    anew = f"/membership/{token_for(membership(cast.ben))}/"
    assert visit().post(anew, {"step": step}).status_code == 200
    assert membership(cast.ben).state != "active"


def test_a_link_from_before_they_counted_still_works_until_they_have_gone():
    cast = build_cast()
    ben = membership(cast.ben)
    old = signing.dumps([ben.key, ben.joined_at.astimezone(UTC).isoformat()], salt="communities.stepping")
    assert membership_by(old) == ben
    move(cast.weavers, cast.ben, "left", by=cast.ben)
    joining.take_back(cast.weavers, by=cast.ben)
    assert membership_by(old) is None


@pytest.mark.parametrize(
    ("step", "said"), [("leave", "You left Weavers"), ("alumnus", "You moved on from Weavers")]
)
def test_whom_a_link_moved_out_is_told_by_mail_and_a_press_takes_it_back(step, said, mailoutbox):
    cast = build_cast()
    before, stranger = membership(cast.ben), visit()
    stranger.post(f"/membership/{token_for(before)}/", {"step": "pause", "length": "14"})
    assert mailoutbox == []
    stranger.post(f"/membership/{token_for(before)}/", {"step": step})
    (letter,) = mailoutbox
    assert (letter.to, letter.subject) == (["ben@cast.example"], said)
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    html = str(letter.alternatives[0][0])
    assert said in html and mistakes(html) == []
    (path,) = set(re.findall(r"https?://[^/]+(/membership/\S+/back/)", letter.body))
    assert path in html
    html = open_page(stranger, path).content.decode()
    assert "This is for Ben Talbot." in html and membership(cast.ben).state != "active"
    html = stranger.post(path).content.decode()
    assert "as if you hadn’t left" in html and 'href="/c/weavers/"' in html
    after = membership(cast.ben)
    assert (after.state, after.joined_at) == ("active", before.joined_at)
    # Pressed again it changes nothing; once they left anew by themselves, it is of no use.
    assert stranger.post(path).status_code == 200
    joining.leave(cast.weavers, by=cast.ben)
    assert stranger.post(path).status_code == 404 and membership(cast.ben).state == "left"
    assert len(mailoutbox) == 1


def test_what_was_taken_for_oneself_is_not_mailed_and_a_month_later_it_stands(mailoutbox):
    cast = build_cast()
    visit(cast.ben).post(STEP, {"step": "leave"})
    assert mailoutbox == []
    path = f"/membership/{token_to_take_back(membership(cast.ben))}/back/"
    assert visit().get(path).status_code == 200
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        assert visit().post(path).status_code == 404
    assert visit().get("/membership/nonsense/back/").status_code == 404
