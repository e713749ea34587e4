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
from kith.config.secret import secret_in

PREFIX = "KITH_"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class SettingFault(Exception):
    """A setting that cannot be used, in one sentence a person can act on."""


def default_data() -> Path:
    """Return where an installed Kith keeps its data when nobody says otherwise."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "kith"


def settings_file() -> Path | None:
    """Return the settings file in use, or None. Raises SettingFault when the one named is missing."""
    named = os.environ.get("KITH_SETTINGS")
    if named:
        if not Path(named).is_file():
            raise SettingFault(f"KITH_SETTINGS names {named}, but there is no such file.")
        return Path(named)
    folder = Path(os.environ.get("KITH_DATA") or default_data()).expanduser()
    return next((path for path in (folder / "kith.toml", folder / "kith.env") if path.is_file()), None)


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

    @field_validator("data", mode="after")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @field_validator("site_url", mode="after")
    @classmethod
    def _an_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("must look like https://kith.example.org")
        return url.rstrip("/")

    @field_validator("database_url", "smtp_url", mode="after")
    @classmethod
    def _stripped(cls, url: str) -> str:
        return url.strip()

    @model_validator(mode="after")
    def _demo_stays_here(self) -> "Options":
        if self.demo and self.host not in LOOPBACK:
            raise ValueError("demo people sign in without mail, so a demo listens on loopback alone")
        if self.demo and (urlsplit(self.url).hostname or "") not in LOOPBACK:
            raise ValueError("demo people sign in without mail, so a demo has no address but this machine's")
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
    """Return Django's settings for a PostgreSQL address. Raises SettingFault for any other kind."""
    import dj_database_url

    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        raise SettingFault("KITH_DATABASE_URL must start with postgresql:// or sqlite:///, or be empty.")
    # A connection lives as long as its thread: with a few threads, a pool would only add a hand-over.
    return dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))


@cache
def options() -> Options:
    """Return this process's settings, read once. Raises SettingFault with every fault named."""
    try:
        return Options()
    except ValidationError as fault:
        raise SettingFault(" ".join(_sentence(error) for error in fault.errors())) from None
    except ValueError as fault:
        raise SettingFault(f"The settings file cannot be read: {fault}.") from None


def _sentence(error: Any) -> str:
    name = "_".join(str(part) for part in error["loc"]).upper()
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        return f"There is no setting called {name.removeprefix(PREFIX)}."
    return f"{PREFIX}{name.removeprefix(PREFIX)}: {message}." if name else f"Settings: {message}."
