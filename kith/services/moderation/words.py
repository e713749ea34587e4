"""How pages say what was said, who reads it and what became of it. Nothing here blames anybody."""

from typing import Any

from django.utils.translation import gettext as _

from kith.services.moderation.access import TWO, Bench
from kith.services.moderation.models import Concern

Kind, State = Concern.Kind, Concern.State


def who_reads(bench: Bench, community: str) -> str:
    """Return who will read it, to be said before anybody writes or presses."""
    two = bench.needed == TWO
    where = {"community": community}
    said = {
        "keepers": _("The people who look after %(community)s read this, and nobody else.") % where,
        "support": _("The people who support the network read this. Nobody in %(community)s does.") % where,
        "house": _("The people who support the network read this, and nobody else."),
        "members": _("Nobody looks after %(community)s at the moment, so any two other members decide.")
        % where,
        "nobody": _("Nobody else is there yet who could look. It’s kept until someone is."),
    }
    if two and bench.who == "keepers":
        return _("Two of the people who look after %(community)s read this, and nobody else.") % where
    if not two and bench.who == "members":
        return _("Nobody looks after %(community)s at the moment, so another member decides.") % where
    return said[bench.who]


def heading(case: Any) -> str:
    """Return what a case is about, as a row of a list says it."""
    title = case.thing.title if case.thing else _("something that isn’t there any more")
    if case.wrote and case.concern.kind == Kind.REPORT:
        return _("About your words in “%(title)s”") % {"title": title}
    said = {
        Kind.RECOGNISED: _("Can someone be recognised in “%(title)s”?"),
        Kind.REPORT: _("Something isn’t right in “%(title)s”"),
        Kind.APPEAL: _("Look again at “%(title)s”, please"),
    }[Kind(case.concern.kind)]
    return said % {"title": title}


def outcome(concern: Concern) -> str:
    """Return how a concern stands, for who raised it and for who decides."""
    state = State(concern.state)
    if state in Concern.UNDER_WAY:
        return _under_way(concern)
    if state == State.STAYS and concern.kind == Kind.RECOGNISED:
        return _("It was looked at, and it’s back. Thank you for looking out for others.")
    return {
        State.STAYS: _("It was looked at, and it stays as it is. Thank you for saying something."),
        State.HIDDEN: _("It was looked at, and it’s out of sight now."),
        State.ASKED: _("Its author has been asked to change it. Until then it’s out of sight."),
        State.MENDED: _("Its author changed it, and it’s back."),
        State.REMOVED: _("It was looked at, and it’s been taken away."),
        State.STANDS: _("Others looked again, and what was decided stands."),
        State.OVERTURNED: _("Others looked again, and it’s back."),
        State.WITHDRAWN: _("It was taken back, so nobody needs to look."),
    }[state]


def _under_way(concern: Concern) -> str:
    if concern.kind == Kind.RECOGNISED:
        return _("It’s out of sight for everyone but its author while others look.")
    if concern.state == State.LOOKED_AT:
        return _("Someone is looking at it.")
    return _("Nobody has looked yet.")


def to_author(concern: Concern) -> str:
    """Return what happened to their words, for who wrote them."""
    state = State(concern.state)
    if concern.kind == Kind.RECOGNISED and state in Concern.UNDER_WAY:
        return _(
            "Someone thinks a person could be recognised in what you wrote. That happens easily. "
            "For now only you can see it, until others have looked. "
            "You can change your words meanwhile, and they’ll read the new ones."
        )
    if state == State.ASKED:
        return _(
            "Those who looked ask you to change it a little. Only you can see it until then. "
            "When you’ve changed it, everyone can read it again."
        )
    if state == State.HIDDEN:
        return _("Those who looked took it out of sight. You can still read it.")
    if state == State.REMOVED:
        return _(
            "Those who looked took it away. For 30 days you can still read it, and ask others to look again."
        )
    if state == State.STAYS:
        return _("Those who looked put it back as it was. Nothing else happens.")
    if state == State.MENDED:
        return _("You changed it, and everyone can read it again. Thank you.")
    if concern.kind == Kind.APPEAL and state in Concern.UNDER_WAY:
        return _("You asked others to look again. Nobody who decided before will decide this.")
    return outcome(concern)


def verdicts(concern: Concern) -> list[tuple[str, str, str]]:
    """Return what those who look can choose: value, words and what follows."""
    choices = {
        State.STAYS: (_("It stays as it is"), _("Everyone can read it again.")),
        State.ASKED: (
            _("Ask its author to change it"),
            _("Out of sight until they have. They read what you write below."),
        ),
        State.HIDDEN: (_("Take it out of sight"), _("Its author can still read it.")),
        State.REMOVED: (_("Take it away"), _("Its words go for good after 30 days.")),
        State.OVERTURNED: (_("Put it back"), _("Everyone can read it again.")),
        State.STANDS: (_("What was decided stands"), _("Nothing changes.")),
    }
    by_kind = {
        Kind.RECOGNISED: (State.STAYS, State.ASKED, State.REMOVED),
        Kind.REPORT: (State.STAYS, State.ASKED, State.HIDDEN, State.REMOVED),
        Kind.APPEAL: (State.OVERTURNED, State.STANDS),
    }[Kind(concern.kind)]
    return [(state.value, *choices[state]) for state in by_kind]


def in_general(kind: str, state: str) -> str:
    """Return what the log says to every member: what happened, never to whom or by whom."""
    about = {
        Kind.RECOGNISED: _("Someone could perhaps be recognised in something."),
        Kind.REPORT: _("Somebody said that something wasn’t right."),
        Kind.APPEAL: _("An author asked others to look again."),
    }[Kind(kind)]
    became = {
        State.STAYS: _("It stays as it is."),
        State.HIDDEN: _("It’s out of sight."),
        State.ASKED: _("Its author was asked to change it."),
        State.MENDED: _("Its author changed it."),
        State.REMOVED: _("It was taken away."),
        State.STANDS: _("What was decided stands."),
        State.OVERTURNED: _("It was put back."),
    }[State(state)]
    return f"{about} {became}"
