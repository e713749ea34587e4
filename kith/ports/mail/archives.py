"""What the command `kith import mbox` calls: find or found the community and its board, then take in."""

from pathlib import Path
from zlib import crc32

from django.db import models

from kith.base.ui.motifs import MOTIFS
from kith.members.communities.actions.founding import found_community
from kith.members.communities.models import Audience, Community
from kith.members.people.models import Person
from kith.members.people.names import sort_name
from kith.ports.mail.actions.importing import Progress, foretell_archive, take_in_archive
from kith.ports.mail.actions.workshop import Workshop
from kith.ports.mail.report import Report
from kith.rooms.forums.actions.opening import open_board

BOARD = "archive"


def board_for(
    slug: str, *, by: Person | None, name: str = "", level: str = Audience.Level.COMMUNITY
) -> tuple[models.Model, Person]:
    """Return the board an archive goes to and who takes it in; makes the community when there is none.

    by: who imports; None stands for whoever convenes the community, or keeps the house. Raises
    LookupError with a plain sentence when there is nobody to act.
    """
    community = Community.objects.filter(slug=slug).first()
    actor = by or _convenor(community) or _administrator()
    if actor is None:
        raise LookupError("There is nobody here yet. Begin with: kith init --admin you@example.org")
    if community is None:
        community = _found(slug, name, actor)
    return open_board(community, by=actor, name="Archive", slug=BOARD, level=level), actor


def _found(slug: str, name: str, by: Person) -> Community:
    name = name or slug.replace("-", " ").capitalize()
    if Community.objects.filter(sort_name=sort_name(name)).exists():
        raise LookupError(
            f"There is a community called {name} at another address. Name this one with --name."
        )
    glaze = Community.GLAZES[crc32(slug.encode()) % len(Community.GLAZES)]
    motif = list(MOTIFS)[crc32(slug[::-1].encode()) % len(MOTIFS)]
    return found_community(name=name, slug=slug, by=by, glaze=glaze, motif=motif)


def take_in(path: Path, board: models.Model, *, by: Person, on_progress: Progress, shop: Workshop) -> Report:
    """Take an archive into a board; see actions.importing."""
    return take_in_archive(path, board, by=by, on_progress=on_progress, shop=shop)


def foretell(path: Path, slug: str, on_progress: Progress) -> Report:
    """Say what would come into a community, there already or not; nothing is written."""
    community = Community.objects.filter(slug=slug).values_list("pk", flat=True).first()
    return foretell_archive(path, community or 0, on_progress)


def _convenor(community: Community | None) -> Person | None:
    return community and _holder(community, "convenor")


def _administrator() -> Person | None:
    network = Community.objects.filter(kind=Community.Kind.NETWORK).first()
    return network and _holder(network, "administrator")


def _holder(community: Community, kind: str) -> Person | None:
    duty = community.duties.filter(kind=kind, until=None).select_related("person").order_by("since").first()
    return duty.person if duty else None
