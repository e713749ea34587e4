import pytest

from kith.members.communities.access import sees
from kith.members.communities.actions.joining import leave
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.members.communities.viewing import look
from kith.members.people.cookies import SESSION_COOKIE
from kith.members.people.tokens import hashed
from kith.services.conversations.access import people_who_may_see, posts_visible_to, threads_visible_to
from kith.services.conversations.queries import opening
from tests.cast import a_thread, build_cast, visit


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


@pytest.mark.django_db
def test_the_rule_for_one_thing_and_the_rule_for_many_agree():
    cast = build_cast()
    threads = [
        a_thread(cast, title=level, audience=audience_of(cast.weavers, level))
        for level in Audience.Level.values
    ]
    for who in cast.everyone().values():
        token = visit(who).cookies.get(SESSION_COOKIE)
        viewer = look(hashed(token.value) if token else None, cast.weavers.slug)
        seen = set(threads_visible_to(viewer))
        assert {thread for thread in threads if opening(thread.key, viewer)} == seen
        assert {thread for thread in threads if sees(viewer, thread.title, thread.started_by_id)} == seen
