"""What links in posts lead to here, named as their reader may see it, at the moment of reading.

Nothing is fetched, and nothing is kept: who may not read what a link leads to sees it as it was written. A
page without such links costs nothing more; one with them, one statement, however many they are.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from kith.base.kit.ids import is_key
from kith.base.kit.text.links import REL
from kith.members.communities.models import Community
from kith.members.profiles.access import people_visible_to
from kith.services.conversations.access import posts_visible_to, threads_visible_to
from kith.services.conversations.homes import unlisted

_MOST = 100  # links that one page names
_PATH = re.compile(
    r"/(?:posts/(?P<post>[^/]+)|people/(?P<person>[^/]+)|c/(?P<community>[^/]+)(?:/about)?"
    r"|c/[^/]+/conversations/(?P<thread>[^/]+))/?(?:[?#].*)?"
)
_TAGS = re.compile(r"<[^>]*>")

# A kind of thing, and its key in addresses.
Spot = tuple[str, str]
Html = TypeVar("Html", str, Markup)


def spots_in(html: str) -> frozenset[Spot]:
    """Return what the links lead to that somebody wrote into these posts, as far as it is of this Kith."""
    if REL not in html:
        return frozenset()
    found = (_spot(link[1]) for link in _links().finditer(html))
    return frozenset(list(dict.fromkeys(spot for spot in found if spot))[:_MOST])


def titles_of(spots: Iterable[Spot], viewer: Any) -> dict[Spot, str]:
    """Return the titles of those of these that the viewer may see: one statement, or none for no spots."""
    by_kind: dict[str, list[str]] = {}
    for what, key in spots:
        by_kind.setdefault(what, []).append(key)
    if not by_kind:
        return {}
    first, *others = (_ROWS[what](viewer, keys) for what, keys in by_kind.items())
    return {(what, key): title for what, key, title in first.union(*others)}


def named(html: Html, titles: Mapping[Spot, str]) -> Html:
    """Return posts with these titles at their links: in place of a bare address, else behind the words."""
    if not titles:
        return html
    return type(html)(_links().sub(lambda link: _with_title(link, titles), html))


def lines_named(lines: list[Any], viewer: Any) -> list[Any]:
    """Return posts (PostLine) with their links named for the viewer."""
    titles = titles_of(frozenset().union(*(spots_in(line.html) for line in lines)), viewer)
    return [replace(line, html=named(line.html, titles)) for line in lines] if titles else lines


def _links() -> re.Pattern[str]:
    return _pattern(settings.SITE_URL)


@lru_cache(maxsize=4)
def _pattern(site: str) -> re.Pattern[str]:
    own = re.escape(str(escape(site)))
    return re.compile(
        rf'<a href="(?:{own})?(/(?!/)[^"]*)"(?: title="[^"]*")? rel="{REL}">(.*?)</a>', re.DOTALL
    )


def _spot(path: str) -> Spot | None:
    match = _PATH.fullmatch(unescape(path))
    if match is None or match.lastgroup is None:
        return None
    what, key = match.lastgroup, match[match.lastgroup]
    return (what, key) if what == "community" or is_key(key) else None


def _with_title(link: re.Match[str], titles: Mapping[Spot, str]) -> str:
    spot = _spot(link[1])
    title = titles.get(spot) if spot else None
    if spot is None or title is None:
        return link[0]
    words = unescape(_TAGS.sub("", link[2]))
    said = _("A post in “%(title)s”") % {"title": title} if spot[0] == "post" else title
    if "/" in words and unescape(link[0].partition('"')[2].partition('"')[0]).endswith(words):
        # Marked, so that whoever quotes it quotes the address: others may not read what stands here.
        opened = link[0][: link.start(2) - link.start()].replace("<a ", '<a class="named" ', 1)
        return f"{opened}{escape(said)}</a>"
    if spot[0] == "person" or title.casefold() in words.casefold():
        return link[0]
    return f'{link[0]} <span class="soft">({escape(said)})</span>'


def _rows(rows: QuerySet, what: str, key: str, title: str) -> QuerySet:
    return rows.order_by().values_list(Value(what, output_field=CharField()), key, title)


def _threads(viewer: Any, keys: list[str]) -> QuerySet:
    shown = threads_visible_to(viewer).exclude(host_kind__in=unlisted())
    return _rows(shown.filter(key__in=keys), "thread", "key", "title")


def _posts(viewer: Any, keys: list[str]) -> QuerySet:
    shown = posts_visible_to(viewer).exclude(thread__host_kind__in=unlisted())
    return _rows(shown.filter(key__in=keys), "post", "key", "thread__title")


def _people(viewer: Any, keys: list[str]) -> QuerySet:
    return _rows(people_visible_to(viewer).filter(key__in=keys), "person", "key", "name")


def _communities(viewer: Any, keys: list[str]) -> QuerySet:
    # That a community is here, and what it is called, is no secret: strangers find it on the shelf.
    return _rows(Community.objects.filter(slug__in=keys), "community", "slug", "name")


_ROWS: dict[str, Callable[[Any, list[str]], QuerySet]] = {
    "thread": _threads,
    "post": _posts,
    "person": _people,
    "community": _communities,
}
