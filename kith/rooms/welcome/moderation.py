"""What can be spoken up about here: a hello, and an asking, by who was sent it.

The two alone read it. Once one of them speaks up, those who look after the community read it too; where
nobody does, the network's support, never just any members.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from kith.base.kit.ids import is_key
from kith.base.kit.ledger import kind_of
from kith.members.communities.addresses import home_of
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience
from kith.rooms.welcome.access import check_ins_visible_to, welcomes_visible_to
from kith.rooms.welcome.actions import hiding
from kith.rooms.welcome.models import CheckIn, Welcome
from kith.services.moderation.declarations import Reportable, Thing

Rows = QuerySet[Welcome] | QuerySet[CheckIn]


def _named(row: Welcome | CheckIn) -> dict[str, Any]:
    if isinstance(row, Welcome):
        title = _("A hello to %(name)s") % {"name": row.membership.person.name}
        return {"word": "welcome", "title": title, "written_at": row.at, "href": home_of(row.community.slug)}
    title = _("How are you, %(name)s?") % {"name": row.membership.person.name}
    href = reverse("welcome:answer", args=[row.community.slug, row.key])
    return {"word": "asking", "title": title, "written_at": row.asked_at, "href": href}


def _thing(row: Welcome | CheckIn) -> Thing:
    lines = (Markup("<p>{}</p>").format(line) for line in row.words.split("\n") if line.strip())
    return Thing(
        kind=kind_of(row),
        pk=row.pk,
        key=row.key,
        community_id=row.community_id,
        slug=row.community.slug,
        # Nobody else reads it, so nobody else decides on it who does not look after the community.
        audience=audience_of(row.community, Audience.Level.AUTHOR),
        author_id=row.by_id,
        author=row.by.name,
        html=Markup("").join(lines),
        source=row.words,
        is_titled=False,
        **_named(row),
    )


def _found(visible: Callable[[Any], Rows], person: Any, key: str) -> Thing | None:
    row = _whole(visible(person)).filter(key=key).first() if is_key(key) else None
    return _thing(row) if row else None


def _things(model: hiding.Words, ids: Sequence[int]) -> Mapping[int, Thing]:
    return {row.pk: _thing(row) for row in _whole(model.objects.filter(pk__in=ids))}


def _whole(rows: Rows) -> Rows:
    return rows.filter(by__isnull=False).select_related("community", "membership__person", "by")


def _reportable(model: hiding.Words, word: str, visible: Callable[[Any], Rows]) -> Reportable:
    return Reportable(
        kind=kind_of(model),
        word=word,
        found=partial(_found, visible),
        things=partial(_things, model),
        lock=partial(hiding.lock, model),
        hide=partial(hiding.hide, model),
        show=partial(hiding.show, model),
        purge=partial(hiding.purge, model),
        mend=lambda pk, by, source, _title: hiding.mend(model, pk, by, source),
    )


REPORTABLE = [
    _reportable(Welcome, "welcome", welcomes_visible_to),
    _reportable(CheckIn, "asking", check_ins_visible_to),
]
