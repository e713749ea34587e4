"""A smaller group becomes a community of its own: each says yes, nothing is lost, no reader is added."""

from datetime import timedelta

import pytest

from kith.base.kit.clock import now
from kith.base.kit.refusals import Refusal
from kith.members.communities.access import is_member
from kith.members.communities.actions.joining import admit, join, leave
from kith.members.communities.models import Community
from kith.rooms.kinship.access import emergences_visible_to, may_begin, may_come_along
from kith.rooms.kinship.actions.emerging import answer, begin, come_along, let_go, propose
from kith.rooms.kinship.actions.gathering import start_conversation
from kith.rooms.kinship.models import Emergence
from kith.rooms.kinship.queries import began_as, relations_told
from kith.rooms.kinship.tests.cast import night_shift
from kith.services.conversations.access import threads_visible_to
from kith.services.conversations.actions.replying import reply
from tests.cast import build_cast, visit
from tests.pages import open_page

pytestmark = pytest.mark.django_db


def proposal(cast, group):
    return propose(group, by=cast.ben, name="Night weavers", domain_statement="Cloth made in the dark.")


def a_week_on(emergence):
    Emergence.objects.filter(pk=emergence.pk).update(proposed_at=now() - timedelta(days=8))
    emergence.refresh_from_db()
    return emergence


def may(cast, emergence):
    return {name for name, person in cast.everyone().items() if person and may_begin(person, emergence)}


def readers(cast, thread):
    return {name for name, one in cast.everyone().items() if threads_visible_to(one).filter(pk=thread.pk)}


def test_it_begins_when_everyone_is_in():
    cast = build_cast()
    emergence = proposal(cast, night_shift(cast, cast.nia))
    assert may(cast, emergence) == set()
    with pytest.raises(Refusal, match="not-allowed"):
        answer(emergence, by=cast.ada, says="yes")
    answer(emergence, by=cast.nia, says="yes")
    assert may(cast, emergence) == {"ben", "nia"}
    with pytest.raises(Refusal, match="can’t begin yet"):
        begin(emergence, by=cast.ada)
    community = begin(emergence, by=cast.nia)
    assert begin(emergence, by=cast.ben) == community
    assert {name for name, one in cast.everyone().items() if is_member(one, community)} == {"ben", "nia"}


def test_after_a_week_two_are_enough_unless_someone_asks_to_wait():
    cast = build_cast()
    emergence = a_week_on(proposal(cast, night_shift(cast, cast.nia, cast.ada)))
    assert may(cast, emergence) == set()
    answer(emergence, by=cast.nia, says="yes")
    assert may(cast, emergence) == {"ben", "nia"}
    answer(emergence, by=cast.ada, says="not_yet")
    assert may(cast, emergence) == set()
    answer(emergence, by=cast.ada, says="yes")
    assert may(cast, emergence) == {"ada", "ben", "nia"}


def test_what_was_said_comes_along_with_the_readers_it_had():
    cast = build_cast()
    group = night_shift(cast, cast.nia, cast.ada)
    thread = start_conversation(group, by=cast.ada, title="Lamps?", source="Too bright.")
    emergence = a_week_on(proposal(cast, group))
    answer(emergence, by=cast.nia, says="yes")
    community = begin(emergence, by=cast.ben)
    thread.refresh_from_db()
    assert thread.community == community and thread.posts.get().community == community
    assert readers(cast, thread) == {"ben", "nia"}
    join(community, by=cast.eve)
    assert readers(cast, thread) == {"ben", "nia"}
    reply(thread, by=cast.nia, source="Turn them down.")
    assert may_come_along(cast.ada, emergence_of(community)) and not may_come_along(cast.eve, emergence)
    come_along(emergence, by=cast.ada)
    come_along(emergence, by=cast.ada)
    assert readers(cast, thread) == {"ada", "ben", "nia"}


