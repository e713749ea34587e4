"""No regular expression of the mail reader can be made to run long (100,000 hostile characters, 100 ms)."""

import pytest

import kith.ports.mail.parsing as package
from kith.base.kit.tests.test_text_patterns import LIMIT, patterns_of, slowest


@pytest.mark.slow
@pytest.mark.parametrize(("pattern", "ways"), patterns_of(package))
def test_pattern(pattern, ways):
    assert ways, "a pattern that nothing uses, or a use this test cannot see"
    seconds, piece = slowest(pattern, ways)
    assert seconds < LIMIT, piece
