import gzip
import re

import pytest

from kith.base.ui.cloth import HEIGHT, Week, cloth, cloth_sentence
from kith.base.ui.guide import sample_weeks
from kith.base.ui.motifs import HALF, MOTIFS, ROWS

YEAR = [*sample_weeks(4), *sample_weeks(3)][:52]


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_year_weighs_little_and_is_always_the_same(motif):
    svg = cloth(YEAR, motif)
    assert svg == cloth(list(YEAR), motif)
    assert len(gzip.compress(svg.encode())) < 3 * 1024


@pytest.mark.parametrize("name", MOTIFS)
def test_every_motif_is_whole(name):
    motif = MOTIFS[name]
    for figure in (motif.gathering, *motif.talk):
        assert len(figure) == ROWS
        assert {len(row) for row in figure} == {HALF}
        assert set("".join(figure)) <= set("#.o")
    assert len({motif.gathering, *motif.talk}) == 4


def test_no_two_motifs_are_alike():
    assert len({motif.gathering for motif in MOTIFS.values()}) == len(MOTIFS) >= 6


def test_each_kind_of_week_shows():
    def colours(week):
        return set(re.findall(r'class="(\w+)" d=', cloth([week], least=1)))

    assert colours(Week()) == set()
    assert colours(Week(talk=2)) == {"thread"}
    assert colours(Week(gathering=True)) == {"bright", "pale"}
    assert colours(Week(to_come=True)) == {"pale"}
    assert colours(Week(kept=True)) == {"pale"}


def test_talk_fills_more_cloth_the_more_there_is():
    def stitches(talk):
        return sum(int(run) for run in re.findall(r"(?<=h)\d+", cloth([Week(talk)], least=1)))

    assert stitches(0) < stitches(1) < stitches(2) < stitches(3)


def test_the_newest_week_stands_at_the_right_edge():
    svg = cloth([Week(), Week(gathering=True)], "brick", least=10)
    assert f'viewBox="0 0 80 {HEIGHT}"' in svg
    assert "M72 1.5h8" in svg


def test_it_is_hidden_unless_it_has_a_sentence():
    assert 'aria-hidden="true"' in cloth(YEAR)
    assert 'role="img" aria-label="a &lt;quiet&gt; year"' in cloth(YEAR, label="a <quiet> year")


def test_an_unknown_motif_is_a_diamond():
    assert cloth(YEAR, "paisley") == cloth(YEAR, "diamond")


def test_the_sentence_says_what_is_seen():
    weeks = [Week(2), Week(0), Week(1, gathering=True), Week(kept=True), Week(to_come=True)]
    assert cloth_sentence(weeks) == (
        "4 weeks, 2 with conversation, 1 with a gathering, 1 with something kept, 1 gathering to come."
    )
    assert cloth_sentence([Week(), Week()]) == "A quiet stretch, plain knitting."
