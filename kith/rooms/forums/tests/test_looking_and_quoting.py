"""Looking at one's words before they are sent, and beginning an answer with somebody's words."""

import pytest

from kith.services.conversations.actions.hiding import hide
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet
from kith.services.drafts.models import Draft
from tests.cast import a_thread, build_cast, visit
from tests.pages import mistakes, open_page, statements

WORDS = "Look: *warm* <b>wool</b>.\n\n| a | b |\n|-|-|\n| 1 | 2 |"
SHOWN = "<em>warm</em> &lt;b&gt;wool&lt;/b&gt;"


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def thread(cast):
    return a_thread(cast, source="> Said before.\n\nI always begin\nwith the *warp*.")


def here(thread) -> str:
    return f"/c/weavers/conversations/{thread.key}/"


def forms(thread) -> dict[str, tuple[str, dict[str, str]]]:
    edit = f"/c/weavers/posts/{thread.posts.get().key}/edit/"
    new = {"board": "workshop", "kind": "story", "title": "A look", "once": "token"}
    return {
        "reply": (f"{here(thread)}replies/", {"once": "token", "to": thread.posts.get().key}),
        "new": ("/c/weavers/conversations/new/", new),
        "change": (edit, {"was": "before"}),
    }


@pytest.mark.parametrize("kind", ["reply", "new", "change"])
def test_words_are_looked_at_and_nothing_is_sent(cast, thread, kind):
    address, rest = forms(thread)[kind]
    before = list(Post.objects.values_list("source", flat=True))
    answer = visit(cast.ada).post(address, {**rest, "source": WORDS, "look": "yes"})
    page = answer.content.decode()
    assert (answer.status_code, mistakes(page)) == (200, [])
    assert SHOWN in page.split('class="looked"')[1]
    assert '<div class="wide" tabindex="0">' in page
    assert "<textarea" in page
    assert "*warm* &lt;b&gt;wool" in page
    for name, value in rest.items():
        if name not in ("board", "kind"):
            assert f'name="{name}" value="{value}"' in page or f'value="{value}"' in page
    assert list(Post.objects.values_list("source", flat=True)) == before


@pytest.mark.parametrize("kind", ["reply", "new", "change"])
def test_a_form_with_something_amiss_says_so_instead(cast, thread, kind):
    address, rest = forms(thread)[kind]
    answer = visit(cast.ada).post(address, {**rest, "source": "", "look": "yes"})
    assert answer.status_code == 422
    assert 'class="looked"' not in answer.content.decode()


def box_of(page: str) -> str:
    return page.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0][1:]


def test_a_post_is_quoted_by_its_authors_own_words(cast, thread):
    key = thread.posts.get().key
    page = open_page(visit(cast.ben), f"{here(thread)}?page=1&quote={key}").content.decode()
    assert box_of(page) == "Ada Okafor wrote:\n\n&gt; I always begin\n&gt; with the *warp*.\n\n"
    assert f'name="to" value="{key}"' in page
    assert "Reply to Ada Okafor" in page


def test_a_quotation_stands_below_what_was_begun_and_once(cast, thread):
    key, client = thread.posts.get().key, visit(cast.ben)
    keep(f"reply:{thread.key}", Sheet(text="I don’t.\n"), by=cast.ben)
    address = f"{here(thread)}?quote={key}"
    begun = box_of(open_page(client, address).content.decode())
    assert begun == "I don’t.\n\nAda Okafor wrote:\n\n&gt; I always begin\n&gt; with the *warp*.\n\n"
    Draft.objects.update(text=begun.replace("&gt;", ">"))
    assert box_of(open_page(client, address).content.decode()) == begun


def test_a_long_post_is_cut_at_a_word(cast, thread):
    post = reply(thread, by=cast.nia, source="wool " * 1_000)
    page = open_page(visit(cast.ben), f"{here(thread)}?quote={post.key}").content.decode()
    assert box_of(page) == "Nia Prosser wrote:\n\n&gt; " + "wool " * 399 + "…\n\n"


def test_what_one_may_not_read_is_not_quoted(cast, thread):
    other = a_thread(cast, board=cast.open_board, source="Elsewhere.")
    hidden = reply(thread, by=cast.nia, source="Hidden words.")
    hide(hidden.pk)
    for key in (other.posts.get().key, hidden.key, "nothing", "0000000000000"):
        page = open_page(visit(cast.ben), f"{here(thread)}?quote={key}").content.decode()
        assert (box_of(page), 'name="to"' in page) == ("", False)
    for who in (None, cast.eve):
        page = open_page(visit(who), f"{here(other)}?quote={other.posts.get().key}").content.decode()
        assert "<textarea" not in page


def test_quote_links_are_the_same_for_every_member_and_cost_no_statement(cast, thread):
    key = thread.posts.get().key
    link = f'<a href="?quote={key}#reply">Quote</a>'
    for who, there in ((cast.ben, True), (cast.nia, True), (cast.ada, True), (cast.eve, False)):
        answer = visit(who).get(here(thread))
        assert (link in answer.content.decode()) is there
    plain = statements(visit(cast.ben), here(thread))
    assert statements(visit(cast.ben), f"{here(thread)}?quote={key}") == plain + 1


def test_where_a_reply_is_sent_leads_to_its_conversation_when_looked_at(cast, thread):
    answer = visit(cast.ben).get(f"{here(thread)}replies/?page=1&quote=abc")
    assert (answer.status_code, answer["Location"]) == (302, f"{here(thread)}?page=1&quote=abc")
