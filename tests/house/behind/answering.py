from typing import Any

from kith.members.people.tests.nudging import a_fortnight_later
from kith.members.profiles.actions.writing import write_profile
from kith.services.answering.actions.wondering import wonder
from kith.services.answering.tokens import path_of
from kith.services.conversations.actions.replying import reply
from tests.cast import Cast, a_thread

BODIES: dict[str, dict[str, str]] = {}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a question of Ada's about which Nia was asked, and replied; Ben could be asked."""
    thread = a_thread(cast, kind="question", title="Which selvedge for heddles?")
    for person in (cast.ben, cast.nia):
        write_profile(person, by=person, offers=["Selvedge"])
    asked = wonder(thread, cast.nia, by=cast.ada)
    a_fortnight_later()
    said = reply(thread, by=cast.nia, source="Waxed.")
    here = {"slug": cast.weavers.slug, "key": thread.key}
    return {
        "answering:who-might-know": here,
        "answering:wonder": {**here, "person": cast.ben.key},
        "answering:not-me": here,
        "answering:no-gentle-word": here,
        **{f"answering:{name}": {**here, "key": said.key} for name in ("helpful", "thanks")},
        "answering:not-me-by-mail": {"token": path_of(asked).split("/")[-2]},
    }
