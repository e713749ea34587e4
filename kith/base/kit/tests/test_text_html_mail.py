"""HTML mail is read as the text it shows."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.base.kit.text import render_mail
from kith.base.kit.text.html_mail import html_to_text

TAGS = [
    "<div>", "</div>", "<blockquote>", "</blockquote>", "<a href='http://a'>", "</a>", "<p", ">",
    "<![a", "<!--",
    "<script>", "<ul><li>", "<table><tr><td>", "x", " ", "\n", "&lt;", "&#0;", "<pre>", "<svg><math>",
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


@pytest.mark.parametrize("piece", TAGS)
def test_time_grows_with_length_alone(piece):
    start = time.process_time()
    html_to_text(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 2
