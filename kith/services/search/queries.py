"""Finding things: by words, and only among what the reader may see."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from markupsafe import Markup

from kith.base.kit.prepared import Prepared
from kith.members.communities.access import belonging, visible_audiences
from kith.members.communities.models import Audience, Community
from kith.members.people.viewer import Viewer
from kith.services.search import mending, reading
from kith.services.search.analysis import stem
from kith.services.search.declarations import Showing, searchable
from kith.services.search.index import index
from kith.services.search.index.rows import Allowed, Candidate
from kith.services.search.marking import marked, snippet
from kith.services.search.narrowing import Narrowing, is_by
from kith.services.search.ranking import by_most_words, ranked
from kith.services.search.reach import NEWEST, Reach
from kith.services.search.reading import Query

HITS_A_PAGE = 20
MOST_COMMUNITIES = 5
FEW = 5  # hits; so few leave room for what holds most of the words


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. title, snippet: HTML with the words looked for marked. by: who wrote it."""

    title: Markup
    snippet: Markup
    href: str
    by: str
    written_at: datetime
    community_slug: str
    community_name: str


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found. words: the stems looked for. There is no total: it would say too much.

    instead: what was looked for in the end, where the words as typed found nothing; or "".
    near: what holds most of the words, where few hits hold all.
    """

    hits: list[Hit] = field(default_factory=list)
    has_more: bool = False
    words: frozenset[str] = frozenset()
    instead: str = ""
    near: list[Hit] = field(default_factory=list)


def find(
    person: Any,
    text: str,
    community: Community | None = None,
    page: int = 1,
    narrowing: Narrowing = Narrowing(),  # noqa: B008 - frozen
    exact: bool = False,
) -> Results:
    """Return a page of what this person (Person, Viewer or None for a stranger) may see of the text.

    Everything in the text must be found; "a phrase" stands together; a -word must not be there. The
    newest 2,000 hits the person may see, of those asked for, are ranked, and nothing else has any say
    (RULINGS 20). Where nothing is found, a word that stands nowhere they may see is taken for one near it;
    where little is found, what holds most of the words follows. exact: neither.
    """
    query = reading.read(text)
    if not query.wanted:
        return Results()
    allowed = _allowed(person, community)
    if not allowed.audiences:
        return Results(words=query.stems)
    found = index().newest(query, allowed, NEWEST, narrowing.only)
    order = ranked(found, query)
    if exact or len(found) >= FEW:
        return _page(person, order, query, page, narrowing)[0]
    everywhere = allowed if community is None else _allowed(person, None)
    reach = Reach(allowed, everywhere, narrowing)
    mended = _mended(person, text, query, reach, page) if not found else Results()
    if mended.hits:
        return mended
    others = reach.most(query, {each.pk for each in found})
    return _page(
        person, order + by_most_words(ranked(others, query), query), query, page, narrowing, len(order)
    )[0]


def _page(
    person: Any,
    order: Sequence[Candidate],
    query: Query,
    page: int,
    narrowing: Narrowing,
    whole: int = NEWEST,
) -> tuple[Results, list[Showing]]:
    """Return a page of what was found, and what the rooms show of it; whole: how many hold all the words."""
    start = (page - 1) * HITS_A_PAGE
    on_page = order[start : start + HITS_A_PAGE]
    # A room that shows no name, or another one, has not told who wrote it.
    pairs = [pair for pair in _shown(person, on_page) if is_by(pair[1].by, narrowing.names)]
    first = {each.pk for each in order[:whole]} if whole < len(order) else None
    near = [showing for each, showing in pairs if first is not None and each.pk not in first]
    shown = [showing for _each, showing in pairs]
    hits = [_hit(showing, query.stems) for showing in shown]
    kept = len(shown) - len(near)
    results = Results(hits[:kept], len(order) > start + HITS_A_PAGE, query.stems, near=hits[kept:])
    return results, shown


def _mended(person: Any, text: str, query: Query, reach: Reach, page: int) -> Results:
    """Return what is found with the words that stand nowhere taken for words near them; or nothing."""
    instead = reach.meant(reading.typed(text), query)
    if not instead:
        return Results(words=query.stems)
    other = query.with_stems({stem(word): meant for word, meant in instead.items()})
    found = index().newest(other, reach.allowed, NEWEST, reach.narrowing.only)
    results, shown = _page(person, ranked(found, other), other, page, reach.narrowing)
    if not shown:
        return Results(words=query.stems)
    texts = [f"{showing.title} {showing.text}" for showing in shown]
    spelt = {word: mending.spelt(meant, word, texts) for word, meant in instead.items()}
    return replace(results, instead=mending.replaced(reading.typed(text), spelt))


def communities_about(text: str) -> list[Community]:
    """Return a few communities whose name or sentence says everything in the text, A to Z; all of that is
    public. A word is enough in part: "fall" finds "Falls"."""
    query = reading.read(text)
    if not query.wanted:
        return []
    rows = Community.objects.filter(kind=Community.Kind.COMMUNITY)
    for wanted in query.stems:
        rows = rows.filter(_says(wanted))
    for term in query.unwanted:
        for unwanted in term:
            rows = rows.exclude(_says(unwanted))
    return list(rows.order_by("sort_name", "id")[:MOST_COMMUNITIES])


def _says(stem: str) -> Q:
    # The stem of "family" is "famili", which no family says.
    part = stem[:-1] if len(stem) > 3 and stem.endswith("i") else stem
    # Stems have no accents; of a name there is a form that has none either.
    return Q(name__icontains=part) | Q(sort_name__contains=part) | Q(domain_statement__icontains=part)


def community_named(slug: str, person: Any = None) -> Community | None:
    """Return the community to search in by its address, or None; that it exists is no secret.

    Its `is_ours` says whether this person belongs to it.
    """
    mine = belonging(OuterRef("pk")).filter(person=getattr(person, "pk", None) or 0)
    return Community.objects.filter(slug=slug[:60]).annotate(is_ours=Exists(mine)).first()


def _belonging(person: int | None, community: int | None) -> QuerySet[Audience]:
    audiences = visible_audiences(Viewer(person))
    if person is not None:
        audiences |= Audience.objects.filter(level=Audience.Level.AUTHOR)
    if community is not None:
        audiences = audiences.filter(community=community)
    return audiences.values_list("pk", "level")


_BELONGING = Prepared(_belonging, person=int, community=int)


def _allowed(person: Any, community: Community | None) -> Allowed:
    """Return the audiences this person belongs to, of one community or of all."""
    reader = getattr(person, "pk", None)
    levels = dict(_BELONGING.rows(person=reader, community=community.pk if community else None))
    own = tuple(pk for pk, level in levels.items() if level == Audience.Level.AUTHOR)
    return Allowed(tuple(levels), own, reader)


def _shown(person: Any, candidates: Sequence[Candidate]) -> list[tuple[Candidate, Showing]]:
    """Return what the rooms show of these, in their order; what is gone by now is left out."""
    ids = defaultdict(list)
    for candidate in candidates:
        ids[candidate.kind].append(candidate.subject_id)
    rooms = {kind: searchable(kind) for kind in ids}
    showings = {kind: room.show(person, ids[kind]) for kind, room in rooms.items() if room}
    found = ((each, showings.get(each.kind, {}).get(each.subject_id)) for each in candidates)
    return [(each, showing) for each, showing in found if showing is not None]


def _hit(showing: Showing, stems: frozenset[str]) -> Hit:
    return Hit(
        title=marked(showing.title, stems),
        snippet=snippet(showing.text, stems),
        href=showing.href,
        by=showing.by,
        written_at=showing.written_at,
        community_slug=showing.community_slug,
        community_name=showing.community_name,
    )
