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
    from kith.base.kit.lines import one_line, shows

    if not shows(one_line(name)):
        raise Fault("The network needs a name that can be seen: --name Kith", code=2)
    from kith.config.cli.house import open_migrated

    open_migrated()
    _not_into_a_demo(admin)
    from django.core.exceptions import ValidationError

    from kith.members.communities.actions.founding import found_network

    try:
        network, _admin = found_network(name=one_line(name), admin_email=admin)
    except ValidationError as fault:
        raise Fault(" ".join(fault.messages), code=2) from None
    say(f"{network.name} is there, and {admin} looks after it.")
    say(f"To sign in: kith login-link {admin}")


def _not_into_a_demo(admin: str) -> None:
    from kith.config.options import options
    from kith.members.people.queries import demo_people

    if not demo_people():
        return
    chosen, again = options(), f"kith init --admin {admin}"
    if chosen.sqlite_path is None:
        where, instead = "The database of KITH_DATABASE_URL", "Name another database in KITH_DATABASE_URL"
    else:
        where, instead = f"The data folder {chosen.data}", f"Name another folder: KITH_DATA=~/my-kith {again}"
    raise Fault(
        f"{where} holds the demo, whose people sign in without mail, so no network of your own is made "
        f"in it. Nothing was changed.\n{instead}\nOr stop Kith, remove the demo, and do this again."
    )
