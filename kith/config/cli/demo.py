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
    if has_people():
        if if_empty:
            return
        raise Fault("There are people here. For a demo, name an empty folder: KITH_DATA=/tmp/demo kith demo")
    from kith.config.demo import load

    complain("Filling the demo network…")
    load()
