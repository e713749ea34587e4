"""The pages of introductions, from a profile to the letter that opens."""

import pytest
from django.urls import reverse

from kith.members.communities.actions.joining import admit
from kith.members.people.actions.registering import person_at
from kith.members.people.tests.nudging import a_fortnight_later
from kith.rooms.letters.actions.introducing import propose
from kith.rooms.letters.models import Introduction
from kith.rooms.letters.tests.cast import neighbours, wants
from kith.services.conversations.models import Post
from tests.cast import visit
from tests.pages import assert_same_statements, open_page


@pytest.fixture
def cast(db):
    return neighbours()


def text(person, address: str, status: int = 200) -> str:
    return open_page(visit(person), address, status).content.decode()


def test_from_a_profile_to_a_letter(cast):
    choose = reverse("letters:choose", args=[cast.nia.key])
    html = text(cast.ada, choose)
    assert [name for name in ("Ben Talbot", "Eve Larsen", "Sam Whitlock") if name in html] == [
        "Ben Talbot",
        "Eve Larsen",
    ]
    form = reverse("letters:introduce", args=[cast.nia.key, cast.eve.key])
    assert "You, Nia Prosser and Eve Larsen. Nobody else." in text(cast.ada, form)
    assert '<textarea class="in" rows="6" id="id_words"' in text(cast.ada, form)
    visit(cast.ada).post(form, {"words": "You both spin."})
    key = Introduction.objects.get().key
    for who in (cast.nia, cast.eve):
        assert "You both spin." in text(who, "/introductions/")
        visit(who).post(reverse("letters:answer", args=[key]), {"agrees": "yes"})
    html = text(cast.eve, "/introductions/")
    assert "Ada Okafor introduced you, and you can write to each other." in html
    thread = Post.objects.get(author=cast.ada).thread.key
    assert f'href="/letters/{thread}/"' in html
    letter = text(cast.nia, f"/letters/{thread}/")
    assert "You both spin." in letter and "introduced you to each other" in letter
    assert visit(cast.ada).get(f"/letters/{thread}/").status_code == 404
    visit(cast.nia).post(reverse("letters:meeting", args=[key]))
    assert "They met. That was you." in text(cast.ada, "/introductions/")


def test_asking_to_be_introduced(cast):
    wants(cast.eve, "introduction")
    address = reverse("letters:ask", args=[cast.eve.key])
    assert visit(cast.nia).get(reverse("letters:new", args=[cast.eve.key]))["Location"] == address
    html = text(cast.nia, address)
    asked = [
        name for name in ("Ada Okafor", "Ben Talbot", "Sam Whitlock") if f"Ask {name} to introduce us" in html
    ]
    assert asked == ["Ada Okafor", "Ben Talbot"]
    answer = visit(cast.nia).post(address, {"request": "I look for a wheel."})
    assert (answer.status_code, "I look for a wheel." in answer.content.decode()) == (422, True)
    visit(cast.nia).post(address, {"through": cast.ada.key, "request": "I look for a wheel."})
    assert "You’ve asked somebody already." in text(cast.nia, address)
    key = Introduction.objects.get().key
    assert "I look for a wheel." in text(cast.ada, "/introductions/")
    words = reverse("letters:take-up", args=[key])
    assert "I look for a wheel." in text(cast.ada, words)
    assert visit(cast.nia).get(words).status_code == 404
    visit(cast.ada).post(words, {"words": "You’d get on."})
    html = text(cast.eve, "/introductions/")
    assert "You’d get on." in html and "wheel" not in html


def test_doors_that_are_not_ones_own_are_not_there(cast):
    key = propose(cast.nia, cast.eve, by=cast.ada, words="You both spin.").key
    for route in ("answer", "let-go", "meeting"):
        assert visit(cast.ben).post(reverse(f"letters:{route}", args=[key])).status_code == 404
    assert visit(cast.ben).get(reverse("letters:choose", args=[cast.sam.key])).status_code == 404
    assert visit(cast.ben).get(reverse("letters:ask", args=[cast.sam.key])).status_code == 302
    assert visit(cast.nia).post(reverse("letters:answer", args=[key]), {"agrees": "yes"}).status_code == 303


def test_no_mail_is_a_choice_on_the_page_and_by_the_link(cast):
    visit(cast.ada).post("/introductions/", {"mail": "no"})
    assert "We don’t mail you about introductions." in text(cast.ada, "/introductions/")
    visit(cast.ada).post("/introductions/", {"mail": "yes"})
    assert "When you’re asked, we mail you once." in text(cast.ada, "/introductions/")
    assert visit().get("/introductions/mail/forged/").status_code == 404


def test_statements_do_not_grow(cast):
    people = []

    def know(count: int) -> None:
        for _each in range(count):
            who = person_at(f"p{len(people)}@crowd.example", name=f"Person {len(people)}", verified=True)
            for community in (cast.network, cast.weavers):
                admit(community, who, by=who)
            people.append(who)
            a_fortnight_later()
            propose(cast.nia, who, by=cast.ada, words="You both spin.")

    assert_same_statements(visit(cast.ada), "/introductions/", know)
    assert_same_statements(visit(cast.nia), "/introductions/", know)
    assert_same_statements(visit(cast.ada), reverse("letters:choose", args=[cast.nia.key]), know)


def test_more_than_a_few_to_choose_from_can_be_found_by_name(cast):
    choose = reverse("letters:choose", args=[cast.nia.key])
    assert 'name="q"' not in text(cast.ada, choose)
    for n in range(8):
        who = person_at(f"w{n}@cast.example", name=f"Weaver {n}", verified=True)
        for community in (cast.network, cast.weavers):
            admit(community, who, by=who)
    assert 'name="q"' in text(cast.ada, choose)
    html = text(cast.ada, f"{choose}?q=tal")
    assert ("Ben Talbot" in html, "Eve Larsen" in html, 'value="tal"' in html) == (True, False, True)
