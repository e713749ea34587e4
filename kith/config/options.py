"""What an operator may set: by environment, or in one file, each with a sentence that explains it.

The environment wins over the file, the file over what is built in. The file is the one KITH_SETTINGS
names, else kith.toml or kith.env in the data folder.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from kith.base.kit import sqlite
from kith.base.kit.mail import mail_settings
from kith.config import addresses
from kith.config.amiss import SettingFault, amiss
from kith.config.secret import secret_in

PREFIX = "KITH_"
CONNECT_SECONDS = 10
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_ENCODED = "in the password, write @ as %40, / as %2F"
# What a setting must be, where the sentence that explains it does not say so already.
WANTED = {
    "data": "a folder that Kith may write to",
    "host": "an address of this machine, such as 127.0.0.1",
    "port": "a whole number from 1 to 65535",
    "threads": "a whole number from 1 to 64",
    "site_url": "written like https://kith.example.org: no path, and nothing after the name but a port",
    "database_url": f"written like postgresql://user:password@host/name ({_ENCODED}), or empty",
    "smtp_url": f"written like smtp://user:password@host:587 ({_ENCODED}), or empty",
    "mail_from": "a mail address, or empty",
    "demo": "true or false",
}

__all__ = ["Options", "SettingFault", "options", "settings_file"]


def default_data() -> Path:
    """Return where an installed Kith keeps its data when nobody says otherwise."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "kith"


def settings_file() -> Path | None:
    """Return the settings file in use, or None. Raises SettingFault when the one named is missing."""
    named = os.environ.get("KITH_SETTINGS")
    if named:
        if not os.path.isfile(named):  # noqa: PTH113 - answers for a folder nobody may look into, too
            raise SettingFault(f"KITH_SETTINGS names {named}, but there is no such file.")
        return Path(named)
    folder = _expanded(Path(os.environ.get("KITH_DATA") or default_data()))
    files = (folder / "kith.toml", folder / "kith.env")
    return next((path for path in files if os.path.isfile(path)), None)  # noqa: PTH113


def _expanded(folder: Path) -> Path:
    try:
        return folder.expanduser().absolute()
    except RuntimeError:
        raise SettingFault(amiss("KITH_DATA", folder, WANTED["data"])) from None


class Options(BaseSettings):
    """Every setting of a Kith. In the environment each is named KITH_ and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    data: Path = Field(
        default_factory=default_data,
        description="Folder for everything Kith keeps: database, mail without a server, its secret.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address to listen on. Anything but loopback belongs behind a server with TLS.",
    )
    port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on.")
    threads: int = Field(default=4, ge=1, le=64, description="Requests answered at the same time.")
    site_url: str = Field(
        default="", description="Where people reach this Kith. Empty: http://localhost and the port."
    )
    database_url: str = Field(
        default="",
        description="postgresql://user:password@host/name, or empty for an SQLite file in the data folder.",
    )
    smtp_url: str = Field(
        default="",
        description="smtp://user:password@host:587, or empty to put mail into a folder and the terminal.",
    )
    mail_from: str = Field(default="", description="Sender of mail. Empty: kith@ and the site's name.")
    demo: bool = Field(
        default=False,
        description="Offer the demo people at sign-in. Only on a Kith that listens on loopback.",
    )

    @field_validator("data", mode="before")
    @classmethod
    def _somewhere(cls, folder: Any) -> Any:
        return folder or default_data()

    @field_validator("data", mode="after")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return _expanded(folder)

    @field_validator("host", mode="after")
    @classmethod
    def _host(cls, text: str) -> str:
        return addresses.host(text)

    @field_validator("site_url", mode="after")
    @classmethod
    def _site(cls, url: str) -> str:
        return addresses.site(url) if url.strip() else ""

    @field_validator("database_url", mode="after")
    @classmethod
    def _database(cls, url: str) -> str:
        return addresses.database(url) if url.strip() else ""

    @field_validator("smtp_url", mode="after")
    @classmethod
    def _mail_server(cls, url: str) -> str:
        return addresses.mail_server(url) if url.strip() else ""

    @field_validator("mail_from", mode="after")
    @classmethod
    def _sender(cls, text: str) -> str:
        if text and ("@" not in text or not text.isprintable()):
            raise ValueError
        return text.strip()

    @model_validator(mode="after")
    def _demo_stays_here(self) -> "Options":
        if self.demo and self.host not in LOOPBACK:
            raise ValueError(
                "KITH_DEMO is true: its people sign in without mail, so KITH_HOST must be loopback"
            )
        if self.demo and (urlsplit(self.url).hostname or "") not in LOOPBACK:
            raise ValueError(
                "KITH_DEMO is true: its people sign in without mail, so KITH_SITE_URL must be this machine's"
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then the one file."""
        path = settings_file()
        if path is None:
            return init_settings, env_settings
        if path.suffix == ".toml":
            return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, path)
        return init_settings, env_settings, DotEnvSettingsSource(settings_cls, path)

    @property
    def url(self) -> str:
        """The site's address, without a slash at its end."""
        return self.site_url or f"http://localhost:{self.port}"

    @property
    def secret_key(self) -> str:
        """The key that signs cookies and links; made once, kept in the data folder."""
        return secret_in(self.data)

    @property
    def sqlite_path(self) -> Path | None:
        """Where the SQLite database is, or None on PostgreSQL."""
        if not self.database_url:
            return self.data / "kith.sqlite3"
        parts = urlsplit(self.database_url)
        return Path(parts.path) if parts.scheme == "sqlite" else None

    @property
    def allowed_hosts(self) -> list[str]:
        """Host names this Kith answers to."""
        return sorted({urlsplit(self.url).hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})

    def database(self) -> dict[str, Any]:
        """Return Django's settings of the one database."""
        return postgres(self.database_url) if self.sqlite_path is None else sqlite.database(self.sqlite_path)

    def mail(self) -> dict[str, Any]:
        """Return Django's mail settings, by name."""
        sender = self.mail_from or f"kith@{urlsplit(self.url).hostname}"
        return mail_settings(self.smtp_url, self.data / "mail", sender)


def postgres(url: str) -> dict[str, Any]:
    """Return Django's settings for a PostgreSQL address."""
    import dj_database_url

    # A connection lives as long as its thread: with a few threads, a pool would only add a hand-over.
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    settings["OPTIONS"] = {"connect_timeout": CONNECT_SECONDS, **settings.get("OPTIONS", {})}
    return settings


@cache
def options() -> Options:
    """Return this process's settings, read once. Raises SettingFault with every fault named."""
    try:
        return Options()
    except ValidationError as fault:
        raise SettingFault(" ".join(_sentence(error) for error in fault.errors())) from None
    except OSError as fault:
        raise SettingFault(f"The settings file {fault.filename} cannot be read: {fault.strerror}.") from None
    except ValueError as fault:
        raise SettingFault(f"The settings file cannot be read: {fault}.") from None


def _sentence(error: Any) -> str:
    name = "_".join(str(part) for part in error["loc"]).upper().removeprefix(PREFIX)
    if error["type"] == "extra_forbidden":
        return f"There is no setting called {name}."
    if not name:
        return f"{error['msg'].removeprefix('Value error, ')}."
    return amiss(f"{PREFIX}{name}", error["input"], WANTED[name.lower()])
