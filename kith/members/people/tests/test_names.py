import pytest

from kith.members.people.names import first_name
from kith.members.people.queries import Face
from kith.members.people.viewer import Viewer


@pytest.mark.parametrize(
    ("name", "called"),
    [("Ada Okafor", "Ada"), ("  Ada  Okafor", "Ada"), ("Prince", "Prince"), ("", ""), (" ", " ")],
)
def test_somebody_is_called_by_the_first_word_of_their_name(name: str, called: str):
    assert first_name(name) == called
    assert {Viewer(name=name).first_name, Face(1, "k", name).first_name} == {called}
