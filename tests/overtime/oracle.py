"""Who may read what, in plain Python: written from the rules (RULINGS 4, 28, 31; TRUST 4.1, 4.2), asking
nothing of the code it is compared with.

People, places, boards and groups go by their names here, conversations and posts by their keys. None reads as
a stranger does.
"""

from dataclasses import dataclass, field

BELONGING = ("active", "lapsed")
# By the kind of a concern, in which of its states it keeps a post out of sight.
UNDER_WAY = ("open", "looked_at")
DECIDED = ("hidden", "asked", "removed")
HOLDS = {"recognised": (*UNDER_WAY, *DECIDED), "report": DECIDED}


@dataclass
class Said:
    """A post. word: stands in its text and nowhere else, None for words that were taken away; before: those
    it had; withheld: those that nobody else is shown; is_fresh: written since its conversation was moved."""

    key: str
    author: str
    word: str | None
    before: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    concerns: dict[int, tuple[str, str]] = field(default_factory=dict)
    is_fresh: bool = True

    @property
    def is_hidden(self) -> bool:
        return any(state in HOLDS[kind] for kind, state in self.concerns.values())

    @property
    def is_looked_into(self) -> bool:
        return any(state in (*UNDER_WAY, *DECIDED) for _kind, state in self.concerns.values())


@dataclass
class Talk:
    """A conversation. titled_by: who gave it its title; came: whether it began in the usual way; was: the
    board it was moved from, while that may be undone."""

    key: str
    place: str
    board: str
    level: str
    starter: str
    title: str
    titled_by: str
    posts: list[Said]
    group: str = ""
    came: bool = True
    was: str = ""


class Oracle:
    """What happened so far, and what follows from it."""

    def __init__(self, people: list[str]) -> None:
        self.people = people
        self.states: dict[tuple[str, str], str] = {}
        self.friends: set[str] = set()
        self.groups: dict[str, tuple[str, set[str]]] = {}
        self.erased: set[str] = set()
        self.talks: dict[str, Talk] = {}
        self.joined: dict[str, str] = {}

    # What happens.

    def stands(self, place: str, who: str, state: str) -> None:
        """Let somebody be this in a place; who belongs no more is in none of its groups."""
        self.states[place, who] = state
        if state not in BELONGING:
            for where, people in self.groups.values():
                if where == place:
                    people.discard(who)

    def goes(self, who: str) -> None:
        """Erase somebody."""
        for place, name in list(self.states):
            if name == who:
                self.stands(place, who, "left")
        self.erased.add(who)

    # What follows.

    def belongs(self, who: str | None, place: str) -> bool:
        return self.states.get((place, who or "")) in BELONGING

    def reads_level(self, who: str | None, place: str, level: str, group: str = "") -> bool:
        """Say whether somebody reads what has this level there."""
        if level == "public":
            return True
        if who is None or who in self.erased:
            return False
        if level == "network":
            return True
        if level == "group":
            return who in self.groups[group][1] and self.belongs(who, place)
        moved_on = self.states.get((place, who)) == "alumni" and place in self.friends
        return self.belongs(who, place) or moved_on

    def reads(self, who: str | None, talk: Talk) -> bool:
        """Say whether somebody reads a conversation; one whose opening is out of sight is its starter's."""
        if talk.posts[0].is_hidden and who != talk.starter:
            return False
        return self.reads_level(who, talk.place, talk.level, talk.group)

    def reads_post(self, who: str | None, talk: Talk, post: Said) -> bool:
        return self.reads(who, talk) and (not post.is_hidden or post.author == who)

    def readers(self, talk: Talk) -> set[str]:
        return {who for who in self.people if who not in self.erased and self.reads(who, talk)}

    def found(self, who: str | None) -> set[str]:
        """Return the keys of the posts that a search for their common word finds."""
        return {
            post.key
            for talk in self.talks.values()
            for post in talk.posts
            if self.reads(who, talk) and not talk.posts[0].is_hidden and not post.is_hidden and post.word
        }

    def words(self, who: str | None, *, kept: bool = False) -> set[str]:
        """Return every word that may reach somebody. kept: in what they are given of their own, too."""
        allowed: set[str] = set()
        for talk in self.talks.values():
            if self.reads(who, talk) or (kept and talk.titled_by == who):
                allowed.add(talk.title)
            for post in talk.posts:
                own = kept and post.author == who
                if own or self.reads_post(who, talk, post):
                    allowed |= {post.word or "", *post.before}
                if own:
                    allowed |= set(post.withheld)
        return allowed
