import re
from datetime import timedelta

import pytest
from django.core.cache import cache

from kith.base.kit.clock import now
from kith.members.communities.actions.founding import found_community
from kith.members.communities.actions.joining import admit
from kith.rooms.forums.actions.opening import open_board
from kith.services.conversations.actions.reading import stop_at
from kith.services.conversations.actions.replying import reply
from tests.cast import a_thread, build_cast, visit
from tests.pages import assert_same_statements, open_page, statements

pytestmark = pytest.mark.django_db


def shown(html: str) -> list[str]:
    """Return the names of communities on the page, in their order."""
    return re.findall(r'<h[23]><a href="/c/[^"]+">([^<]+)</a></h[23]>', html)


def news(html: str) -> list[str]:
    """Return the conversations named beside the communities, in their order."""
    return re.findall(r'<a href="/c/[^"]+/conversations/[^"]+">([^<]+)</a>', html)


def test_a_stranger_finds_purpose_the_way_in_and_the_shelf():
    cast = build_cast()
    cast.network.domain_statement = "Makers who teach each other."
    cast.network.save()
    html = open_page(visit(), "/").content.decode()
    assert "<h1>Makers who teach each other.</h1>" in html
    assert 'action="/sign-in/"' in html and 'name="address"' in html and "csrfmiddlewaretoken" in html
    assert shown(html) == ["Potters", "Weavers"]
    assert html.count("Open to anyone. Join when you like.") == 2
    assert "/communities/new/" in html


def test_before_anything_is_founded_the_door_stands_open():
    html = open_page(visit(), "/").content.decode()
    assert "People who do the work, learning from each other." in html
    assert "The shelf is still empty." in html


def test_a_member_finds_their_own_communities_first():
    cast = build_cast()
    found_community(name="Dyers", by=cast.eve)
    html = open_page(visit(cast.ben), "/").content.decode()
    assert shown(html) == ["Weavers", "Dyers", "Potters"]
    assert 'href="/fortnight/"' in html and 'name="address"' not in html
    assert "Nothing new. All quiet." in html


def test_one_new_conversation_is_named_and_no_number_of_them():
    cast = build_cast()
    a_thread(cast, title="Older warp", at=now() - timedelta(hours=5))
    a_thread(cast, title="Newer weft", at=now() - timedelta(hours=1))
    html = open_page(visit(cast.ben), "/").content.decode()
    assert news(html) == ["Newer weft"]
    assert "Nothing new" not in html


def test_what_was_read_to_its_end_is_not_new_until_it_moves():
    cast = build_cast()
    thread = a_thread(cast)
    stop_at(thread, 1, by=cast.ben)
    assert news(open_page(visit(cast.ben), "/").content.decode()) == []
    reply(thread, by=cast.nia, source="The weft, I’d say.")
    assert news(open_page(visit(cast.ben), "/").content.decode()) == ["Warp or weft first?"]


def test_ones_own_words_and_old_ones_are_not_news():
    cast = build_cast()
    a_thread(cast, title="Mine", by=cast.ben)
    a_thread(cast, title="Long ago", at=now() - timedelta(days=15))
    assert news(open_page(visit(cast.ben), "/").content.decode()) == []


def test_what_a_reader_may_not_see_is_nowhere_on_the_page():
    cast = build_cast()
    a_thread(cast, title="Canary among weavers")
    admit(cast.potters, cast.ben, by=cast.ben)
    for person in (None, cast.eve, cast.pat):
        assert "Canary" not in open_page(visit(person), "/").content.decode()
    assert "Canary" in open_page(visit(cast.ben), "/").content.decode()


def test_general_discussion_stands_beside_ones_communities_once_it_has_a_board():
    cast = build_cast()
    assert 'href="/c/network/conversations/"' not in open_page(visit(cast.ben), "/").content.decode()
    open_board(cast.network, by=cast.sam, name="General", level="network")
    cache.clear()
    assert 'href="/c/network/conversations/"' in open_page(visit(cast.ben), "/").content.decode()
    assert "General discussion" not in open_page(visit(), "/").content.decode()


def test_statements_do_not_grow():
    cast = build_cast()
    made = []

    def add(count: int) -> None:
        for _each in range(count):
            community = found_community(name=f"Guild {len(made)}", by=cast.ada)
            admit(community, cast.ben, by=cast.ben)
            a_thread(cast, board=open_board(community, by=cast.ada, name="Talk"))
            made.append(community)

    assert_same_statements(visit(cast.ben), "/", add)
    assert statements(visit(cast.ben), "/") <= 10
    assert statements(visit(), "/") <= 10


def test_general_discussion_is_one_tap_away_from_everywhere_for_whoever_is_signed_in():
    cast = build_cast()
    for address in ("/", "/c/weavers/", "/search/"):
        assert (
            '<a href="/general-discussion/" class="phone-alone">General discussion</a>'
            in open_page(visit(cast.ben), address).content.decode()
        )
        assert "/general-discussion/" not in open_page(visit(None), address).content.decode()
    led = visit(cast.ben).get("/general-discussion/", follow=True)
    assert led.redirect_chain == [(f"/c/{cast.network.slug}/conversations/", 302)] and led.status_code == 200
    assert visit(None).get("/general-discussion/").url.startswith("/sign-in/")
