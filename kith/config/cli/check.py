"""kith check: is everything well, and if not, what to do."""

import json
from typing import Annotated

import typer

from kith.config.cli.faults import say

_MARKS = {"good": "[green]good[/]", "warn": "[yellow]look[/]", "bad": "[red]bad [/]"}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False) -> None:
    """Look at the database, the disk, mail and waiting work. Ends with 1 when something is bad."""
    from kith.config.cli.house import open_house

    open_house()
    from kith.config.doctor import examine

    findings = examine()
    if as_json:
        say(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        _show(findings)
    if any(finding.state == "bad" for finding in findings):
        raise typer.Exit(1)


def _show(findings: list) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False)
    for finding in findings:
        console.print(f"{_MARKS[finding.state]}  {finding.name}: {escape(finding.words)}", soft_wrap=True)
        if finding.advice:
            console.print(f"      {escape(finding.advice)}", soft_wrap=True)
