"""What was looked for in vain, as it may be kept: no words until several looked, and nothing of anybody's.

See decisions/0021-unmet-needs.md.
"""

import re

from django.db.models import Q
from django.utils.crypto import salted_hmac

from kith.members.people.models import Person
from kith.services.search import reading
from kith.services.search.analysis import composed, plain, stem, words

MARKS = 16
MOST_WORDS = 6  # a longer search is a sentence, and may tell of somebody
_ADDRESS = re.compile(r"[@\d]|://|www\.|\w\.\w", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[^\W\d_a-z]\w*\s+[^\W\d_a-z]\w*")
# Given names that are in use; with those of people known here, enough to keep most names out.
_GIVEN = frozenset(
    """
    aaliyah aaron abdul abdullah abigail adam adrian ahmed aidan aisha alan albert alex alexander
    alexandra ali alice alison amanda amelia amina amir amy andrea andrew angela anita ann anna anne
    annie anthony antonio arthur asha ashley audrey ava barbara barry beatrice ben benjamin bernard beth
    betty bill bob brenda brian bridget bruce callum carl carlos carol caroline catherine charles
    charlie charlotte cheryl chloe chris christine christopher claire clare colin connor craig cynthia
    daisy daniel darren dave david dawn deborah denise dennis derek diana diane dominic donald donna
    doris dorothy dylan edith edward eileen elaine eleanor elizabeth ella ellen ellie elsie emily emma
    eric erin ethan eva evelyn fatima fiona florence frances francis frank fred freya gareth gary gavin
    geoff geoffrey george gerald gillian gladys gordon graham greg gwen hannah harold harriet harry
    hassan heather helen henry hilda holly howard hugh hussain ian ibrahim imran irene iris isabella ivy
    jack jacob jacqueline jade jake james jamie jane janet janice jasmine jason jayden jean jeffrey
    jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan joseph joshua joyce juan
    judith julia julian julie karen karl kate katherine kathleen katie keith kelly ken kenneth kevin
    khadija kieran kim kyle laura lauren lee leonard leslie lewis liam lilian lily linda lisa logan
    louise lucas lucy luke lynn malcolm marcus margaret maria marie marilyn marjorie martha martin mary
    mason matthew maureen megan melanie michael michelle mike mohamed mohammad mohammed molly mona
    monica muhammad nadia nancy natalie natasha nathan neil nicholas nicola nigel noah noor norma norman
    oliver olivia omar oscar owen pamela patricia patrick paul paula pauline peggy penelope peter philip
    phoebe phyllis priya rachel ralph raymond rebecca reginald rhys richard robert robin roger ronald
    rosemary ross ruby russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sharon
    sheila shirley sidney simon sophia sophie stacey stanley stephanie stephen steve steven stewart
    stuart susan suzanne sylvia tamara tanya teresa terence theresa thomas timothy toby tom tony tracey
    tracy trevor tyler valerie vanessa vera veronica victoria vincent violet wayne wendy wilfred william
    winifred xavier yasmin yusuf yvonne zainab zara zoe
    """.split()  # noqa: SIM905 - a list of three hundred lines is not read
)


def normalised(text: str) -> str:
    """Return the words looked for, in small letters and without marks, or "" where there are too many."""
    query = reading.read(text)
    found = (plain(word.group()) for word in words(composed(reading.typed(text))))
    kept = [word for word in dict.fromkeys(found) if stem(word) in query.stems]
    return " ".join(kept) if len(kept) <= MOST_WORDS else ""


def may_be_somebodys(text: str) -> bool:
    """Say whether a search looks like somebody's name, number or address."""
    if _ADDRESS.search(text) or _capitalised(text):
        return True
    found = normalised(text).split()
    return bool(_GIVEN.intersection(found)) or _is_known(found)


def _capitalised(text: str) -> bool:
    # Two words with capitals, where not everything has them: a name, or a street.
    return bool(_CAPITALS.search(text)) and text != text.upper()


def _is_known(found: list[str]) -> bool:
    """Say whether one of these words is part of the name of somebody here; archives have names too."""
    named = Q()
    for word in found:
        named |= Q(sort_name=word) | Q(sort_name__startswith=f"{word} ")
        named |= Q(sort_name__endswith=f" {word}") | Q(sort_name__contains=f" {word} ")
    return bool(found) and Person.objects.filter(named).exists()


def words_hash(community: int, text: str) -> str:
    """Return what stands for these words in this community; nobody reads them from it."""
    said = " ".join(sorted({stem(word) for word in normalised(text).split()}))
    return salted_hmac("kith.search.words", f"{community} {said}", algorithm="sha256").hexdigest()[:32]


def mark(digest: str, person: int) -> int:
    """Return which of the sixteen marks somebody leaves on these words."""
    sealed = salted_hmac("kith.search.marks", f"{digest} {person}", algorithm="sha256")
    return sealed.digest()[0] % MARKS
