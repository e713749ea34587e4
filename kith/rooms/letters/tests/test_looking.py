"""A letter is looked at before it is sent, and has the tools that a post has."""

import pytest

from kith.rooms.letters.actions.writing import write_to
from kith.services.conversations.models import Post
from tests.cast import build_cast, visit
from tests.pages import mistakes, open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def looked(client, address: str, **fields) -> str:
    answer = client.post(address, {"source": "So *warm*.", "look": "yes", **fields})
    html = answer.content.decode()
    assert (answer.status_code, mistakes(html)) == (200, [])
    return html.partition('<section class="looked"')[2].partition("</section>")[0]


def test_the_first_one(cast):
    assert "<p>So <em>warm</em>.</p>" in looked(visit(cast.ben), f"/letters/to/{cast.nia.key}/")
    assert Post.objects.count() == 0


def test_one_more_and_a_change_and_nothing_is_kept_of_it(cast):
    thread = write_to(cast.nia, by=cast.ben, source="Hello.")
    post = thread.posts.get()
    assert "<em>warm</em>" in looked(visit(cast.nia), f"/letters/{thread.key}/replies/")
    assert "<em>warm</em>" in looked(visit(cast.ben), f"/letters/{thread.key}/posts/{post.key}/edit/", was="")
    assert list(Post.objects.values_list("source", flat=True)) == ["Hello."]


def test_no_words_are_nothing_to_look_at(cast):
    answer = visit(cast.ben).post(f"/letters/to/{cast.nia.key}/", {"source": "", "look": "yes"})
    assert (answer.status_code, b'class="looked"' in answer.content) == (422, False)


def test_the_tools_stand_at_every_box(cast):
    thread = write_to(cast.nia, by=cast.ben, source="Hello.")
    edit = f"/letters/{thread.key}/posts/{thread.posts.get().key}/edit/"
    for where in (f"/letters/{thread.key}/", f"/letters/to/{cast.ada.key}/", edit):
        html = open_page(visit(cast.ben), where).content.decode()
        assert "write-tools" in html and 'data-tools="' in html
        assert "How to set your words" in html
