"""kith manage: Django's own commands, for those who know them."""

import sys

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    loose = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command("manage", context_settings=loose, add_help_option=False)(manage)


def manage(context: typer.Context) -> None:
    """Run one of Django's management commands: kith manage migrate --plan"""
    from kith.config.cli.house import open_house

    open_house()
    from django.core.management import execute_from_command_line

    sys.argv[0] = "kith manage"
    execute_from_command_line(["kith manage", *context.args])
