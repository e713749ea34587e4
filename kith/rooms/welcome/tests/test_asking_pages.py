import pytest

from kith.rooms.welcome.models import CheckIn
from kith.rooms.welcome.tests.cast import later, long_here, shows_presence
from tests.cast import Cast, build_cast, visit
from tests.pages import assert_same_statements, open_page

pytestmark = pytest.mark.django_db

HOW = "We’ve missed you at the loom. How are things?"


def with_pat() -> Cast:
    cast = build_cast()
    long_here(cast.weavers, cast.pat)
    return cast


def test_the_pages():
    cast = with_pat()
    shows_presence(cast.pat)
    ada = visit(cast.ada)
    assert visit(cast.ben).get("/c/weavers/asking/").status_code == 404
    assert "Pat Lindqvist" in open_page(ada, "/c/weavers/asking/").content.decode()
    assert "Ask after someone we’ve not heard from" in open_page(ada, "/c/weavers/").content.decode()
    where = f"/c/weavers/asking/after/{cast.pat.key}/"
    assert "required>\n</textarea>" in open_page(ada, where).content.decode()
    assert ada.post(where, {"words": ""}).status_code == 422
    assert ada.post(where, {"words": HOW}).status_code == 303
    again = ada.post(where, {"words": "Once more"})
    assert again.status_code == 403 and "Once more" in again.content.decode()
    html = open_page(ada, "/c/weavers/asking/?q=nia").content.decode()
    assert (
        "No answer yet. That’s fine." in html
        and "Nia Prosser" in html
        and f"/asking/{CheckIn.objects.get().key}/rest/" not in html
    )
    made = CheckIn.objects.get()
    answering = f"/c/weavers/asking/{made.key}/"
    assert ada.get(answering).status_code == 404
    pat = visit(cast.pat)
    assert HOW in open_page(pat, answering).content.decode()
    assert pat.post(answering, {"says": "break", "length": "90"}).status_code == 303
    assert "A break, please" in open_page(ada, "/c/weavers/asking/").content.decode()
    later(made, "asked_at", days=31)
    assert ada.post(f"/c/weavers/asking/{made.key}/rest/").status_code == 409


def test_a_long_queue_costs_what_a_short_one_does():
    from kith.members.people.actions.registering import person_at

    cast = build_cast()
    made = []

    def add(count: int) -> None:
        for _number in range(count):
            person = person_at(f"q{len(made)}@cast.example", name=f"Quiet {len(made)}", verified=True)
            made.append(long_here(cast.weavers, person))
            shows_presence(person)

    assert_same_statements(visit(cast.ada), "/c/weavers/asking/", add)
