"""What is done in the demo besides talking, before anything is loaded: known acts, by people who belong."""

import re

import pytest

from kith.config.demo.communities import COMMUNITIES, NETWORK
from kith.config.demo.deeds import deeds, read
from kith.config.demo.people import PEOPLE
from kith.config.demo.plan import WORDS

TAGS = {part.tag for part in PEOPLE}
PLANS = (NETWORK, *COMMUNITIES)
# Real organisations that somebody writing about such work might name without thinking.
REAL = (
    *(
        "NHS",
        "CQC",
        "Ofsted",
        "Care Quality",
        "Royal College",
        "Macmillan",
        "Marie Curie",
        "Age UK",
        "Mencap",
    ),
    *("Samaritans", "Trussell", "Oxfam", "Barnardo", "Red Cross", "St John Ambulance", "Unison", "BBC"),
    *("Tesco", "Sainsbury", "Aldi", "Lidl", "Boots", "Google", "Facebook", "WhatsApp", "Zoom", "Microsoft"),
    *("Teams meeting", "Twitter", "Instagram", "TikTok", "YouTube", "Amazon", "HC-One", "Bupa", "Barchester"),
)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.slug)
def test_whoever_does_something_is_known(plan):
    assert {deed.tag for deed in deeds(plan.slug)} <= TAGS


@pytest.mark.parametrize(
    "file", sorted(WORDS.rglob("*.md")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_no_word_is_a_real_organisation(file):
    text = file.read_text("utf-8")
    assert [name for name in REAL if re.search(rf"\b{re.escape(name)}\b", text)] == []


def test_what_nobody_knows_how_to_do_is_noticed():
    with pytest.raises(ValueError, match="does not know how somebody 'juggles'"):
        list(read("weavers", "=== 2 weeks ago, Monday 10:00 | ada | juggles | ben\nThree at once.\n"))
