"""No regular expression of the renderers can be made to run long (100,000 hostile characters, 100 ms)."""

import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

import kith.base.kit.text as package

LENGTH = 100_000
# On a quiet machine the slowest takes 60 ms; the limit leaves room for others working beside.
LIMIT = 0.3
HOSTILE = [
    "a", " ", "\n", "\t", ">", "-", "_", "*", "@", "<", "a@", "(", "[", "]", "=?", "http://", "x:",
    "a at ", "\n ", "\n>",
    "wrote:", "On 1 ", "1", "0 ", ". ", "=", "|", "re:", "\\", '"', ";a=", "a-", "~%", "the ",
    "mailing list ", "www.",
    "> > ", "- ", "1. ", "$a[", "$", "$a$", "é", "a a a<", "| a\n", "[]", "-\n", "* ",
]  # fmt: skip
METHODS = {"match": "match", "fullmatch": "fullmatch", "search": "search", "finditer": "finditer"}
METHODS |= {"findall": "finditer", "sub": "finditer", "split": "finditer"}


def patterns_of(modules_of) -> list:
    """Every compiled pattern in a package's modules, with the ways in which its module uses it."""
    found = []
    for info in pkgutil.iter_modules(modules_of.__path__):
        module = importlib.import_module(f"{modules_of.__name__}.{info.name}")
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                used = set(re.findall(rf"\b{name}\.(\w+)\(", source))
                found.append(pytest.param(value, {METHODS[one] for one in used}, id=f"{info.name}.{name}"))
    return found


def slowest(pattern, ways) -> tuple[float, str]:
    """The longest time any hostile text takes, and that text's piece."""
    worst = (0.0, "")
    for piece in HOSTILE:
        for before, after in (("", "\x00"), ("On 1 a ", "!"), ("=?a?q?", "")):
            text = before + piece * (LENGTH // len(piece)) + after
            subject = text.encode() if isinstance(pattern.pattern, bytes) else text
            for way in ways:
                start = time.process_time()
                found = getattr(pattern, way)(subject)
                if way == "finditer":
                    for _match in found:
                        pass
                worst = max(worst, (time.process_time() - start, piece))
    return worst


@pytest.mark.slow
@pytest.mark.parametrize(("pattern", "ways"), patterns_of(package))
def test_pattern(pattern, ways):
    assert ways, "a pattern that nothing uses, or a use this test cannot see"
    seconds, piece = slowest(pattern, ways)
    assert seconds < LIMIT, piece


def test_the_attack_finds_a_slow_pattern():
    start = time.process_time()
    re.compile(r"(?:a|a)*b").match("a" * 22)
    assert time.process_time() - start > LIMIT / 3
