import re

import pytest

from kith.base.ui.contrast import colours, failing, ratio
from kith.base.ui.guide import GLAZES
from kith.base.ui.stylesheet import stylesheet

CSS = stylesheet().decode()
ROOT = colours(CSS, ":root")

TEXT = [
    (front, back, 7.0)
    for front in ("ink", "ink-2", "action", "good", "care", "stop", "g-text")
    for back in ("paper", "surface")
]
TEXT += [
    ("ink", "sunk", 7), ("ink-2", "sunk", 7), ("action-ink", "action", 7), ("action-ink", "action-press", 7),
    ("on-mark", "mark", 7), ("ink", "well", 7), ("ink", "better", 7), ("ink", "mark-soft", 7),
    ("ink", "g-tint", 7), ("ink-2", "g-tint", 7), ("g-text", "g-tint", 7), ("action", "action-sunk", 7),
    ("action", "g-tint", 4.5), ("action", "sunk", 4.5), ("paper", "ink", 7),
]  # fmt: skip
EDGES = [
    (edge, back, 3.0) for edge in ("line-2", "v1", "v2", "v3", "v4", "v5") for back in ("paper", "surface")
]
EDGES += [
    ("well-line", "well", 3),
    ("better-line", "better", 3),
    ("well-line", "paper", 3),
    ("better-line", "paper", 3),
]


@pytest.mark.parametrize("palette", [ROOT.plain, ROOT.light, ROOT.dark], ids=["plain", "light", "dark"])
def test_every_promised_contrast_is_kept(palette):
    assert failing(palette, TEXT + EDGES) == []


def test_plain_values_are_the_light_ones():
    assert ROOT.plain == ROOT.light


@pytest.mark.parametrize("glaze", GLAZES)
def test_words_are_readable_on_every_glaze(glaze):
    set_here = colours(CSS, f'[data-glaze="{glaze}"]')
    for palette, base in ((set_here.light, ROOT.light), (set_here.dark, ROOT.dark)):
        whole = {**base, **palette}
        pairs = [
            ("on-glaze", "glaze", 7), ("on-glaze-2", "glaze", 7),
            ("mark", "glaze", 3), ("g-bright", "glaze", 3),
            ("g-text", "g-tint", 7), ("g-text", "paper", 7), ("g-text", "surface", 7), ("ink", "g-tint", 7),
        ]  # fmt: skip
        assert failing(whole, pairs) == []


@pytest.mark.parametrize("number", range(1, 10))
def test_initials_are_readable_in_every_rim(number):
    rim = colours(CSS, f".rim-{number}")
    for palette in (rim.plain, rim.light, rim.dark):
        assert failing(palette, [("g-text", "g-tint", 7.0)]) == []


def test_a_pale_word_is_found_out():
    bad = {**ROOT.light, "ink-2": "#9aa6a8"}
    assert failing(bad, [("ink-2", "paper", 7)]) == ["ink-2 on paper is 2.33, under 7"]


def test_the_measure_is_the_standard_one():
    assert ratio("#000000", "#ffffff") == 21
    assert ratio("#777777", "#777777") == 1
    assert round(ratio("#767676", "#ffffff"), 2) == 4.54


def test_no_colour_is_set_outside_the_tokens():
    tokens = re.compile(r"--[\w-]+:[^;]*;")
    loose = re.findall(r"#[0-9a-f]{3,8}\b", tokens.sub("", CSS.split("@layer print {")[0]), re.I)
    assert set(loose) <= MARK


# The woven mark keeps its own threads in both modes.
MARK = {"#0e4f55", "#c2620a", "#ffc94d", "#1c4f94", "#7a2e22", "#8fd0cd", "#f09a44", "#a9c7ee", "#f0b3a3"}
