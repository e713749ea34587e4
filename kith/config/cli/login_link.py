"""kith login-link: a way in for whoever sits at the server."""

from typing import Annotated

import typer

from kith.config.cli.faults import Fault, say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("login-link")(login_link)


def login_link(email: Annotated[str, typer.Argument(help="Whose link: their mail address.")]) -> None:
    """Print a link that signs its holder in: once, within 30 minutes."""
    from kith.config.cli.house import open_migrated

    open_migrated()
    from django.core.exceptions import ValidationError

    from kith.members.people.actions import signing_in

    try:
        say(signing_in.login_link(email))
    except ValidationError as fault:
        raise Fault(" ".join(fault.messages), code=2) from None
