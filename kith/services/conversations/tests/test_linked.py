"""A link to something here bears its title, for whoever may read that, and only as long as they may."""

import pytest

from kith.members.communities.actions.joining import leave
from kith.members.communities.models import Audience
from kith.rooms.forums.actions.opening import open_board
from kith.rooms.letters.actions.writing import write_to
from kith.services.conversations import linked
from kith.services.conversations.actions.rehanging import rehang
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Thread
from tests.cast import a_thread, build_cast, visit
from tests.pages import open_page, statements

pytestmark = pytest.mark.django_db
SITE = "https://kith.example"


@pytest.fixture
def cast(settings):
    settings.SITE_URL = SITE
    return build_cast()


def address(thread):
    return f"/c/{thread.community.slug}/conversations/{thread.key}/"


def showing(cast, *sources):
    """Return a conversation that everybody reads, whose posts say these."""
    thread = a_thread(cast, title="Links", board=cast.open_board, source=sources[0])
    for source in sources[1:]:
        reply(thread, by=cast.ada, source=source)
    return Thread.objects.get(pk=thread.pk)


def closed(cast):
    """Return a conversation for members alone."""
    return a_thread(cast, title="Quiet selvedge", board=cast.board)


def page(person, thread, tail=""):
    return open_page(visit(person), address(thread) + tail).content.decode()


def test_members_read_a_closed_title_and_nobody_else_does(cast):
    thread = closed(cast)
    post = thread.posts.get()
    at = showing(
        cast, f"See {SITE}{address(thread)} and {SITE}/posts/{post.key}/ and [this](/posts/{post.key}/)."
    )
    seen = page(cast.ben, at)
    assert seen.count("Quiet selvedge") == 3
    assert ">A post in “Quiet selvedge”</a>" in seen
    assert '>this</a> <span class="soft">(A post in “Quiet selvedge”)</span>' in seen
    for person in (cast.eve, cast.sam, None):
        assert "selvedge" not in page(person, at)
        assert f">{SITE}{address(thread)}</a>" in page(person, at)
        assert "selvedge" not in page(person, at, "print/")
    assert "Quiet selvedge" in page(cast.ben, at, "print/")


def test_whoever_leaves_reads_it_no_more(cast):
    thread = closed(cast)
    at = showing(cast, f"See {SITE}{address(thread)}")
    assert "Quiet selvedge" in page(cast.ben, at)
    leave(cast.weavers, by=cast.ben)
    assert "selvedge" not in page(cast.ben, at)
    assert "Quiet selvedge" in page(cast.nia, at)


def test_a_conversation_that_is_moved_takes_its_title_along(cast):
    thread = closed(cast)
    at = showing(cast, f"See {SITE}{address(thread)}")
    assert "selvedge" not in page(cast.eve, at)
    network = open_board(cast.weavers, by=cast.ada, name="Showroom", level=Audience.Level.NETWORK)
    open_thread = a_thread(cast, title="Loud selvedge", board=network)
    other = showing(cast, f"See {SITE}{address(open_thread)}")
    assert "Loud selvedge" in page(cast.eve, other)
    rehang(open_thread, cast.board, by=cast.ada, why="For us.")
    assert "selvedge" not in page(cast.eve, other)
    assert "Loud selvedge" in page(cast.ben, other)


def test_letters_are_named_to_nobody_and_name_for_each(cast):
    thread = closed(cast)
    letter = write_to(cast.nia, by=cast.ben, source=f"See {SITE}{address(thread)}")
    at = showing(
        cast, f"A {SITE}/c/weavers/conversations/{letter.key}/ b {SITE}/posts/{letter.posts.get().key}/"
    )
    assert f">{SITE}/c/weavers/conversations/{letter.key}/</a>" in page(cast.ben, at)
    assert "A post in" not in page(cast.ben, at)
    assert "Quiet selvedge" in open_page(visit(cast.nia), f"/letters/{letter.key}/").content.decode()
    leave(cast.weavers, by=cast.nia)
    assert "selvedge" not in open_page(visit(cast.nia), f"/letters/{letter.key}/").content.decode()


def test_communities_have_names_for_all_and_people_for_those_signed_in(cast):
    at = showing(
        cast, f"Ask {SITE}/c/potters/ or {SITE}/people/{cast.eve.key}/ or [Eve](/people/{cast.eve.key}/)."
    )
    for person, names in ((cast.ben, 1), (None, 0)):
        html = page(person, at)
        assert ">The Potters</a>" in html or f">{cast.potters.name}</a>" in html
        assert html.count(f'rel="nofollow noopener ugc">{cast.eve.name}</a>') == names
        assert ">Eve</a>." in html


def test_what_is_of_another_site_is_left_alone_and_says_where_it_leads(cast):
    thread = closed(cast)
    at = showing(cast, f"[this](https://a.example{address(thread)}) and [that](//a.example{address(thread)})")
    html = page(cast.ben, at)
    assert "selvedge" not in html
    assert '>this</a> <span class="host soft">(a.example)</span>' in html


def test_it_takes_one_statement_however_many_links_there_are_and_none_for_none(cast):
    threads = [closed(cast) for _number in range(12)]
    links = [f"{SITE}{address(one)} {SITE}/posts/{one.posts.get().key}/ {SITE}/c/potters/" for one in threads]
    counts = [
        statements(visit(cast.ben), address(showing(cast, source)))
        for source in (
            "No link, https://a.example/c/x/",
            links[0],
            f"{SITE}/people/{cast.ada.key}/",
            " ".join(links),
        )
    ]
    assert counts == [counts[0], counts[0] + 1, counts[0] + 1, counts[0] + 1]


def test_a_title_is_words(cast):
    thread = a_thread(cast, title='<b onclick="x">\\1 & "x"', board=cast.board)
    html = page(cast.ben, showing(cast, f"{SITE}{address(thread)}"))
    assert "&lt;b onclick=&#34;x&#34;&gt;\\1 &amp; &#34;x&#34;</a>" in html


def test_a_planted_leak_is_seen(cast, monkeypatch):
    thread = closed(cast)
    at = showing(cast, f"See {SITE}{address(thread)}")
    monkeypatch.setattr(linked, "threads_visible_to", lambda person: Thread.objects.all())
    assert "Quiet selvedge" in page(None, at)


def test_nothing_that_is_no_address_of_ours_is_looked_for():
    no = ("/c/x/people/", "/posts/short/", "/c/x/conversations/new/", "/letters/0123456789abc/", "/people/")
    assert [linked._spot(path) for path in no] == [None] * len(no)
    assert linked.spots_in("<p>Nothing</p>") == frozenset()
    assert linked.titles_of((), None) == {}
