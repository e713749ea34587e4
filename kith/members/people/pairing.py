"""What an authenticator app is shown: a picture to point a phone at, and the same key to type."""

from dataclasses import dataclass

import pyotp
import segno
from markupsafe import Markup

from kith.members.people.actions.authenticators import secret_of
from kith.members.people.models import Authenticator

_GROUP = 4


@dataclass(frozen=True, slots=True)
class Pairing:
    """link: opens an app on the same device. picture: an SVG. key: in groups of four."""

    link: str
    picture: Markup
    key: str


def pairing(app: Authenticator, account: str, network: str) -> Pairing:
    """Return how the app gets its secret. Raises sealing.Unreadable."""
    secret = secret_of(app)
    # Apps cut the label at its colon.
    link = pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=network.replace(":", " "))
    drawn = segno.make_qr(link, error="m")
    # Black on white in either scheme: cameras expect it.
    svg = drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    key = " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))
    return Pairing(link, Markup(svg), key)  # noqa: S704 - drawn by segno of modules alone
