"""HTML mail is read as the text it shows."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.base.kit.text import render_mail
from kith.base.kit.text.html_mail import CUT, LONGEST_HTML, html_to_text

TAGS = [
    "<div>", "</div>", "<blockquote>", "</blockquote>", "<a href='http://a'>", "</a>", "<p", ">",
    "<![a", "<!--",
    "<script>", "<ul><li>", "<table><tr><td>", "x", " ", "\n", "&lt;", "&#0;", "<pre>", "<svg><math>",
    "</", "<", "<td>x</td>", "<table>x", "<a href=1>", "<a x=\"", "<b a='1'>", "<br>", "</div>", "<object>",
    "<title>", "</title>",
]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("<div>One.</div><div><br></div><div>Two.</div>", "One.\n\nTwo."),
        ("a  <b>b</b>\n c", "a b c"),
        ("<a href='http://a.example/x'>here</a>", "here (http://a.example/x)"),
        ("<a href='http://a.example/'>a.example</a>", "a.example"),
        ("<a href='javascript:x'>here</a>", "here"),
        (
            "<p>Yes.</p><blockquote><p>Is it?</p><blockquote>It is.</blockquote></blockquote>",
            "Yes.\n\n> Is it?\n>\n>> It is.",
        ),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "1 | 2\n3 | 4"),
        ("<pre>a\n   b</pre>", "a\n   b"),
        ("<style>p{}</style><script>x()</script><title>t</title><p>a</p>", "a"),
        ("<img alt='A chart' src='http://a/b.png'>", "A chart"),
        ("&lt;script&gt;", "<script>"),
        ("", ""),
    ],
)  # fmt: skip
def test_shapes(html, text):
    assert html_to_text(html) == text


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=50))
def test_any_tangle_is_taken_and_nothing_lives(pieces):
    shown = render_mail(html_to_text("".join(pieces)))
    assert "<script" not in shown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<script>if (1</a>2) x('</style>')</script >b", "ab"),
        ("a<STYLE>p > b {}</sTyLe\n>b", "ab"),
        ("a<script>x()", "a"),
        ("a<svg><title>t</title><script>x('</svg>')</script></svg>b", "ab"),
        ("a<svg><circle><p>b", "a\n\nb"),
        ("a<object><object>x</object>y</object>b", "ab"),
        ("a<!-- <script> --><!-->b<!-- x", "ab"),
        ("<p title='</p><script>x()</script>'>a</p>", "a"),
        ("1 < 2, <3 and a<", "1 < 2, <3 and a<"),
        ("a<img alt='>\"' src=x><img src=x title='alt=y'>b", "a>\"b"),
        ("<a href=http://a.example/?x=1&amp;y=2 class=z>here</a>", "here (http://a.example/?x=1&y=2)"),
        ("<a href='http://a.example/1'>one <a href='http://a.example/2'>two</a>",
         "one (http://a.example/1) two (http://a.example/2)"),
        ("<div><blockquote>a</div>b", "> a\n\nb"),
        ("a&#" + "9" * 5000 + ";b", "a\ufffdb"),
    ],
)  # fmt: skip
def test_broken_shapes_are_read_as_browsers_read_them(html, text):
    assert html_to_text(html) == text


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<table><tr><td>", "<blockquote>", "<span x='>'>"])
@pytest.mark.parametrize("secret", ["<script>secret</script>", "<style>secret", "<svg><style>secret</style>"])
def test_no_script_or_style_is_shown_however_deep_it_stands(deep, secret):
    text = html_to_text(deep * 5000 + "a" + secret)
    assert (text.lstrip("> "), "secret" in text) == ("a", False)


def test_what_is_too_long_is_cut_and_says_so():
    fits = "<p>" + "a" * (LONGEST_HTML - 3)
    assert html_to_text(fits) == "a" * (LONGEST_HTML - 3)
    assert html_to_text(fits + "b") == "a" * (LONGEST_HTML - 3) + f"\n\n{CUT}"


def seconds(piece: str, length: int) -> float:
    """The shortest of three readings of a row that holds a piece again and again, to a length."""
    took = []
    for _turn in range(3):
        start = time.process_time()
        html_to_text("<table><tr>" + piece * (length // len(piece)))
        took.append(time.process_time() - start)
    return min(took)


@pytest.mark.parametrize("piece", TAGS)
def test_time_grows_with_length_alone(piece):
    # Eight times the length; by the square it would be 64 times the time.
    assert seconds(piece, 400_000) < 20 * seconds(piece, 50_000) + 0.05


@pytest.mark.slow
@pytest.mark.parametrize("piece", TAGS)
def test_several_megabytes_are_read_within_seconds(piece):
    start = time.process_time()
    html_to_text(piece * (4 * LONGEST_HTML // len(piece)))
    assert time.process_time() - start < 4
