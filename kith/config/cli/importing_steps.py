"""What an import does once the house is open; apart, because it may import models."""

import gc
from pathlib import Path

from kith.ports.mail.actions.importing import Progress
from kith.ports.mail.actions.workshop import Workshop
from kith.ports.mail.archives import board_for
from kith.ports.mail.archives import foretell as foretell_archive
from kith.ports.mail.archives import take_in as take_in_archive
from kith.ports.mail.report import Report


def take_in(file: Path, community: str, name: str, on_progress: Progress, shop: Workshop) -> Report:
    """Take an archive in. Raises what archives.board_for and archives.take_in raise."""
    board, actor = board_for(community, by=None, name=name)
    # This process does nothing else: what is loaded stays, and looking for circles less often saves a tenth.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    return take_in_archive(file, board, by=actor, on_progress=on_progress, shop=shop)


def foretell(file: Path, community: str, name: str, on_progress: Progress) -> Report:
    """Say what would come in; nothing is written, nor is a new community founded."""
    return foretell_archive(file, community, on_progress)
