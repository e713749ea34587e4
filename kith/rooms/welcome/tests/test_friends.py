import pytest

from kith.base.kit.refusals import Refusal
from kith.members.communities.actions.joining import admit, leave
from kith.members.communities.actions.moving import move
from kith.members.communities.actions.serving import put_down
from kith.rooms.welcome import queries
from kith.rooms.welcome.access import people_who_see_friends
from kith.rooms.welcome.actions.accompanying import offer, propose
from kith.rooms.welcome.actions.befriending import be_listed, change_reading
from kith.rooms.welcome.actions.greeting import welcome
from kith.rooms.welcome.merging import merge
from kith.rooms.welcome.models import BuddyOffer, Company, Welcome
from kith.rooms.welcome.tests.cast import of
from tests.cast import Cast, a_thread, build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def moved_on() -> Cast:
    cast = build_cast()
    move(cast.weavers, cast.nia, "alumni", by=cast.nia)
    return cast


def test_only_who_agreed_is_listed_and_comes_off_again():
    cast = moved_on()
    nia, ben = visit(cast.nia), visit(cast.ben)
    assert "Nia" not in open_page(ben, "/c/weavers/friends/").content.decode()
    assert "Would you like to be?" in open_page(nia, "/c/weavers/friends/").content.decode()
    nia.post("/c/weavers/friends/listing/", {"listed": "yes"})
    assert "Nia Prosser" in open_page(ben, "/c/weavers/friends/").content.decode()
    nia.post("/c/weavers/friends/listing/", {"listed": "no"})
    assert "Nia Prosser" not in open_page(ben, "/c/weavers/friends/").content.decode()
    with pytest.raises(Refusal):
        be_listed(cast.weavers, by=cast.ben, listed=True)


def test_who_sees_them():
    cast = moved_on()
    be_listed(cast.weavers, by=cast.nia, listed=True)
    sees = {
        name
        for name, person in cast.everyone().items()
        if "Nia Prosser" in visit(person).get("/c/weavers/friends/").content.decode()
    }
    who = set(people_who_see_friends(cast.weavers).values_list("name", flat=True))
    assert sees == {"ada", "ben", "nia"} and who == {"Ada Okafor", "Ben Talbot", "Nia Prosser"}


def test_who_comes_back_is_no_friend_on_a_list():
    cast = moved_on()
    be_listed(cast.weavers, by=cast.nia, listed=True)
    admit(cast.weavers, cast.nia, by=cast.nia)
    assert queries.friends(cast.weavers) == []
    move(cast.weavers, cast.nia, "alumni", by=cast.nia)
    assert queries.friends(cast.weavers) == []


def test_reading_on_is_decided_by_who_looks_after_it():
    cast = moved_on()
    a_thread(cast, title="For members")
    nia, where = visit(cast.nia), "/c/weavers/conversations/"
    assert "For members" not in nia.get(where).content.decode()
    with pytest.raises(Refusal):
        change_reading(cast.weavers, by=cast.ben, reads=True)
    html = open_page(visit(cast.ada), "/c/weavers/friends/").content.decode()
    assert "If they may, everyone who has moved on from Weavers, and whoever does later, reads all" in html
    visit(cast.ada).post("/c/weavers/friends/reading/", {"reads": "yes"})
    assert "For members" in nia.get(where).content.decode()
    visit(cast.ada).post("/c/weavers/friends/reading/", {"reads": "no"})
    assert "For members" not in nia.get(where).content.decode()


def test_where_nobody_looks_after_it_two_members_decide():
    cast = moved_on()
    put_down(cast.weavers, "convenor", by=cast.ada)
    assert not change_reading(cast.weavers, by=cast.ada, reads=True)
    assert not change_reading(cast.weavers, by=cast.ada, reads=True)
    assert (
        "Ada Okafor would let them read on."
        in open_page(visit(cast.ben), "/c/weavers/friends/").content.decode()
    )
    change_reading(cast.weavers, by=cast.ada, reads=False)
    assert queries.wishes(cast.weavers) == []
    change_reading(cast.weavers, by=cast.ada, reads=True)
    assert change_reading(cast.weavers, by=cast.ben, reads=True)
    cast.weavers.refresh_from_db()
    assert cast.weavers.alumni_read and queries.wishes(cast.weavers) == []


def test_the_wish_of_who_left_stands_there_no_more():
    cast = moved_on()
    put_down(cast.weavers, "convenor", by=cast.ada)
    change_reading(cast.weavers, by=cast.ben, reads=True)
    assert [face.name for face, _reads in queries.wishes(cast.weavers)] == ["Ben Talbot"]
    leave(cast.weavers, by=cast.ben)
    assert queries.wishes(cast.weavers) == []


def test_what_somebody_said_and_offered_follows_them():
    cast = build_cast()
    welcome(of(cast.weavers, cast.nia), by=cast.ben, words="Hello.")
    offer(cast.weavers, by=cast.ben)
    offer(cast.weavers, by=cast.ada)
    propose(of(cast.weavers, cast.nia), by=cast.ben)
    for _time in (1, 2):
        merge(cast.ben.pk, cast.ada.pk)
    assert Welcome.objects.get().by == cast.ada and Company.objects.get().buddy == cast.ada
    assert BuddyOffer.objects.filter(person=cast.ada, taken_back_at=None).count() == 1
    assert not BuddyOffer.objects.filter(person=cast.ben).exists()
