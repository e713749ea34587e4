"""kith settings: what is set, where it came from, and what it does."""

import json
from typing import Annotated

import typer

from kith.config.cli.faults import say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("settings")(settings)


def settings(as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False) -> None:
    """Show each setting: its value, where that came from, and what it does. Passwords are left out."""
    from kith.config.explaining import explain

    rows = explain()
    if as_json:
        say(json.dumps([row.as_dict() for row in rows], indent=2))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    for heading in ("Setting", "Value", "From", "What it does"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(row.name, row.value or "(empty)", row.origin, row.words)
    Console().print(table)
