from typing import Any

from kith.base.kit.clock import now
from kith.services.conversations.actions.replying import reply
from kith.services.moderation.actions.deciding import decide
from kith.services.moderation.actions.raising import report
from kith.services.moderation.declarations import thing_of
from kith.services.moderation.models import Concern
from tests.cast import Cast, a_thread

BODIES = {
    "moderation:report": {"words": "I mind it."},
    "moderation:mending": {"title": "", "source": "Kinder words."},
    "moderation:appeal": {"words": "It was kindly meant."},
    "moderation:decision": {"verdict": "stays", "why": "It’s fine."},
    "moderation:lines": {"safeguarding": "Ask where you work.", "urgent": ""},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a decision of Ada's about something of Ben's."""
    thread = a_thread(cast, title="Minded")
    post = reply(thread, by=cast.ben, source="Words that somebody minded.", at=now())
    concern = report(thing_of("conversations.post", post.pk), by=cast.nia, words="I mind it.")
    decide(concern, by=cast.ada, verdict=Concern.State.HIDDEN, why="Too close to home.")
    here = {"slug": cast.weavers.slug, "key": concern.key}
    one = ("concern", "look", "decision", "withdrawal", "mending", "appeal")
    return {
        **{f"moderation:{name}": here for name in one},
        "moderation:recognised": {
            "slug": cast.weavers.slug,
            "word": "post",
            "key": thread.posts.get(position=1).key,
        },
        "moderation:report": {
            "slug": cast.weavers.slug,
            "word": "post",
            "key": thread.posts.get(position=1).key,
        },
    }
