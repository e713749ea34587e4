"""What a button is called aloud holds what it shows: who speaks to it says what they read (WCAG 2.5.3)."""

import re

import pytest
from django.template import engines

_TEXT = r'(?:_|gettext)\("((?:[^"\\]|\\.)*)"'
# A button in whose call a text is shown and another, after it, is said.
_BUTTON = re.compile(rf"parts\.button\({_TEXT}\)(?P<rest>(?:[^{{}}]|\{{(?!\{{))*?)says={_TEXT}")


def unlike(source: str) -> list[tuple[str, str]]:
    """Return what is shown and what is said, of each button where the second lacks the first."""
    found = [(shown, said) for shown, _rest, said in _BUTTON.findall(source)]
    return [(shown, said) for shown, said in found if shown.casefold() not in said.casefold()]


def templates() -> dict[str, str]:
    environment = engines["kith"].env
    names = environment.list_templates()
    return {name: environment.loader.get_source(environment, name)[0] for name in names}


def test_every_button_says_what_it_shows():
    assert {name: found for name, source in templates().items() if (found := unlike(source))} == {}


def test_the_buttons_that_say_more_are_found():
    count = sum(len(_BUTTON.findall(source)) for source in templates().values())
    assert count >= 12


@pytest.mark.parametrize(
    ("said", "is_wrong"), [("Welcome Eve", True), ("Welcome them: Eve", False), ("Yes, welcome them", False)]
)
def test_another_name_is_noticed(said, is_wrong):
    source = f'{{{{ parts.button(_("Welcome them"), name="a", says=gettext("{said}", name=one)) }}}}'
    assert bool(unlike(source)) == is_wrong
