"""Letters half-written: kept for their writer alone, until they are sent; lost by nothing that goes wrong."""

import pytest

from kith.rooms.letters.actions.stopping import stop
from kith.rooms.letters.actions.writing import write_to
from kith.rooms.letters.models import Exchange
from kith.services.drafts.actions.keeping import keep
from kith.services.drafts.boxes import Sheet, spot_of
from kith.services.drafts.models import Draft
from tests.cast import build_cast, visit
from tests.pages import open_page

KINDS = pytest.mark.parametrize("kind", ["letter", "letter-to", "letter-change"])


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def places(cast):
    """Return for each kind of box: its place, its page, where it is sent, and what it is called."""
    thread = write_to(cast.ben, by=cast.ada, source="How is your loom?")
    post, here = thread.posts.get(), f"/letters/{thread.key}/"
    edit, new = f"{here}posts/{post.key}/edit/", f"/letters/to/{cast.nia.key}/"
    return {
        "letter": (f"letter:{thread.key}", here, f"{here}replies/", "A letter to Ben Talbot"),
        "letter-to": (f"letter-to:{cast.nia.key}", new, new, "A letter to Nia Prosser"),
        "letter-change": (f"letter-change:{post.key}", edit, edit, "A change to a letter to Ben Talbot"),
    }


@KINDS
def test_a_draft_stands_in_its_box_and_goes_when_it_is_sent(cast, places, kind):
    place, page, action, name = places[kind]
    keep(place, Sheet(text="Half a letter"), by=cast.ada)
    assert spot_of(place, cast.ada).name == name
    shown = open_page(visit(cast.ada), page).content.decode()
    assert ">\nHalf a letter</textarea>" in shown
    assert f'name="place" value="{place}"' in shown
    answer = visit(cast.ada).post(action, {"source": "A whole letter"})
    assert (answer.status_code, Draft.objects.count()) == (303, 0)


@KINDS
def test_where_it_is_written_is_named_to_nobody_else(cast, places, kind):
    place = places[kind][0]
    for other in (cast.eve, cast.sam) if kind == "letter-to" else (cast.nia, cast.eve, cast.sam):
        spot = spot_of(place, other)
        assert spot is None or "Nia" in spot.name


@pytest.mark.parametrize("kind", ["letter", "letter-change"])
def test_what_the_other_would_rather_not_have_is_kept(cast, places, kind):
    place, _page, action, _name = places[kind]
    stop(Exchange.objects.get(), by=cast.ben)
    answer = visit(cast.ada).post(action, {"source": "Half a letter"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert ("Half a letter</textarea>" in page, "among your drafts" in page) == (True, True)
    assert Draft.objects.get(person=cast.ada, place=place).text == "Half a letter"
    assert spot_of(place, cast.ada) is None
