"""What is planted: a trespass each, the leanings it must be caught as, and a lawful partner beside it.

The partner is the same text where it may stand, or nearly the same text in the same place.
"""

from dataclasses import dataclass

from architecture.leaning import Leaning


@dataclass(frozen=True)
class Planted:
    """name: what is wrong. path, text: the file that is added to the tiny house. caught: what must be found.

    lawful_path, lawful_text: the partner; where one is left out it is the trespass's own.
    """

    name: str
    path: str
    text: str
    caught: tuple[Leaning, ...]
    lawful_path: str = ""
    lawful_text: str = ""

    @property
    def lawful(self) -> tuple[str, str]:
        return self.lawful_path or self.path, self.lawful_text or self.text

    def __str__(self) -> str:
        return self.name
