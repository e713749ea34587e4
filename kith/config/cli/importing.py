"""kith import: bring a conversation home from somewhere else."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kith.config.cli.faults import Fault, complain, say

if TYPE_CHECKING:
    from kith.ports.mail.actions.workshop import Workshop
    from kith.ports.mail.report import Report


def add_to(app: typer.Typer) -> None:
    """Add the command and what it imports from."""
    sources = typer.Typer(help="Bring in what was said elsewhere.", no_args_is_help=True)
    # With a callback the one source there is keeps its name: kith import mbox.
    sources.callback()(lambda: None)
    sources.command("mbox")(mbox)
    app.add_typer(sources, name="import")


def mbox(
    file: Annotated[Path, typer.Argument(help="An .mbox file, the same gzipped, or a folder of mails.")],
    community: Annotated[str, typer.Option(help="The community it belongs to, as in its address.")],
    name: Annotated[str, typer.Option(help="What to call the community if it is new.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come in.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The figures as the last line, for machines.")
    ] = False,
) -> None:
    """Bring in a mailing list's archive: threads, authors, attachments by name.

    Run again, it adds nothing; stopped half-way, it goes on where it stopped. Nobody is told by mail.
    """
    if not file.exists():
        raise Fault(f"There is nothing at {file}.", code=2)
    from kith.config.cli.house import database_faults, open_migrated, site
    from kith.ports.mail.actions.workshop import Workshop, shop_for

    # Its processes get ready while this one does.
    with Workshop() if dry_run else shop_for(file) as shop:
        open_migrated()
        with database_faults():
            report, seconds = _take_in(file, community, name, None if dry_run else shop)
            lag = 0.0 if dry_run else _catch_up()
    _tell(report, dry_run, seconds, lag)
    if not dry_run:
        complain(f"Read it at {site()}/c/{community}/conversations/")
    if as_json:
        say(json.dumps(report.as_json(), ensure_ascii=False))


def _take_in(file: Path, community: str, name: str, shop: "Workshop | None") -> tuple["Report", float]:
    """Return what came in, or would, and in how many seconds: of that alone, the program being loaded."""
    from kith.base.kit.refusals import Refusal
    from kith.config.cli.importing_steps import foretell, take_in
    from kith.config.cli.progress import passes

    try:
        with passes({"reading": "Reading", "writing": "Taking in"}) as on_progress:
            began = time.monotonic()
            report = (
                foretell(file, community, name, on_progress)
                if shop is None
                else take_in(file, community, name, on_progress, shop)
            )
            return report, time.monotonic() - began
    except LookupError as fault:
        raise Fault(str(fault.args[0])) from None
    except Refusal as fault:
        raise Fault(f"{fault.happened} {fault.kept}") from None
    except OSError as fault:
        raise Fault(f"{file} cannot be read: {fault.strerror or fault}. What had come in stays.") from None


def _catch_up() -> float:
    from kith.services.activity.projections import catch_up

    began = time.monotonic()
    complain("Making it searchable…")
    catch_up()
    return time.monotonic() - began


def _tell(report: "Report", dry_run: bool, seconds: float, lag: float) -> None:
    came = "would come in" if dry_run else "came in"
    complain(
        f"{report.messages:,} messages read. {report.posts:,} {came}, "
        f"in {report.threads:,} new threads, by {report.people:,} people new to this Kith."
    )
    for reason, count in sorted(report.skipped.items()):
        complain(f"Left out, {reason}: {count:,}")
        if reason != "already here":
            complain("".join(f"    {place}\n" for place in report.places.get(reason, [])).rstrip())
    for note, count in sorted((+report.notes).items()):
        complain(f"Came in {note}: {count:,}")
    if not dry_run:
        rate = report.posts / seconds if seconds else 0.0
        complain(f"{seconds:.1f} s, {rate:,.0f} messages/s; searchable {lag:.1f} s later.")
