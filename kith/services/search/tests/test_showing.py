"""Marked words, snippets, and the order of what was found."""

from kith.services.search.index.rows import Candidate
from kith.services.search.marking import LENGTH, marked, snippet
from kith.services.search.models.document import PLACES_A_SECOND
from kith.services.search.ranking import ranked
from kith.services.search.reading import read

YEAR = 365 * 24 * 3600


def test_words_are_marked_by_what_they_mean_and_html_is_text():
    html = marked("<b>Weaving</b> & the weaver's café", {"weav", "cafe"})
    assert html == "&lt;b&gt;<mark>Weaving</mark>&lt;/b&gt; &amp; the weaver&#39;s <mark>café</mark>"
    assert marked("nothing", set()) == "nothing"


def test_a_snippet_is_cut_from_where_most_words_are():
    text = "warp. " + "filler words here " * 40 + "the warp and the weft meet " + "more filler " * 40
    html = snippet(text, {"warp", "weft"})
    assert html.startswith("… ")
    assert html.endswith(" …")
    assert "the <mark>warp</mark> and the <mark>weft</mark> meet" in html
    assert len(html.striptags()) <= LENGTH + 4


def test_a_snippet_without_the_words_is_the_beginning():
    assert snippet("Short\n and \t plain.", {"weft"}) == "Short and plain."
    assert snippet("", {"weft"}) == ""


def test_a_snippet_never_ends_inside_markup():
    html = snippet("<script>alert(1)</script> warp " * 50, {"warp"})
    assert "<script" not in html
    assert html.count("<mark>") == html.count("</mark>") > 0


def test_one_endless_word_is_a_snippet_too():
    assert snippet("x" * 5000, {"warp"}) == "x" * LENGTH + " …"


def hit(
    number: int, body: str = "warp", *, title: str = "", years: float = 0, helpful: bool = False
) -> Candidate:
    second = int(1_700_000_000 - years * YEAR)
    return Candidate(
        second * PLACES_A_SECOND + number, "test.thing", number, helpful, f" {title} ", f" {body} "
    )


def order(*hits: Candidate, text: str = "warp") -> list[int]:
    newest_first = sorted(hits, key=lambda one: -one.pk)
    return [one.subject_id for one in ranked(newest_first, read(text))]


def test_equals_are_newest_first():
    assert order(hit(1), hit(2), hit(3)) == [3, 2, 1]
    assert order() == []


def test_more_often_in_a_title_having_helped_and_fresh_all_count():
    filler = " and" * 40
    assert order(hit(1, "warp warp warp" + filler), hit(2, "warp" + filler)) == [1, 2]
    assert order(hit(1, "warp" + filler), hit(2, "warp" + filler * 20)) == [1, 2]
    assert order(hit(1, title="warp"), hit(2, "warp warp")) == [1, 2]
    assert order(hit(1, helpful=True), hit(2)) == [1, 2]
    assert order(hit(1, years=0), hit(2, years=3)) == [1, 2]


def test_an_old_hit_in_a_title_beats_a_fresh_mention():
    assert order(hit(1, title="warp", years=4), hit(2, "warp and much else")) == [1, 2]


def test_the_order_does_not_hang_on_the_clock():
    early = [hit(number, years=number) for number in (1, 2)]
    late = [hit(number, years=number + 6) for number in (1, 2)]
    assert order(*early) == order(*late) == [1, 2]
