"""What somebody said, and what was said of their words, goes on from page to page."""

from kith.base.kit.clock import now
from kith.services.moderation import queries
from kith.services.moderation.actions.raising import report
from kith.services.moderation.models import Concern
from tests.cast import visit
from tests.pages import turned


def test_one_s_own(cast, thing, monkeypatch):
    monkeypatch.setattr(queries, "COUNT", 3)
    made = report(thing, by=cast.ben, words="It names a patient.")
    same = {name: getattr(made, name) for name in ("community", "subject_kind", "subject_id", "subject_key")}
    same |= {"author": cast.nia, "raised_by": cast.ben, "kind": "report", "state": "stays"}
    moment = now()
    Concern.objects.filter(pk=made.pk).update(raised_at=moment)
    others = [Concern.objects.create(**same, raised_at=moment) for _number in range(4)]
    # Of one moment: the last first, and none twice.
    keys = [one.key for one in reversed([made, *others])]
    assert turned(visit(cast.ben), "/c/weavers/care/", keys) == [keys[:3], keys[3:]]
