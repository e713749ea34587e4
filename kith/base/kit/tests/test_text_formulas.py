"""Formulas between dollars become MathML; money, code and mail never do; nothing hostile gets through."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kith.base.kit.text import render, searchable_text, shown_words
from kith.base.kit.text.formulas import LONGEST, mathml
from kith.base.kit.text.mathml import MATHML
from kith.base.kit.text.sanitising import sanitise

NOT_FORMULAS = [
    "It costs $5 and $6.", "US$5-US$6", "$5-$10, or $5/$6", "5$/6$ each", "20$ or 30$",
    "$1,000,000 ($1m)", "$5 each (was 6$)", "$100/hr vs. $120/hr ($)", "from $5\nto $6",
    "a '$' and a '$'", "the $ sign, the $", "df$x + df$y", "list(1)$a + mean(y)$b", "x[1]$a$b",
    "$HOME/bin:$PATH", "$HOME and $USER", "\\$x\\$", "$$", "$ $", "$$$", "$$$$", "$x $", "$ x$",
    "$x\ny$", "$5 `code$`",
]  # fmt: skip
HOSTILE = [
    "\\frac", "{", "}", "^", "_", "\\left(", "\\right)", "\\sqrt", "\\sqrt[", "'", "&", "\\\\",
    "\\text{", "\\hbox{$", "\\begin{matrix}", "\\end{matrix}", "\\color{red}", "\\style{color:red}",
    "\\href{javascript:a}", "\\class{a}", "\\unicode{x3c}", "\\unicode{0}", "\\unicode{}", "\\verb|<",
    "\\rule", "\\hspace{-99em}", "\\raise9em", "%", "\\def\\a{\\a\\a}\\a", "\\newcommand{\\a}{\\a\\a}",
    "\\not", "\\over", "\\limits", "\\tiny", "\\tag{", "\\operatorname{", "\\mathchoice", "\\sideset",
    "\\skew", "\\genfrac", "\\xrightarrow[", "\\mathbb{R}", "\\bra", "\\smash[", "\\hline", "<script>",
    "\"", "&#60;", "&lt;", "1", "x", " ", "\x00", "\ud800", "é", "]]>", "-->",
]  # fmt: skip
MOVING = [
    *("\\color{red}{x}", "\\style{color:red}{x}", "\\href{https://a.example}{x}", "\\class{btn}{x}"),
    *("\\hspace{-99em}x", "\\raise9em{x}", "\\colorbox{red}{x}", "\\llap{x}"),
]
TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")


def shown(source: str) -> str:
    return render(source, "markdown")


@pytest.mark.parametrize("source", NOT_FORMULAS)
def test_money_and_programs_stay_as_they_are(source):
    html = shown(source)
    assert "<math" not in html
    assert 'class="formula"' not in html


@given(
    some.lists(
        some.sampled_from(
            ["costs ", "$5", "US$6", "$7.50", " or ", ", ", "$8k", " (", ")", "–", " each", "."]
        )
    )
)
def test_amounts_in_any_order_are_no_formulas(pieces):
    assert "<math" not in shown("".join(pieces).replace(")", " )").replace("$", " $"))


@pytest.mark.parametrize(
    "source", ["$x$", "the $n$th", "($a_1$)", "so $x^2$, and", "| a |\n|-|\n| $x$ |", "*$x$*"]
)
def test_a_formula_in_a_line(source):
    assert shown(source).count("<math ") == 1


def test_it_keeps_what_was_typed_for_those_who_hear_it():
    assert shown("$x^2$") == (
        '<p><math alttext="x^2"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math></p>\n'
    )


@pytest.mark.parametrize(
    "source", ["$$x$$", "$$\nx\n$$", "$$ x $$", "words\n$$\nx$$\nwords", "- a\n\n  $$x$$", "> $$\n> x\n> $$"]
)
def test_one_on_lines_of_its_own_can_be_scrolled(source):
    assert '<div class="formula" tabindex="0"><math display="block" alttext="x">' in shown(source)


def test_a_wide_one_in_a_line_can_be_scrolled():
    assert f'<span class="formula" tabindex="0"><math alttext="{"x" * 40}">' in shown(f"so ${'x' * 40}$")


@pytest.mark.parametrize(
    "source", ["$\\frac{$", "$\\foo$", "$x_1_2$", "$x^$", "$\\def\\a{b}$", "$\\cancel{x}$"]
)
def test_what_cannot_be_shown_is_shown_as_typed(source):
    assert shown(source) == f'<p><code class="formula">{source}</code></p>\n'
    assert shown(f"${source}$") == f'<p><code class="formula">${source}$</code></p>\n'


def test_code_and_mail_hold_no_formulas():
    assert "<math" not in shown("`$x$`\n\n    $x$\n\n```\n$$x$$\n```")
    assert (
        render("df$x$y and $x$\n\n$$x$$", "mail")
        == '<div class="mail"><p>df$x$y and $x$</p><p>$$x$$</p></div>'
    )


def test_it_is_found_by_what_was_typed():
    source = 'Use $\\alpha < 1$:\n\n$$\\beta & "x"$$'
    assert searchable_text(source, "markdown") == 'Use \\alpha < 1:\n\\beta & "x"'
    assert shown_words(shown(source)).split() == searchable_text(source, "markdown").split()


def test_nothing_in_it_moves_colours_or_leads_anywhere():
    for latex in MOVING:
        made = mathml(latex)
        assert "<mi>x</mi>" in made or "<mtext>x</mtext>" in made
        assert not re.search(r"(style|href|class|color|background|offset|width|height)=", made)
        assert "mathcolor" not in made


def test_words_in_it_are_words():
    assert "<mtext>&lt;script&gt;</mtext>" in mathml("\\text{<script>}")
    assert "<mi>&lt;</mi>" in mathml("\\unicode{x3c}b")
    assert mathml("\\unicode{x0}x").count("<mi>") == 2


@settings(max_examples=500, deadline=None)
@given(some.lists(some.sampled_from(HOSTILE), max_size=40))
def test_hostile_formulas_neither_raise_nor_get_through(pieces):
    latex = "".join(pieces)
    made = mathml(latex)
    for _end, name, rest in TAG.findall(re.sub(r' alttext="[^"]*"', "", made)):
        assert name in MATHML
        assert re.fullmatch(r'(?: [a-z]+="[a-z0-9.-]+")*', rest)
    for source in (f"a ${latex}$ b", f"$$\n{latex}\n$$", latex):
        html = shown(source)
        assert sanitise(html) == html


@pytest.mark.parametrize("piece", HOSTILE)
def test_however_hostile_it_takes_no_longer_than_its_length(piece):
    latex = piece * (LONGEST // len(piece))
    turns = []
    for _turn in range(3):
        start = time.process_time()
        mathml(latex)
        turns.append(time.process_time() - start)
    assert min(turns) < 0.15  # 10 to 25 ms on a quiet machine


def test_a_text_full_of_formulas_is_bounded():
    html = shown("$x$ " * 10_000)
    assert html.count("<math ") == 4000
    assert html.count("<code") == 6000
    assert mathml("x" * (LONGEST + 1)) == ""
    assert mathml("{" * 60 + "x" + "}" * 60) == ""
    assert mathml("{" * 30 + "x" + "}" * 30)
