"""What must hold before the first request is answered."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from whitenoise import WhiteNoise

from kith.base.kit.doors import undeclared


def ready_to_serve(application: Callable) -> Callable:
    """Return the application with its static files, once every address has been found to have a policy.

    Raises RuntimeError naming the addresses that have none (TRUST A1).
    """
    bare = undeclared()
    if bare:
        raise RuntimeError("These addresses declare no policy, so nothing is served: " + ", ".join(bare))
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        gather_static()
    return WhiteNoise(
        application, root=settings.STATIC_ROOT, prefix=settings.STATIC_URL, immutable_file_test=_hashed
    )


def gather_static() -> None:
    """Collect, name by content and compress the static files of all rooms into the data folder."""
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _hashed(path: str, url: str) -> bool:
    # "app.3f9c0d2ab1e4.css": a name that changes with its content may be kept for ever.
    parts = url.rsplit("/", 1)[-1].split(".")
    return len(parts) > 2 and len(parts[-2]) == 12
