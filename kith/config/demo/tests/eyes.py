"""How a test of the demo sees what one of its people, or a stranger, would see."""

import html
import re

from kith.members.people.models import Person
from kith.services.conversations.models import Thread
from tests.cast import visit

CALM, DP, TABLE = "/c/classroom-calm/", "/c/deteriorating-patients/", "/c/peer-network-leads/"
_TAG, _GAPS = re.compile(r"<[^>]+>"), re.compile(r"\s+")


class Eyes:
    """Gives a test case the pages of the demo, as somebody finds them."""

    def page(self, path: str, tag: str = "") -> str:
        """Return a page as somebody finds it, "" where they don't or must sign in; no tag: a stranger."""
        answer = visit(self.person(tag) if tag else None).get(path, follow=True)
        found = answer.status_code == 200 and not answer.request["PATH_INFO"].startswith("/sign-in/")
        return html.unescape(answer.content.decode()) if found else ""

    def words(self, path: str, tag: str = "") -> str:
        """Return the words that somebody reads on a page, one space between any two."""
        return _GAPS.sub(" ", _TAG.sub("", self.page(path, tag)))

    def person(self, tag: str) -> Person:
        """Return one of the demo's people."""
        return Person.objects.get(addresses__address__startswith=f"{tag}@")

    def stands(self, words: str, path: str, *, at: tuple[str, ...], but_not: tuple[str, ...] = ()) -> None:
        """Check who reads the words on a page; "" is a stranger."""
        read = {tag: words in self.words(path, tag) for tag in (*at, *but_not)}
        assert read == {**dict.fromkeys(at, True), **dict.fromkeys(but_not, False)}

    def goes(self, *words: str, path: str, at: str) -> None:
        """Check that somebody reads the words on a page, and in this order."""
        read = self.words(path, at)
        places = [read.find(each) for each in words]
        assert dict(zip(words, places, strict=True)) and -1 not in places, words[places.index(-1)]
        assert places == sorted(places)

    def thread(self, title: str) -> str:
        """Return the address of a conversation in the demo."""
        return f"/posts/{Thread.objects.get(title=title).posts.get(position=1).key}/"
