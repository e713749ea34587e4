"""Markdown as people type it here becomes safe HTML, quickly, whatever they type."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.base.kit.text import render, render_markdown
from kith.base.kit.text.sanitising import sanitise

HOSTILE = [
    "[", "![", "[](", "[a](", "*a_ ", "**a ", "_*a*", "`a", "`", "<a ", "<b", "&#", "~~", "|a|\n|-|\n",
    "|-|\n|-|\n",
    "> ", "- ", "> - ", "1. ", "    a\n", "[a]: b\n> > > [a]: b\n", "[^", "![a](b)", "<http://a>",
    "http://x)))",
    "www.a.b/(((", "- a\n  - b\n", "\\", "# ", "a\n\n", "***", "===\n", "![[", "]([", "<!--", "<![CDATA[",
]  # fmt: skip
DOLLARS = ["$", "$$", "$a$", "$$\n", "$$a\n", "> $$\n", "$a\\$"]


def test_headings_start_at_the_third_level_and_stop_at_the_sixth():
    assert render_markdown("# a") == "<h3>a</h3>\n"
    assert render_markdown("##### a") == "<h6>a</h6>\n"
    assert render_markdown("###### a") == "<h6>a</h6>\n"
    assert render_markdown("a\n===") == "<h3>a</h3>\n"


def test_addresses_become_links_that_tell_nothing():
    assert render_markdown("see http://a.example/b_c_d.") == (
        '<p>see <a href="http://a.example/b_c_d" rel="nofollow noopener ugc">http://a.example/b_c_d</a>.</p>\n'
    )
    assert render_markdown("[here](https://a.example)") == (
        '<p><a href="https://a.example" rel="nofollow noopener ugc">here</a></p>\n'
    )
    assert render_markdown("`http://a.example`") == "<p><code>http://a.example</code></p>\n"


def test_a_link_inside_the_words_of_a_link_stays_one_link():
    html = render_markdown("[http://a.example](http://b.example)")
    assert html.count("<a ") == 1


def test_outside_pictures_are_links():
    assert render_markdown("![a cat](https://a.example/cat.png)") == (
        '<p><a href="https://a.example/cat.png" rel="nofollow noopener ugc">a cat</a></p>\n'
    )
    assert "<img" not in render_markdown("[![a](http://a/b.png)](http://c)")


def test_code_can_be_scrolled_with_the_keyboard():
    assert render_markdown("```r\nx <- 1\n```") == '<pre tabindex="0"><code>x &lt;- 1\n</code></pre>\n'
    assert render_markdown("    x <- 1") == '<pre tabindex="0"><code>x &lt;- 1\n</code></pre>\n'


def test_tables_keep_their_alignment_without_styles():
    html = render_markdown("|a|b|\n|:-|-:|\n|1|2|")
    assert '<th class="left">a</th>' in html
    assert '<td class="right">2</td>' in html
    assert "style" not in html


def test_strikethrough():
    assert render_markdown("~~a~~") == "<p><s>a</s></p>\n"


def test_html_is_text():
    assert render_markdown("<b>a</b>") == "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"


@pytest.mark.parametrize(
    "source",
    ["[a](javascript:alert(1))", "[a](data:text/html,b)", "[a](vbscript:b)", "<javascript:alert(1)>"],
)
def test_only_web_and_mail_addresses_become_links(source):
    assert "href" not in render_markdown(source)
    assert 'href="https://a"' in render_markdown("[a](https://a)")


def test_what_nobody_nests_stays_as_typed():
    deep = "> " * 60 + "a"
    assert render_markdown(deep) == f'<p class="lines">{deep.replace(">", "&gt;")}</p>'
    assert render_markdown("> " * 5 + "a").count("<blockquote>") == 5
    assert "<hr>" in render_markdown("* * * * * * * *")


def test_nothing_gives_nothing():
    assert render_markdown("") == ""
    assert render_markdown("\n \n") == ""


def test_format_is_named():
    assert render("*a*", "markdown") == "<p><em>a</em></p>\n"
    with pytest.raises(ValueError, match="html"):
        render("*a*", "html")


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, *DOLLARS, "a", " ", "\n", "\x00", "é", "\ud800", "\u202e"]), max_size=60
    )
)
def test_never_raises_and_is_clean_the_second_time(pieces):
    html = render_markdown("".join(pieces))
    assert sanitise(html) == html


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_taken(source):
    html = render_markdown(source)
    assert sanitise(html) == html


@pytest.mark.parametrize("piece", [*HOSTILE, *DOLLARS])
def test_time_grows_with_length_alone(piece):
    """Four times the length takes about four times as long; growth by the square would take sixteen."""
    assert _growth(render_markdown, piece) < 10


def test_growth_by_the_square_is_noticed():
    # A busy machine hides it now and then, so it is looked for three times.
    turns = (_growth(_by_the_square, "ab") for _turn in range(3))
    assert any(growth > 10 for growth in turns)


def _by_the_square(source: str) -> int:
    return sum(1 for _ in source[::16] for _ in source[::16])


def test_time_of_mixed_hostility():
    """Within forty times what plain words of the same length take, measured beside them."""
    chance = random.Random(7)
    plain = max(_seconds(render_markdown, "Plain words of no importance. ", 10_000), 0.005)
    for _round in range(20):
        some = chance.sample(HOSTILE, 3)
        source = "".join(chance.choice(some) for _piece in range(3000))[:10_000]
        assert _seconds(render_markdown, source, 10_000) < 40 * plain


def _growth(act: Callable[[str], object], piece: str) -> float:
    """Return how much longer four times the length takes: the least of a few turns."""
    least = float("inf")
    for _turn in range(5):
        short = max(_seconds(act, piece, 10_000), 0.005)
        least = min(least, _seconds(act, piece, 40_000) / short)
        if least < 10:
            break
    return least


def _seconds(act: Callable[[str], object], piece: str, length: int) -> float:
    """Return the CPU seconds of the quicker of two turns."""
    source = piece * (length // len(piece))
    taken = []
    for _turn in range(2):
        start = time.process_time()
        act(source)
        taken.append(time.process_time() - start)
    return min(taken)
