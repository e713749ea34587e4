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
    they leave. on_its_own: nobody convenes it.
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
    on_its_own: bool = False

    @property
    def practice(self) -> str:
        """What they do together, as typed."""
        return about(self.slug)[0]

    @property
    def norms(self) -> str:
        """How they are with each other, as typed."""
        return about(self.slug)[1]


@cache
def about(slug: str, file: str = "about") -> tuple[str, str]:
    """Return what they practise and how they are with each other, as it is written down in a file."""
    text = (WORDS / slug / f"{file}.md").read_text("utf-8")
    practice, norms = text.removeprefix(_PRACTICE).split(_NORMS)
    return practice.strip(), norms.strip()
