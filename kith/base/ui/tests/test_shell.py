"""The frame round every page, and what no template may hold."""

import re
from pathlib import Path

import pytest

from kith.base.ui.guide import guide
from kith.base.ui.tests.frames import jinja, read, shell

TEMPLATES = Path(__file__).parent.parent / "templates" / "ui"
FILES = sorted(TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_templates_obey_the_content_policy_and_are_short(file):
    source = file.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=|\son\w+\s*=\s*[\"']|<style|<script(?![^>]*\ssrc=)|javascript:", source)
    assert len(source.splitlines()) < 100


def page(body: str, **asked) -> str:
    source = '{% extends "ui/shell.html" %}' + body
    return jinja().from_string(source).render(**shell(**asked))


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("inside", [True, False])
def test_the_shell_is_well_formed_for_everyone(signed_in, inside):
    html = page(
        "{% block main %}<h1>Here</h1>{% endblock %}", signed_in=signed_in, inside=inside, notice="Let go."
    )
    reader = read(html)
    assert (reader.wrong, reader.open) == ([], [])
    assert len(reader.ids) == len(set(reader.ids))
    assert ("has-tabs" in html) is signed_in
    assert html.index('href="#main"') < html.index('class="brand"') < html.index('id="main"')
    assert 'role="status"><span>Let go.</span>' in html


def test_the_place_you_are_in_is_said():
    outside = page("", here="communities")
    assert re.findall(r'<a href="([^"]+)"[^>]*aria-current="page"', outside) == ["/network/communities/"] * 2
    within = page("", inside=True, here="conversations")
    currents = set(re.findall(r'<a href="([^"]+)"[^>]*aria-current="page"', within))
    assert currents == {"/network/communities/", "/soft-signs/conversations/"}
    assert "<summary><span>Conversations</span>" in within


def test_search_is_a_tab_between_starting_and_you():
    tabs = page("").split('<nav class="tabs"')[1]
    assert re.findall(r'href="/network/([^"]+)/"', tabs) == ["communities", "start", "search", "you"]
    assert '<nav class="tabs"' not in page("", signed_in=False)


def test_the_band_is_whole_at_home_and_slim_elsewhere():
    home = page(
        '{% set band = "head" %}{% block band_facts %}<span>14 members</span>{% endblock %}', inside=True
    )
    assert "<h1>Soft Signs</h1>" in home
    assert '<div class="facts"><span>14 members</span></div>' in home
    assert 'role="img" aria-label="2 weeks, 1 with conversation, 1 with a gathering' in home
    slim = page("", inside=True)
    assert "<h1>" not in slim
    assert '<a class="name" href="/soft-signs/home/">Soft Signs</a>' in slim


def test_an_aside_makes_two_columns():
    assert "with-aside" in page("{% block aside %}<h2>New faces</h2>{% endblock %}")
    assert "with-aside" not in page("")


def test_a_refusal_gives_the_words_back():
    words = "Three times <this> autumn"
    said = {
        "happened": "This page was open too long.",
        "safe": "Nothing was posted.",
        "next": "Send it again.",
    }
    template = jinja().get_template("ui/error.html")
    html = template.render(kept=words, code="form-expired", **said, **shell())
    assert "Three times &lt;this&gt; autumn</textarea>" in html
    assert '<h1 class="h2">This page was open too long.</h1>' in html
    assert "<textarea" not in template.render(kept="", code="", **said, **shell())


def test_the_style_guide_shows_everything():
    html = jinja().get_template("ui/style.html").render(guide=guide(), **shell())
    reader = read(html)
    assert (reader.wrong, reader.open) == ([], [])
    assert len(html.encode()) < 80_000
