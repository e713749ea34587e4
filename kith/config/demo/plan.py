"""The shape of what the demo loads: a community, its boards, who belongs and since when."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
_PRACTICE, _NORMS = "# What we practise\n", "# How we are with each other\n"


@dataclass(frozen=True, slots=True)
class BoardPlan:
    """A board to open. level: who may read it, a level of Audience."""

    slug: str
    name: str
    about: str
    level: str = "community"


@dataclass(frozen=True, slots=True)
class CommunityPlan:
    """A community to found. Times are written as in dating.py; a bare number is weeks ago.

    founder: tag of who starts and convenes it. members: tag and when they join. gone: tag and when
    they leave. serving: tag and when they take on convening. on_its_own: nobody convenes it.
    """

    slug: str
    name: str
    domain: str
    glaze: str
    motif: str
    founder: str
    begun: str
    members: dict[str, int | str]
    boards: tuple[BoardPlan, ...] = ()
    admission: str = "open"
    gone: tuple[tuple[str, str], ...] = ()
    serving: tuple[tuple[str, str], ...] = ()
    on_its_own: bool = False

    @property
    def practice(self) -> str:
        """What they do together, as typed."""
        return _about(self.slug)[0]

    @property
    def norms(self) -> str:
        """How they are with each other, as typed."""
        return _about(self.slug)[1]


@cache
def _about(slug: str) -> tuple[str, str]:
    text = (WORDS / slug / "about.md").read_text("utf-8")
    practice, norms = text.removeprefix(_PRACTICE).split(_NORMS)
    return practice.strip(), norms.strip()
