"""The kith command: a file per command, and nothing heavy loaded before a command needs it."""

import sys

import typer
from typer.core import TyperGroup

from kith.config.cli.faults import Fault, complain
from kith.config.options import SettingFault

_MOST_NEEDED = ["up", "init", "login-link", "import", "check", "settings", "demo"]


class _InOrderOfNeed(TyperGroup):
    """Lists the commands most needed first."""

    def list_commands(self, ctx: object) -> list[str]:
        return [*_MOST_NEEDED, *(name for name in self.commands if name not in _MOST_NEEDED)]


app = typer.Typer(
    name="kith",
    cls=_InOrderOfNeed,
    help="A home for communities of practice. Settings come from the environment or one file: kith settings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _assemble() -> None:
    from kith.config.cli import check, demo, importing, init, jobs, login_link, manage, settings, up

    for module in (up, init, login_link, importing, check, settings, demo, jobs, manage):
        module.add_to(app)


_assemble()


def main() -> None:
    """Run the command line. Ends with 0, with 1 for what could not be done, with 2 for a wrong use."""
    try:
        app()
    except SettingFault as fault:
        complain(str(fault))
        sys.exit(2)
    except Fault as fault:
        complain(str(fault))
        sys.exit(fault.code)
    except Exception as fault:
        _complain_of_database(fault)
        sys.exit(1)
    except KeyboardInterrupt:
        complain("Stopped.")
        sys.exit(130)


def _complain_of_database(fault: Exception) -> None:
    """Say plainly that a database went away in the middle; raise any other fault again."""
    from django.db import OperationalError

    if not isinstance(fault, OperationalError):
        raise fault
    from kith.config.doctor.database import unusable

    complain(unusable(fault))
