"""kith login-link: a way in for whoever sits at the server."""

from typing import Annotated

import typer

from kith.config.cli.faults import Fault, complain, say


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("login-link")(login_link)


def login_link(
    email: Annotated[str, typer.Argument(help="Whose link: their mail address.")],
    new: Annotated[bool, typer.Option("--new", help="For somebody who is not known here yet.")] = False,
) -> None:
    """Print a link that signs its holder in: once, within 30 minutes."""
    from kith.config.cli.house import open_migrated

    open_migrated()
    from django.core.exceptions import ValidationError

    from kith.members.people.actions import signing_in
    from kith.members.people.actions.registering import is_known

    try:
        if not new and not is_known(email):
            raise _nobody(email)
        link = signing_in.login_link(email)
    except ValidationError as fault:
        raise Fault(" ".join(fault.messages), code=2) from None
    say(_reached(link))


def _nobody(email: str) -> Fault:
    words = f"Nobody here has the address {email}, so no link was made. Is it spelt as they gave it?"
    return Fault(f"{words}\nTo make them known, and the link with it: kith login-link --new {email}")


def _reached(link: str) -> str:
    """Return the link as it opens where Kith runs, and say which address that is."""
    from kith.config import running
    from kith.config.options import options

    assumed, found = options().url, running.where(options().data)
    if found:
        complain(f"It opens at {found}, where Kith runs now, once and within 30 minutes.")
        return found + link.removeprefix(assumed)
    complain(
        f"Kith does not run on {options().data} now. The link is for {assumed}, once and within 30 minutes."
    )
    complain("If people reach Kith elsewhere, set KITH_SITE_URL (or KITH_PORT) to that, and ask again.")
    return link
