"""A post changed in two places: both versions are shown, and whatever is chosen, both stay (TRUST H3)."""

import os
import random
from html import unescape

import pytest

from kith.services.conversations.actions.editing import edit, version_of
from kith.services.conversations.models import Post
from kith.services.conversations.tests.test_together import a_text, changed, is_within
from kith.services.drafts.models import Draft
from tests.cast import a_thread, build_cast, visit
from tests.pages import mistakes

# KITH_PAIRS=10000 for the full figure.
PAIRS = int(os.environ.get("KITH_PAIRS", "12"))


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def post(cast) -> Post:
    return a_thread(cast).posts.get()


def address(post: Post) -> str:
    return f"/c/weavers/posts/{post.key}/edit/"


def box_of(page: str) -> str:
    return unescape(page.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0])[1:]


def hidden(page: str, name: str) -> str:
    return unescape(page.split(f'name="{name}" value="')[1].split('"')[0])


def meet(cast, post: Post, mine: str, theirs: str) -> str:
    """Change a post elsewhere while Ada changes it here; return the page she gets."""
    was = version_of(post)
    edit(post, by=cast.ada, source=theirs)
    answer = visit(cast.ada).post(address(post), {"source": mine, "was": was})
    assert answer.status_code == 409
    return answer.content.decode()


def test_both_versions_stand_on_the_page_and_apart(cast, post):
    page = meet(cast, post, "First the weft.\r\nThen tea.", "First the warp.\nThen tea.")
    assert mistakes(page) == []
    assert hidden(page, "source") == "First the weft.\nThen tea."
    assert "First the warp.\nThen tea." in page
    assert box_of(page) == "First the weft.\n\nFirst the warp.\nThen tea."
    assert "You changed it yourself somewhere else" in page
    assert Draft.objects.get().text == "First the weft.\nThen tea."
    post.refresh_from_db()
    assert post.source == "First the warp.\nThen tea."


@pytest.mark.parametrize("choice", ["mine", "both"])
def test_what_is_chosen_is_kept_and_what_it_replaces_is_its_history(cast, post, choice):
    page = meet(cast, post, "Mine", "Theirs")
    words = hidden(page, "source") if choice == "mine" else box_of(page)
    answer = visit(cast.ada).post(address(post), {"source": words, "was": hidden(page, "was")})
    post.refresh_from_db()
    assert (answer.status_code, post.source) == (303, words)
    assert post.revisions.order_by("-pk").first().source == "Theirs"
    assert Draft.objects.count() == 0


def test_what_one_leaves_as_it_is_stays_and_ones_own_words_stay_a_draft(cast, post):
    meet(cast, post, "Mine", "Theirs")
    shown = visit(cast.ada).get(address(post)).content.decode()
    assert box_of(shown) == "Mine"
    again = visit(cast.ada).post(address(post), {"source": "Mine", "was": hidden(shown, "was")})
    assert again.status_code == 409


def test_somebody_else_is_named(cast, post):
    was = version_of(post)
    edit(post, by=cast.ada, source="Theirs")
    post.revisions.update(by=cast.ben)
    page = visit(cast.ada).post(address(post), {"source": "Mine", "was": was}).content.decode()
    assert "Ben Talbot changed it" in page


def test_the_same_words_meet_nothing(cast, post):
    was = version_of(post)
    edit(post, by=cast.ada, source="The same")
    assert visit(cast.ada).post(address(post), {"source": "The same", "was": was}).status_code == 303


def test_of_many_pairs_no_text_is_lost(cast, post):
    dice = random.Random(3)
    for number in range(PAIRS):
        before = a_text(dice)
        mine, theirs = ("\n".join([f"{number}", *changed(before, dice)]).strip() for _ in range(2))
        if mine == theirs:
            continue
        post.refresh_from_db()
        page = meet(cast, post, mine, f"{theirs}\n{number}.")
        assert hidden(page, "source") == mine
        both = box_of(page)
        for part in (mine, theirs):
            assert is_within(part.split("\n"), both.split("\n"))
        choice = dice.choice([mine, both])
        visit(cast.ada).post(address(post), {"source": choice, "was": hidden(page, "was")})
        post.refresh_from_db()
        said = {post.source, *post.revisions.order_by("-pk").values_list("source", flat=True)[:1]}
        # Where theirs held all of mine already, both in one are theirs.
        wanted = {choice.strip(), f"{theirs}\n{number}."}
        assert said == wanted if len(wanted) == 2 else wanted <= said
