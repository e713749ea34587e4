"""kith up: serve pages and do work for later, from one process tree, on one port."""

import errno
import os
import socket
import sys
from typing import TYPE_CHECKING

import typer

from kith.config.cli.faults import Fault, complain

if TYPE_CHECKING:
    from kith.config.options import Options


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("up")(up)


def up() -> None:
    """Serve pages and background work until Ctrl+C, at the port of KITH_PORT."""
    from kith.config.cli.house import open_migrated
    from kith.config.options import options

    chosen = options()
    _need_port(chosen.host, chosen.port)
    open_migrated()
    _forget_again()
    _gather(chosen)
    words = _words(chosen)
    # From here on this process only watches over others; it becomes a small one that does just that.
    os.execv(  # noqa: S606
        sys.executable,
        [sys.executable, "-m", "kith.config.serving", "--host", chosen.host, "--port", str(chosen.port)]
        + [
            "--threads",
            str(chosen.threads),
            "--data",
            str(chosen.data),
            "--url",
            chosen.url,
            "--words",
            words,
        ],
    )


def _gather(chosen: "Options") -> None:
    from kith.config.startup import gather_static

    try:
        gather_static()
    except OSError as error:
        words = f"KITH_DATA is {chosen.data}, and its folder {chosen.data / 'static'} cannot be written"
        raise Fault(f"{words}: {error.strerror}.") from None


def _forget_again() -> None:
    """Erase anew whoever a backup that was put back brought in again, before anybody is served."""
    from kith.desks.yours.erased import replay

    again = replay()
    if again:
        complain(f"Erased again, because a backup had brought them back: {again}.")


def _need_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Fault(f"Port {port} may only be used by root. Choose another: KITH_PORT=8000") from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                words = f"KITH_HOST is {host}, which is no address of this machine."
                raise Fault(f"{words} For this machine alone: KITH_HOST=127.0.0.1", code=2) from None
            other = f"KITH_PORT={port + 1 if port < 65535 else port - 1}"
            raise Fault(
                f"Port {port} is in use already, perhaps by another Kith. Choose another: {other}"
            ) from None


def _words(chosen: "Options") -> str:
    from kith.config.cli.house import has_people
    from kith.members.people.queries import demo_people

    lines = [f"Kith is at {chosen.url}"]
    # A setting makes no demo: whoever lets one be shown may have a network of their own by now.
    if chosen.demo and demo_people():
        lines.append(f"Sign in as one of the demo's people: {chosen.url}/sign-in/")
    elif not has_people():
        lines.append("Nobody can sign in yet. Begin with: kith init --admin you@example.org")
    else:
        lines.append(f"Sign in at {chosen.url}/sign-in/ or with a link from: kith login-link you@example.org")
    if not chosen.smtp_url:
        lines.append(f"Without a mail server, mail goes to {chosen.data / 'mail'} and its links stand here.")
    lines.append("Stop it with Ctrl+C.")
    return "\n".join(lines)
