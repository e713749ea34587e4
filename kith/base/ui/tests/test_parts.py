"""The parts render, are well formed, and say what they should."""

import re

import pytest

from kith.base.kit.clock import now
from kith.base.ui.cloth import Week
from kith.base.ui.guide import Band, guide
from kith.base.ui.tests.frames import jinja, read


def template(source: str):
    return jinja().from_string('{% import "ui/parts.html" as parts %}' + source)


def part(source: str, **context) -> str:
    return " ".join(template(source).render(**context).split())


PARTS = {
    "icon": 'parts.icon("check")',
    "button": 'parts.button("Send", "care", "x", True, True, "a", "b", busy=True)',
    "link_button": 'parts.link_button("See", "/x", "rim", "plus")',
    "field": 'parts.field("when", "When?", "now", hint="A day.", error="Add one.", maxlength=9)',
    "long field": 'parts.field("body", "Say", "<b>", rows=4)',
    "choosing field": 'parts.field("kind", "Kind", "b", choices=[("a", "A"), ("b", "B")])',
    "options": 'parts.options("how", "How?", [("a", "A"), ("b", "B", "why")], "b", "Choose one.")',
    "tick": 'parts.tick("shared", "This is a shared computer", True, "Drafts stay on our side.")',
    "error_summary": 'parts.error_summary([("when", "Add a day."), ("", "Try again.")])',
    "who": 'parts.who("PN", 3, "lg")',
    "whos": "parts.whos(guide.faces)",
    "person": 'parts.person("Ada", "A", 1, "/x", "Nurse", ["Asks", "Offers"])',
    "heading": 'parts.heading("Waiting", "note", "/x", "All", "waiting")',
    "minutes": 'parts.minutes(3, "to read")',
    "day": 'parts.day(now, "Europe/London", "12:30")',
    "row": 'parts.row("A title", "/x", parts.minutes(1), "From", "/c", ["one", ""], True, "brick")',
    "meta": 'parts.meta(["a", parts.new_tag("new")])',
    "new_tag": 'parts.new_tag("4 new")',
    "since": 'parts.since("New since Sunday", "new")',
    "pager": "parts.pager(5, 20)",
    "turn": 'parts.turn({"number": 2, "has_more": True, "name": "asked"}, "Back", "On", "Asked")',
    "read field": 'parts.field("why", "Why?", hint="A line.", readers="Members read it.")',
    "stitch": "parts.stitch()",
    "empty": 'parts.empty("Nobody.", "Have a biscuit.", "/x", "Ask")',
    "toast": 'parts.toast("Let go.", "/x", "Undo")',
    "ruler": 'parts.ruler(guide.spans, "25 minutes")',
    "mark": "parts.mark()",
    "shelf_row": 'parts.shelf_row(band, "/c", "Anyone may join", "Thu 27 Nov")',
}
BAND = Band("Brick", "brick", "star", (Week(1),))


@pytest.mark.parametrize("call", PARTS.values(), ids=PARTS)
def test_every_part_renders_well_formed(call):
    html = part("{{ " + call + " }}", guide=guide(), band=BAND, now=now())
    reader = read(html)
    assert html
    assert (reader.wrong, reader.open) == ([], [])
    assert "style" not in reader.attributes
    assert len(reader.ids) == len(set(reader.ids))


@pytest.mark.parametrize(
    ("level", "name", "says"),
    [
        ("author", "", "Only you can read this."),
        ("pair", "Owen", "You and Owen. Nobody else."),
        ("community", "Soft Signs", "Everyone in Soft Signs can read this."),
        ("public", "", "Anyone on the internet can read this."),
        ("public", "Marian", "Anyone on the internet. Marian has agreed."),
        ("permission", "", "Names only with permission. Not recording."),
        ("chatham", "", "You may use what you hear. Never say who said it, or where they work."),
    ],
)
def test_privacy_is_a_sentence(level, name, says):
    assert f"<span>{says}" in part("{{ parts.privacy(level, name) }}", level=level, name=name)


def test_what_people_wrote_is_escaped():
    html = part(
        '{{ parts.row(t, "/x") }}{{ parts.privacy("group", t) }}{{ parts.field("a", "A", t, rows=3) }}',
        t="<i>&",
    )
    assert "<i>" not in html
    assert html.count("&lt;i&gt;&amp;") == 3


def test_a_field_in_error_is_tied_to_its_sentences():
    html = part('{{ parts.field("when", "When?", hint="A day.", error="Add a day.") }}')
    assert 'aria-describedby="id_when-hint id_when-error" aria-invalid="true"' in html
    assert '<label for="id_when">' in html
    assert part('{{ parts.error_summary([("when", "Add a day.")]) }}').count('href="#id_when"') == 1


def test_one_page_has_no_pager_and_many_have_gaps():
    assert part("{{ parts.pager(1, 1) }}") == ""
    html = part('{{ parts.pager(5, 9, "?page=", False) }}')
    assert re.findall(r'href="\?page=(\d)"', html) == ["4", "1", "4", "6", "9", "6"]
    assert html.count("…") == 2
    assert html.index(">Older<") < html.index(">Newer<")
