import pytest

from kith.members.communities.actions.joining import leave
from kith.services.conversations.access import people_who_may_see, posts_visible_to, threads_visible_to
from tests.cast import a_thread, build_cast


@pytest.mark.django_db
def test_each_sees_the_threads_that_are_theirs_to_see_and_no_others():
    cast = build_cast()
    inside = a_thread(cast, title="Inside")
    outside = a_thread(cast, title="Outside", board=cast.open_board)
    seen = {name: set(threads_visible_to(person)) for name, person in cast.everyone().items()}
    everything, doorway = {inside, outside}, {outside}
    assert seen == {
        "stranger": doorway,
        "ada": everything,
        "ben": everything,
        "nia": everything,
        "eve": doorway,
        "sam": doorway,
        "pat": doorway,
        "raj": doorway,
    }


@pytest.mark.django_db
def test_the_two_directions_of_the_rule_agree():
    cast = build_cast()
    thread = a_thread(cast)
    readers = set(people_who_may_see(thread))
    assert readers == {
        person for person in cast.everyone().values() if person and thread in threads_visible_to(person)
    }
    assert readers == {cast.ada, cast.ben, cast.nia}


@pytest.mark.django_db
def test_who_leaves_sees_nothing_more_at_once():
    cast = build_cast()
    thread = a_thread(cast)
    assert posts_visible_to(cast.ben).filter(thread=thread).count() == 1
    leave(cast.weavers, by=cast.ben)
    assert posts_visible_to(cast.ben).filter(thread=thread).count() == 0
