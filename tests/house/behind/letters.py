from typing import Any

from kith.members.people.tests.nudging import a_fortnight_later
from kith.members.profiles.actions.writing import write_profile
from kith.rooms.letters.actions.introducing import ask, propose
from kith.rooms.letters.actions.writing import write_to
from tests.cast import Cast

BODIES = {
    "letters:new": {"source": "A first letter."},
    "letters:replies": {"source": "A reply."},
    "letters:edit": {"source": "Other words."},
    "letters:introduce": {"words": "You both spin."},
    "letters:take-up": {"words": "You’d get on."},
    "letters:ask": {"request": "I look for a wheel."},
    "letters:answer": {"agrees": "yes"},
}


def arguments(cast: Cast) -> dict[str, dict[str, Any]]:
    """Lead to a letter of Ada's to Ben, an introduction Ada makes, and one that Nia asks her for."""
    a_fortnight_later()
    thread = write_to(cast.ben, by=cast.ada, source="How is your loom?")
    letter = {"key": thread.key}
    post = {**letter, "post": thread.posts.get().key}
    made = {"key": propose(cast.ben, cast.nia, by=cast.ada, words="You both spin.").key}
    write_profile(cast.ben, by=cast.ben, contact="introduction")
    asked = {"key": ask(cast.ben, through=cast.ada, by=cast.nia, request="I look for a wheel.").key}
    write_profile(cast.ben, by=cast.ben, contact="")
    a_fortnight_later()
    return {
        "letters:new": {"key": cast.nia.key},
        **{f"letters:{name}": letter for name in ("letter", "replies", "stop")},
        **{f"letters:{name}": post for name in ("edit", "history")},
        "letters:quiet": {"token": "a-link-nobody-was-sent"},
        "letters:choose": {"key": cast.nia.key},
        "letters:introduce": {"key": cast.ben.key, "other": cast.nia.key},
        "letters:ask": {"key": cast.nia.key},
        "letters:take-up": asked,
        **{f"letters:{name}": made for name in ("answer", "let-go", "meeting")},
    }
