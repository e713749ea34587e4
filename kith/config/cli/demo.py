"""kith demo: a living network to look around in."""

from typing import Annotated

import typer

from kith.config.cli.faults import Fault, complain


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Do nothing, quietly, where there is a network already.")
    ] = False,
) -> None:
    """Fill an empty Kith with three lived-in communities. It is not mixed with a real network."""
    from kith.config.cli.house import has_people, open_migrated

    open_migrated()
    if if_empty and has_people():
        return
    from kith.config.cli.progress import steps
    from kith.config.demo import DemoRefused, load

    try:
        with steps("Living a year") as on_progress:
            told = load(on_progress)
    except DemoRefused as fault:
        elsewhere = "For a demo, name an empty folder: KITH_DATA=~/kith-demo kith demo"
        raise Fault(f"{fault} Nothing was changed.\n{elsewhere}") from None
    complain(told)
