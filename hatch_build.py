"""Compiles the catalogues of words while the wheel is built, so that an installed Kith has them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        """Write a .mo beside every .po below kith/."""
        for source in sorted(Path(self.root, "kith").rglob("LC_MESSAGES/*.po")):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po, locale=source.parents[1].name))
