"""Work that conversations leave for later."""

from kith.services.conversations.actions import telling, unsealing
from kith.services.conversations.actions.rerendering import rerender as render_again
from kith.services.jobs.registry import job


@job(key="named-{post_id}-{person_id}")
def tell_named(post_id: int, person_id: int) -> None:
    """Mail somebody that a post names them, once a day for a conversation."""
    telling.mail_named(post_id, person_id)


@job(key="all")
def forget_who_asked() -> None:
    """Forget who wrote what bears no name, where its time has come."""
    unsealing.let_go_of_what_is_due()


@job(key="all")
def rerender() -> None:
    """Render again what an older renderer made, a batch at a time, until nothing is left."""
    while render_again():
        pass
