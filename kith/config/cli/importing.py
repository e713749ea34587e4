"""kith import: bring a conversation home from somewhere else."""

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command and what it imports from."""
    sources = typer.Typer(help="Bring in what was said elsewhere.", no_args_is_help=True)
    sources.command("mbox")(mbox)
    app.add_typer(sources, name="import")


def mbox(
    file: Annotated[Path, typer.Argument(help="An .mbox file, the same gzipped, or a folder of mails.")],
    community: Annotated[str, typer.Option(help="The community it belongs to: its short name in addresses.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come in.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as the last line, for machines.")] = False,
) -> None:
    """Bring in a mailing list's archive: threads, authors, attachments by name. Run again, it adds nothing."""