def test_who_was_not_in_it_or_belongs_no_more_does_not_follow():
    cast = build_cast()
    emergence = a_week_on(proposal(cast, night_shift(cast, cast.nia, cast.ada)))
    answer(emergence, by=cast.nia, says="yes")
    begin(emergence, by=cast.ben)
    admit(cast.weavers, cast.raj, by=cast.ada)
    leave(cast.weavers, by=cast.ada)
    for person in (cast.raj, cast.ada, cast.eve):
        with pytest.raises(Refusal, match="not-allowed"):
            come_along(emergence, by=person)


def test_the_history_is_kept_and_shown_on_both():
    cast = build_cast()
    group = night_shift(cast)
    community = begin(proposal(cast, group), by=cast.ben)
    began = began_as(community)
    assert (began.community, began.group) == (cast.weavers, group)
    assert [one.says for one in relations_told(community)] == ["We grew out of Weavers."]
    assert [one.says for one in relations_told(cast.weavers)] == ["Night weavers grew out of us."]
    html = open_page(visit(), f"/c/{community.slug}/about/").content.decode()
    assert "We began as a smaller group of Weavers in" in html
    assert "Night weavers grew out of us." in open_page(visit(), "/c/weavers/about/").content.decode()
    assert "Night weavers" in open_page(visit(cast.ada), "/c/weavers/groups/").content.decode()


def test_who_sees_a_proposal():
    cast = build_cast()
    emergence = proposal(cast, night_shift(cast, cast.nia))
    seen = {
        name for name, one in cast.everyone().items() if emergences_visible_to(one).filter(pk=emergence.pk)
    }
    assert seen == {"ben", "nia"}


def test_a_proposal_is_let_go_by_who_made_it_and_a_name_may_be_taken():
    cast = build_cast()
    group = night_shift(cast, cast.nia)
    emergence = proposal(cast, group)
    assert proposal(cast, group) == emergence
    with pytest.raises(Refusal, match="not-allowed"):
        let_go(emergence, by=cast.nia)
    let_go(emergence, by=cast.ben)
    with pytest.raises(Refusal, match="in the meantime"):
        answer(emergence, by=cast.nia, says="yes")
    taken = propose(group, by=cast.ben, name="Potters", domain_statement="Clay at night.")
    answer(taken, by=cast.nia, says="yes")
    with pytest.raises(Refusal, match="has that name by now"):
        begin(taken, by=cast.ben)
    assert Community.objects.filter(name="Potters").count() == 1


def test_the_whole_way_on_the_pages():
    cast = build_cast()
    group = night_shift(cast, cast.nia, cast.ada)
    thread = start_conversation(group, by=cast.ben, title="Lamps?", source="Too bright.")
    ben, nia, ada = visit(cast.ben), visit(cast.nia), visit(cast.ada)
    here = f"/c/weavers/groups/{group.key}/"
    open_page(ben, f"{here}community/")
    assert visit(cast.raj).get(f"{here}community/").status_code == 403
    missing = ben.post(f"{here}community/", {"name": "Night weavers"})
    assert missing.status_code == 422 and "Night weavers" in missing.content.decode()
    ben.post(f"{here}community/", {"name": "Night weavers", "domain_statement": "Cloth in the dark."})
    assert "Somebody proposed" in open_page(nia, here).content.decode()
    assert "Hasn’t said yet" in open_page(nia, f"{here}community/").content.decode()
    nia.post(f"{here}community/answers/", {"says": "yes"})
    assert nia.post(f"{here}community/founding/").status_code == 403
    a_week_on(Emergence.objects.get())
    assert nia.post(f"{here}community/founding/")["Location"] == "/c/night-weavers/"
    html = open_page(ada, here).content.decode()
    assert "Come along" in html
    assert ada.get(f"/c/weavers/conversations/{thread.key}/").status_code == 404
    assert ada.post(f"{here}community/arrival/")["Location"] == "/c/night-weavers/"
    assert "Too bright." in open_page(ada, f"/c/night-weavers/conversations/{thread.key}/").content.decode()
    old = ben.get(f"/c/weavers/conversations/{thread.key}/")
    assert old["Location"] == f"/c/night-weavers/conversations/{thread.key}/"
    assert "It began in Weavers" in open_page(ben, f"/c/night-weavers/groups/{group.key}/").content.decode()


def emergence_of(community):
    return Emergence.objects.get(founded=community)
