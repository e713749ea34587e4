"""An author is shown by a name, never by a mail address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.members.people.models import ArchiveAddress, Person
from kith.ports.mail.authors import make_authors
from kith.ports.mail.parsing.names import readable


@pytest.mark.parametrize(
    ("name", "address", "shown"),
    [
        ("Ada Byron", "ada@a.example", "Ada Byron"),
        ("Byron, Ada (Engines)", "ada@a.example", "Byron, Ada (Engines)"),
        ("Ada at the Engines", "ada@a.example", "Ada at the Engines"),
        ("ada at example.org", "", "Ada"),
        ("ada.byron at example.org", "1f2e@members.example", "Ada Byron"),
        ("ada_byron@a.example", "ada_byron@a.example", "Ada Byron"),
        ("<ada@a.example>", "", "Ada"),
        ("ada <at> example dot org", "", "Ada"),
        ("ada(at)example.org", "", "Ada"),
        ("ada [at] mail [dot] example [dot] org", "", "Ada"),
        ("ADA.BYRON@A.EXAMPLE", "", "Ada Byron"),
        ("anne-marie.o'neil+lists@a.example", "", "Anne-Marie O'neil"),
        ("adabyron m@iii@g oii i@st@ts@org", "1f2e@members.example", "Adabyron"),
        ("i@io m@iii@g oii phys@ii@-courses@org", "1f2e@members.example", "Iio"),
        ("Ada Byron [mailto:ada at a.example]", "", "Ada Byron"),
        ("Ada Byron (ada@a.example)", "", "Ada Byron"),
        ("ada@a.example on behalf of ben@b.example", "", "Ada"),
        ("", "ada.byron@a.example", "Ada Byron"),
        ("\u65e5\u672c", "", "\u65e5\u672c"),
        ("@ada", "", "?"),
        ("@ada", "ada@a.example", "Ada"),
        ("ada@lamp", "", "Ada"),
        ("...", "", "?"),
        ("", "", "?"),
    ],
)  # fmt: skip
def test_names(name, address, shown):
    assert readable(name, address) == shown


@given(st.lists(st.sampled_from(["ada", "@", " at ", ".", "a.example", "<", ">", " ", "+", "_", "dot", "("])))
def test_no_name_is_an_address(pieces):
    shown = readable("".join(pieces), "ada@a.example")
    assert shown.strip() and "@" not in shown


@pytest.mark.django_db
def test_authors_with_veiled_addresses_for_names_are_found_again_and_not_taken_for_one():
    authors = [("", "ada at a.example"), ("", "ada at b.example"), ("", "Ada")]
    first, made = make_authors(authors)
    again, none = make_authors(reversed(authors))
    assert (made, none, again) == (3, 0, first)
    assert list(Person.objects.filter(pk__in=first.values()).values_list("name", flat=True)) == ["Ada"] * 3
    assert ArchiveAddress.objects.count() == 3
