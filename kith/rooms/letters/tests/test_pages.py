"""The pages of letters: what is shown to whom, where one stopped, and words that come back."""

import pytest
from django.urls import reverse

from kith.members.people.queries import Face
from kith.rooms.letters.actions.stopping import stop
from kith.rooms.letters.models import Exchange
from kith.rooms.letters.tests.cast import a_letter, neighbours, wants
from kith.services.activity.projections import catch_up
from kith.services.conversations.actions.replying import reply
from kith.services.conversations.models import Post
from tests.cast import visit
from tests.pages import assert_same_statements, mistakes, open_page


@pytest.fixture
def cast(db):
    return neighbours()


def text(person, address: str, status: int = 200) -> str:
    return open_page(visit(person), address, status).content.decode()


@pytest.mark.parametrize(
    ("contact", "step"),
    [("", "Write to Ben"), ("introduction", "Ask someone to introduce you"), ("later", None)],
)
def test_a_profile_offers_the_step_its_person_wants(cast, contact, step):
    if contact:
        wants(cast.ben, contact)
    html = text(cast.ada, f"/people/{cast.ben.key}/")
    both = ("Write to Ben", "Ask someone to introduce you")
    assert [words for words in both if f">{words}</a>" in html] == ([step] if step else [])
    assert (">Introduce Ben to someone</a>" in html) == (contact != "later")
    assert "Write to Ben" not in text(cast.ben, f"/people/{cast.ben.key}/")


def test_a_first_letter_says_who_reads_it_and_leads_to_the_conversation(cast):
    address = reverse("letters:new", args=[cast.ben.key])
    assert "You and Ben Talbot. Nobody else." in text(cast.ada, address)
    answer = visit(cast.ada).post(address, {"source": "Tea?", "once": "a"})
    key = Exchange.objects.get() and Post.objects.get().thread.key
    assert (answer.status_code, answer["Location"]) == (303, f"/letters/{key}/")
    assert visit(cast.ada).get(address)["Location"] == f"/letters/{key}/"
    assert "You and Ada Okafor. Nobody else." in text(cast.ben, f"/letters/{key}/")


def test_words_come_back_whatever_happens(cast):
    wants(cast.ben, "later")
    words = "Ten minutes of thought."
    answer = visit(cast.ada).post(reverse("letters:new", args=[cast.ben.key]), {"source": words})
    assert (answer.status_code, words in answer.content.decode()) == (403, True)
    thread = a_letter(cast.ada, cast.nia)
    stop(Exchange.objects.get(), by=cast.nia)
    for address in (f"/letters/{thread.key}/replies/", reverse("letters:new", args=[cast.nia.key])):
        answer = visit(cast.ada).post(address, {"source": words})
        assert (answer.status_code, words in answer.content.decode()) == (403, True)
    answer = visit(cast.ada).post(f"/letters/{thread.key}/replies/", {"source": "  "})
    assert answer.status_code == 422 or "no words" in answer.content.decode()
    assert mistakes(answer.content.decode()) == []


def test_the_list_is_by_who_spoke_last_with_their_words_and_no_total(cast):
    a_letter(cast.ada, cast.nia, "About wool.")
    thread = a_letter(cast.ben, cast.ada, "About *clay*.")
    html = text(cast.ada, "/letters/")
    assert html.index("Ben Talbot") < html.index("Nia Prosser")
    assert "About clay." in html and "About wool." in html
    assert html.count("New since you looked") == 1
    text(cast.ada, f"/letters/{thread.key}/")
    assert "New since you looked" not in text(cast.ada, "/letters/")


def test_a_conversation_opens_where_its_reader_stopped(cast):
    thread = a_letter(cast.ada, cast.ben, "Letter 1")
    text(cast.ben, f"/letters/{thread.key}/")
    for number in range(2, 25):
        reply(thread, by=cast.ada, source=f"Letter {number}.")
    html = text(cast.ben, f"/letters/{thread.key}/")
    assert html.index("Letter 1<") < html.index("New since you looked") < html.index("Letter 2.")
    assert "Letter 21." not in html
    assert "Letter 21." in text(cast.ben, f"/letters/{thread.key}/")


