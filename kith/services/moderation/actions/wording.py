"""Setting what the network says above every box people write in (RULINGS 32)."""

from django.core.cache import cache
from django.db import transaction

from kith.base.kit import ledger
from kith.base.kit.lines import one_line
from kith.base.kit.refusals import refuse
from kith.members.communities.audiences import audience_of
from kith.members.communities.models import Audience, Community
from kith.members.people.actions.auditing import note
from kith.members.people.models import Person
from kith.services.moderation.models import SafetyLine
from kith.services.moderation.models.lines import MAX_LINE
from kith.services.moderation.queries import LINES, line_texts


@transaction.atomic
def set_lines(network: Community, *, by: Person, texts: dict[str, str]) -> None:
    """Let these words stand, by kind; none for a kind takes its line away. The same words change nothing.

    The caller has checked that `by` may. Raises Refusal "bad-request" for a line that is too long.
    """
    Community.objects.select_for_update().get(pk=network.pk)
    standing = line_texts()
    for kind in SafetyLine.Kind.values:
        text = one_line(texts.get(kind, ""))
        if len(text) > MAX_LINE:
            raise refuse("bad-request", typed=texts)
        if text != standing.get(kind, ""):
            _set(network, kind, text, by)
    transaction.on_commit(lambda: cache.delete(LINES))


def _set(network: Community, kind: str, text: str, by: Person) -> None:
    line = SafetyLine.objects.create(community=network, kind=kind, text=text, by=by)
    audience = audience_of(network, Audience.Level.AUTHOR)
    ledger.record(ledger.happening("moderation.lines_set", by, line, audience=audience.pk))
    note("moderation.lines_set", by=by, about=f"line:{kind}", why="set" if text else "taken away")
