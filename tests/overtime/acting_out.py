"""What the re-enacted incidents share: a word that must not be seen, and where it is looked for."""

from django.test import Client

from kith.members.communities.models import Group
from kith.members.people.notices import Notice
from kith.rooms.kinship.actions import gathering
from kith.services.conversations.models import Thread
from tests.cast import Cast

WORD = "zqsecretz"
NOTICE = Notice("It rains", "Take a coat.", [("Look out:", "/you/")])
HERE = "/c/weavers/conversations/"
GATHERING = ("/", "/c/weavers/", HERE, "/search/?q=lamps", f"{HERE}waiting/", f"{HERE}tagged/")


def told(client: Client, *addresses: str) -> list[str]:
    """Return which of these pages, and of those that gather from many, hold the word."""
    return [each for each in (*addresses, *GATHERING) if WORD in client.get(each).content.decode()]


def a_group(cast: Cast) -> Group:
    """Let Ada form a group whose name holds the word."""
    return gathering.form(cast.weavers, by=cast.ada, name=f"{WORD} shift", purpose="After ten.")


def whispered(cast: Cast, group: Group) -> Thread:
    """Let Ada say something in it."""
    said = {"title": f"{WORD} lamps", "source": f"{WORD} bright."}
    return gathering.start_conversation(group, by=cast.ada, **said)
