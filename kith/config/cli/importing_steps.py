"""What an import does once the house is open; apart, because it may import models."""

from pathlib import Path

from django.db import transaction

from kith.ports.mail.actions.importing import Progress
from kith.ports.mail.archives import BOARD, board_for
from kith.ports.mail.archives import take_in as take_in_archive
from kith.ports.mail.report import Report
from kith.rooms.forums.models import Board


def take_in(file: Path, community: str, name: str, on_progress: Progress) -> Report:
    """Take an archive in. Raises what archives.board_for and archives.take_in raise."""
    board, actor = board_for(community, by=None, name=name)
    return take_in_archive(file, board, by=actor, dry_run=False, on_progress=on_progress)


def foretell(file: Path, community: str, name: str, on_progress: Progress) -> Report:
    """Say what would come in; nothing is written, nor is a new community founded."""
    if Board.objects.filter(community__slug=community, slug=BOARD).exists():
        return _look(file, community, name, on_progress)
    # There is nothing yet to look at; it is made, and unmade.
    with transaction.atomic():
        report = _look(file, community, name, on_progress)
        transaction.set_rollback(True)
    return report


def _look(file: Path, community: str, name: str, on_progress: Progress) -> Report:
    board, actor = board_for(community, by=None, name=name)
    return take_in_archive(file, board, by=actor, dry_run=True, on_progress=on_progress)
