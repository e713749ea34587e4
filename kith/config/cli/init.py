"""kith init: the network and its first administrator."""

from typing import Annotated

import typer

from kith.config.cli.faults import Fault, say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init")(init)


def init(
    admin: Annotated[str, typer.Option(help="Mail address of the first administrator.")],
    name: Annotated[str, typer.Option(help="What the network is called.")] = "Kith",
) -> None:
    """Make the network and its first administrator. Run again, it adds what is missing and no more."""
    from kith.config.cli.house import open_migrated

    open_migrated()
    from django.core.exceptions import ValidationError

    from kith.members.communities.actions.founding import found_network

    try:
        network, _admin = found_network(name=name, admin_email=admin)
    except ValidationError as fault:
        raise Fault(" ".join(fault.messages), code=2) from None
    say(f"{network.name} is there, and {admin} looks after it.")
    say(f"To sign in: kith login-link {admin}")
