"""The three pictures: what each shows, to whom, and how much of the page."""

from base64 import b64encode
from collections.abc import Callable

from tools.pictures.looking import Looking, seen
from tools.pictures.smaller import smaller

# Windows, in pixels of the page: as wide as a laptop's, as high as there is something to see.
FRONT_DOOR, COMMUNITY_HOME, CONVERSATION = (1280, 1440), (1280, 1390), (1280, 1304)
PHONE = (360, 812)
QUESTION = "I cried in the cupboard and I don’t know if I can go back in tomorrow"
# A phone lies on the page, where its aside has no more to say.
SHEET = """<body style="margin:0">
<img alt="" style="display:block;width:{}px" src="data:image/png;base64,{}">
<img alt="" style="width:{}px;position:fixed;right:16px;bottom:16px;border:8px solid #14252a;
border-radius:34px" src="data:image/png;base64,{}">"""


def front_door(looking: Looking) -> bytes:
    """What a stranger finds first, down to the end of the shelf."""
    page = looking.page(FRONT_DOOR)
    page.goto("/")
    return smaller(looking.blank(), seen(page))


def community_home(looking: Looking) -> bytes:
    """A community's own page, as the manager of a care home finds it after nine days."""
    page = looking.page(COMMUNITY_HOME, who="Priya")
    page.goto("/c/deteriorating-patients/")
    return smaller(looking.blank(), seen(page))


def conversation(looking: Looking) -> bytes:
    """A frightened question and its first answers; on a phone, what waits for somebody between two rounds."""
    page, phone = looking.page(CONVERSATION, who="Kerry-Ann"), looking.page(PHONE, who="Winston")
    page.goto("/c/classroom-calm/conversations/in/questions/")
    page.get_by_role("link", name=QUESTION).click()
    page.wait_for_url("**/conversations/*/")
    wide, narrow = (b64encode(seen(each)).decode() for each in (page, phone))
    sheet = looking.blank(CONVERSATION)
    sheet.set_content(SHEET.format(CONVERSATION[0], wide, PHONE[0], narrow))
    return smaller(looking.blank(), seen(sheet))


SHEETS: dict[str, Callable[[Looking], bytes]] = {
    "front-door": front_door,
    "community-home": community_home,
    "conversation": conversation,
}
