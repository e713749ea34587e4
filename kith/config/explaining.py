"""Where each setting came from and what it is now, without giving secrets away."""

import os
from dataclasses import asdict, dataclass

from kith.config.amiss import hidden
from kith.config.options import PREFIX, Options, options, settings_file


@dataclass(frozen=True, slots=True)
class Explained:
    """One setting. origin: environment, the file's path, or "built in". words: what it does."""

    name: str
    value: str
    origin: str
    words: str

    def as_dict(self) -> dict[str, str]:
        """Return it as plain names and values."""
        return asdict(self)


def explain() -> list[Explained]:
    """Return every setting, passwords hidden. Raises SettingFault when one cannot be used."""
    chosen = options()
    path = settings_file()
    return [
        Explained(
            name=f"{PREFIX}{name}".upper(),
            value=hidden(str(getattr(chosen, name))),
            origin=_origin(name, chosen, str(path)),
            words=field.description or "",
        )
        for name, field in Options.model_fields.items()
    ]


def _origin(name: str, chosen: Options, path: str) -> str:
    if f"{PREFIX}{name}".upper() in {variable.upper() for variable in os.environ}:
        return "environment"
    return path if name in chosen.model_fields_set else "built in"
