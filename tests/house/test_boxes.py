"""Every box that people write in for others says who will read it, before it is written in (PEERS M9)."""

from collections.abc import Iterator

import pytest

from kith.base.ui.tests.frames import jinja
from kith.members.communities.actions.joining import admit
from kith.members.communities.actions.removing import appeal, ask_to_leave
from kith.members.profiles.actions.writing import write_profile
from kith.rooms.admissions.actions.opening import change_mode
from kith.services.conversations.actions.replying import reply
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import Cast, a_thread, build_cast, visit
from tests.house.boxes import Box, boxes
from tests.house.doors import places


def seen_by(cast: Cast, who: str, address: str) -> list[Box]:
    answer = visit(getattr(cast, who)).get(address)
    return boxes(answer.content.decode()) if answer.status_code == 200 else []


@pytest.mark.django_db
def test_every_box_on_every_page_says_who_will_read_it():
    cast = build_cast()
    pages = [(name, address) for name, address, methods in places(cast) if "GET" in methods]
    # Who convenes, who belongs, who is outside, who keeps the house: between them they see every form.
    found = [
        (door, box.name, box.says)
        for who in ("ada", "ben", "eve", "sam")
        for door, address in pages
        if door != "health"
        for box in seen_by(cast, who, address)
    ]
    assert [line for line in found if not line[2]] == []
    assert len({door for door, _box, _says in found}) > 25


@pytest.mark.django_db
def test_boxes_that_stand_there_only_now_and_then_say_it_too():
    cast = build_cast()
    expected = list(_now_and_then(cast))
    found = [(who, address, seen_by(cast, who, address)) for who, address, _names in expected]
    assert found == [(who, address, [Box(name, True) for name in names]) for who, address, names in expected]


def _now_and_then(cast: Cast) -> Iterator[tuple[str, str, list[str]]]:
    """Yield who, on which page, finds which boxes once something has happened."""
    change_mode(cast.potters, "application", by=cast.eve)
    yield "ada", "/c/potters/apply/", ["reason"]
    write_profile(cast.ben, by=cast.ben, contact="introduction")
    yield "nia", f"/introductions/ask/{cast.ben.key}/", ["request"]
    concern = _minded(cast, "Too loud.")
    yield "ada", f"/c/weavers/care/concerns/{concern.key}/", ["why"]
    asked = _minded(cast, "Mrs Quill wove it.")
    decide(asked, by=cast.ada, verdict=Concern.State.ASKED, why="Leave the name out, please.")
    yield "ben", f"/c/weavers/care/concerns/{asked.key}/", ["source", "words"]
    admit(cast.weavers, cast.pat, by=cast.ada)
    ask_to_leave(cast.weavers, cast.pat, by=cast.ada, reason="You named a patient.")
    yield "pat", "/c/weavers/membership/", ["words"]
    admit(cast.weavers, cast.raj, by=cast.ada)
    gone = ask_to_leave(cast.weavers, cast.raj, by=cast.ada, reason="You named a patient.")
    appeal(gone, by=cast.raj, words="It was a cat.")
    yield "sam", "/c/weavers/removals/", ["words"]


def _minded(cast: Cast, words: str) -> Concern:
    post = reply(a_thread(cast), by=cast.ben, source=words)
    return report(thing_of("conversations.post", post.pk), by=cast.nia, words="I mind it.")


SAYS = '{{ parts.privacy("community", "Weavers") }}'
BOX = '{{ parts.field("words", "Your words", rows=3) }}'
TOLD = '{{ parts.field("words", "Your words", readers="Members read it.", id="told") }}'


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (SAYS + BOX, [True]),
        (BOX + SAYS, [False]),
        (TOLD, [True]),
        (TOLD + BOX, [True, False]),
        (f"<fieldset>{SAYS}{BOX}</fieldset>{BOX}", [True, False]),
        (f'<fieldset class="readers"><legend>Who reads it?</legend></fieldset>{BOX}', [True]),
        (f"</form>{SAYS}<form method=post>{BOX}", [False]),
        ('<p class="privacy"></p>' + BOX, [False]),
        ('<input name="q" autocomplete="one-time-code"><input type="email" name="to">', []),
    ],
)
def test_a_box_without_its_sentence_is_found(form, says):
    made = jinja().from_string('{% import "ui/parts.html" as parts %}<form method="post">' + form + "</form>")
    assert [box.says for box in boxes(made.render())] == says
