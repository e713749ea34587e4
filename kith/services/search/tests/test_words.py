"""From text to stems, and from what was typed to a query."""

import re
import threading

import pytest

from kith.services.search import analysis
from kith.services.search.analysis import LONGEST, stem, stems
from kith.services.search.reading import MAX_TERMS, MAX_TEXT, read, typed

SAME = [
    ("weaving", "Weaves"),
    ("café", "CAFE"),
    ("cafe\u0301", "café"),
    ("Straße", "strasse"),
    ("don’t", "don't"),
    ("weaver's", "weaver"),
    ("naïveté", "naivete"),
    ("ﬁne", "fine"),
    ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_that_count_as_the_same(one, other):
    assert stems(one) == stems(other) != ""


def test_a_text_becomes_its_stems_in_order():
    assert stems("The Weavers’ looms, re-threaded: 2 of 3_each…") == "the weaver loom re thread 2 of 3 each"
    assert stems("") == stems("… ’ -- _") == ""
    assert stems("ткань 織物 1½") == "ткань 織物 112"


def test_text_in_ascii_and_any_other_are_parted_alike():
    ascii_only = "".join(map(chr, range(1, 128))) * 3 + " rock'n'roll 'quoted' o''clock a'b' ''"
    slow = " ".join(filter(None, map(stem, analysis._WORD.findall(ascii_only))))
    assert stems(ascii_only) == slow


def test_stems_are_letters_and_digits_only_whatever_comes():
    everything = "".join(map(chr, range(0x3000))) + "\ud7ff\ue000\U0001f9f6\U00020000"
    for one in stems(" ".join(everything)).split(" "):
        assert one.isalnum()
        assert not re.search(r"['\"%_\\ ]", one)


def test_a_very_long_word_is_cut():
    assert len(stems("x" * 500)) == LONGEST


def test_threads_do_not_stem_into_each_other():
    words = [f"{letter}{other}ings" for letter in "bcdfghklmnprstvw" for other in "aeiouy" for _ in (1, 2)]
    alone = [stem(word) for word in words]
    stem.cache_clear()
    results: list[list[str]] = []
    workers = [
        threading.Thread(target=lambda: results.append([stem.__wrapped__(word) for word in words * 5]))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert results == [alone * 5] * 4


def test_words_phrases_and_what_is_not_wanted():
    query = read('warps "Two Shafts" -weaving -"long threads" half-term')
    assert query.wanted == (("warp",), ("two", "shaft"), ("half", "term"))
    assert query.unwanted == (("weav",), ("long", "thread"))
    assert query.stems == {"warp", "two", "shaft", "half", "term"}


@pytest.mark.parametrize("text", ["", " ", '"', '""', "-", "- -", "'", "…", '-""', "\x00"])
def test_nothing_to_look_for(text):
    assert (read(text).wanted, read(text).unwanted) == ((), ())


def test_a_phrase_may_be_left_open_and_curly():
    assert read('"two shafts').wanted == read("“two shafts”").wanted == (("two", "shaft"),)


def test_what_was_typed_is_bounded():
    assert typed("  warp \n weft\t") == "warp weft"
    assert len(typed("a" * 900)) == MAX_TEXT
    assert len(read(" ".join(f"w{n}" for n in range(60))).wanted) == MAX_TERMS