def test_a_stop_is_told_kindly_to_the_other_and_can_be_taken_back(cast):
    thread = a_letter(cast.ada, cast.ben)
    visit(cast.ada).post(f"/letters/{thread.key}/stop/")
    own, other = text(cast.ada, f"/letters/{thread.key}/"), text(cast.ben, f"/letters/{thread.key}/")
    assert "Write to each other again" in own and "Your words" not in own
    assert "Ada Okafor would rather not write at the moment." in other
    assert "Write to each other again" not in other and "Your words" not in other
    visit(cast.ada).post(f"/letters/{thread.key}/stop/", {"again": "yes"})
    assert "Your words" in text(cast.ben, f"/letters/{thread.key}/")


def test_ones_own_words_are_changed_and_what_they_said_stays_readable(cast):
    thread = a_letter(cast.ada, cast.ben, "First words.")
    post = thread.posts.get()
    address = f"/letters/{thread.key}/posts/{post.key}/"
    assert "First words." in text(cast.ada, f"{address}edit/")
    answer = visit(cast.ada).post(f"{address}edit/", {"source": "Second words."})
    assert (answer.status_code, answer["Location"]) == (303, f"/letters/{thread.key}/?page=1#p-{post.key}")
    assert "First words." in text(cast.ben, f"{address}history/")
    assert visit(cast.ben).get(f"{address}edit/").status_code == 403
    assert visit(cast.sam).get(f"{address}edit/").status_code == 404


def test_a_letters_lasting_addresses_lead_to_it_and_no_community_lists_it(cast):
    thread = a_letter(cast.ada, cast.ben, "Wherever you are.")
    post, slug = thread.posts.get(), cast.network.slug
    here = f"/letters/{thread.key}/"
    assert visit(cast.ben).get(f"/posts/{post.key}/")["Location"] == f"{here}?page=1#p-{post.key}"
    mend = visit(cast.ada).get(f"/c/{slug}/posts/{post.key}/edit/")
    assert mend["Location"] == f"{here}posts/{post.key}/edit/"
    assert visit(cast.ada).get(f"/c/{slug}/conversations/{thread.key}/").status_code == 404
    answer = visit(cast.ada).post(f"/c/{slug}/conversations/{thread.key}/replies/", {"source": "More."})
    assert (answer.status_code, Post.objects.count()) == (404, 1)
    assert thread.title not in text(cast.ada, f"/c/{slug}/conversations/")
    assert "A letter" not in text(cast.ada, "/")


@pytest.mark.django_db(transaction=True)
def test_the_two_find_it_and_nobody_else_does(cast):
    a_letter(cast.ada, cast.ben, "The xylographic question.")
    catch_up()
    found = {
        name
        for name, who in cast.everyone().items()
        if "xylographic</mark>" in text(who, "/search/?q=xylographic")
    }
    assert found == {"ada", "ben"}


def test_somebody_gone_is_a_place_and_no_name(cast):
    thread = a_letter(cast.ada, cast.ben)
    type(cast.ben).objects.filter(pk=cast.ben.pk).update(erased_at=thread.started_at, name="Someone who left")
    assert Face.of(type(cast.ben).objects.get(pk=cast.ben.pk)).tombstone
    html = text(cast.ada, f"/letters/{thread.key}/")
    assert "This conversation is over" in html and "Your words" not in html
    text(cast.ada, "/letters/")


def test_statements_do_not_grow(cast):
    from kith.members.communities.actions.joining import admit
    from kith.members.people.actions.registering import person_at

    made = []

    def meet(count: int) -> None:
        for _each in range(count):
            who = person_at(f"p{len(made)}@crowd.example", name=f"Person {len(made)}", verified=True)
            admit(cast.network, who, by=who)
            made.append(a_letter(who, cast.ada))

    assert_same_statements(visit(cast.ada), "/letters/", meet)
    thread = a_letter(cast.ada, cast.ben)
    more = lambda count: [reply(thread, by=cast.ben, source="More.") for _each in range(count)]  # noqa: E731
    assert_same_statements(visit(cast.ada), f"/letters/{thread.key}/?page=1", more)
