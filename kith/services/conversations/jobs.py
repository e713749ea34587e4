"""Work that conversations leave for later."""

from kith.services.conversations.actions.rerendering import rerender as render_again
from kith.services.jobs.registry import job


@job(key="all")
def rerender() -> None:
    """Render again what an older renderer made, a batch at a time, until nothing is left."""
    while render_again():
        pass
