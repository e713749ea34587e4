"""A ledger with one projection of its own, which notes in the database which entries it was given."""

from collections.abc import Iterator

import pytest

from kith.base.kit import ledger
from kith.members.communities.actions.founding import found_community, found_network
from kith.members.communities.models import Community
from kith.services.activity import projections
from kith.services.activity.models import Cursor, Entry
from kith.services.activity.projections import Projection


def note(entries: list[Entry]) -> None:
    """Note each entry; the primary key refuses a second time."""
    Cursor.objects.bulk_create([Cursor(projection=f"noted {entry.pk:012}") for entry in entries])


def forget() -> None:
    """Forget what was noted."""
    Cursor.objects.filter(projection__startswith="noted ").delete()


def noted() -> list[int]:
    """Return the ids of the entries that were noted, in order."""
    rows = Cursor.objects.filter(projection__startswith="noted ").order_by("projection")
    return [int(name.removeprefix("noted ")) for name in rows.values_list("projection", flat=True)]


@pytest.fixture
def notes(monkeypatch) -> Iterator[Projection]:
    """The only projection there is while a test runs."""
    projection = Projection("notes", note, forget)
    monkeypatch.setattr(projections, "_projections", {"notes": projection})
    return projection


@pytest.fixture
def community() -> Community:
    """A community to have something happen in; what founding it recorded is gone again."""
    _network, sam = found_network(admin_email="sam@cast.example", admin_name="Sam Whitlock")
    community = found_community(name="Weavers", by=sam)
    Entry.objects.all().delete()
    return community


def happen(community: Community) -> None:
    """Record that something happened, in the caller's transaction."""
    audience = community.audiences.first()
    ledger.record(
        ledger.Happening(
            verb="communities.founded",
            by=None,
            subject=("communities.community", community.pk),
            community=community.pk,
            audience=audience.pk,
        )
    )
