"""Whom a text names: where a name may mean several people, the form comes back and asks which of them."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from kith.services.conversations.naming import Naming, meant

_FIELD = "mean-"
_NOBODY = "nobody"
Choices = list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A name that may mean several people.

    field: of its answer. choices: value, name, and a line to tell them apart.
    """

    name: str
    field: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Meaning:
    """A form's fields with those put in who are meant, whom it may name, and what is still to be asked."""

    data: QueryDict
    people: Naming
    questions: list[Question]

    def ask(self, form: forms.Form) -> None:
        """Let a form that is whole come back where something is to be asked."""
        if self.questions and form.is_valid():
            said = _("Say whom you mean by “@%(name)s”.") % {"name": self.questions[0].name}
            form.add_error("source", said)


def meaning(data: QueryDict, people: Naming) -> Meaning:
    """Return what the words of a sent form mean, given whom they may name."""
    source = data.get("source", "")
    chosen, questions = [], []
    for name, faces in people.unclear(source):
        field = f"{_FIELD}{name}"
        answer = data.get(field, "")
        face = next((one for one in faces if one.key == answer), None)
        if face is not None:
            chosen.append((name, face))
        elif answer != _NOBODY:
            choices = [(one.key, one.name, one.pointer) for one in faces]
            choices.append((_NOBODY, _("Nobody, leave it as it is"), ""))
            questions.append(Question(name.title(), field, choices))
    if chosen:
        data = data.copy()
        data["source"] = meant(source, chosen, people.alike)
    return Meaning(data, people, questions)
