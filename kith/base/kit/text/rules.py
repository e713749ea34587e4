"""Lines drawn across a mail: "_____", "-----", "*****"."""

import re

_RULE = re.compile(r"\s{0,4}(?:_{5,}|-{4,}|={4,}|\*{4,}|~{4,}|#{5,}|\.{8,}|(?:%~){4,}%?)\s*$")
_DRAWN = frozenset("_-=*~#.%")


def is_rule(line: str) -> bool:
    """Say whether line is drawn: four or more dashes, underscores, stars…, and nothing else."""
    return line.lstrip()[:1] in _DRAWN and bool(_RULE.match(line))
