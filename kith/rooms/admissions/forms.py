"""What people type into this room, checked before any action sees it."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kith.base.kit.lines import Line
from kith.members.communities.threshold import modes_with_a_way
from kith.members.people.addressing import cleaned
from kith.rooms.admissions.models import Call, Say
from kith.rooms.admissions.models.application import MAX_LONG, MAX_REASON, MAX_REPLY, MAX_SHORT
from kith.rooms.admissions.models.call import MAX_QUESTION, MAX_WORDS, MOST_QUESTIONS, PARTS
from kith.rooms.admissions.models.invitation import MAX_SENTENCE, MOST_USES

_TOO_LONG = _("That’s a long one. Say it in %(limit_value)d letters or fewer.")
_PREFIX = "a_"


def _text(most: int, missing: Any = "", kind: type[forms.CharField] = forms.CharField, **options: Any):
    return kind(max_length=most, error_messages={"required": missing, "max_length": _TOO_LONG}, **options)


class RequestForm(forms.Form):
    """A request to join: the reason, and an answer to each of the community's own questions.

    The name of a question's field is made of its words: an answer to what was asked before the community
    changed it lands nowhere else, and comes back to who wrote it.
    """

    reason = _text(MAX_REASON, _("Say in a line or two why you’d like to join."))

    def __init__(self, call: Call, data: Any = None):
        super().__init__(data)
        self.questions = {name_of(question): question for question in call.questions}
        for name, question in self.questions.items():
            missing = _("Write a line here, or say that you’d rather not.")
            is_long = question["kind"] == "long"
            self.fields[name] = _text(MAX_LONG, missing) if is_long else _text(MAX_SHORT, missing, Line)

    def answers(self) -> list[dict[str, str]]:
        """Return each question as it was asked, with its answer."""
        return [
            {"question": asked["text"], "kind": asked["kind"], "answer": self.cleaned_data[name]}
            for name, asked in self.questions.items()
        ]

    def left_over(self) -> list[str]:
        """Return answers to questions that are not asked any more."""
        names = [name for name in self.data if name.startswith(_PREFIX) and name not in self.questions]
        return [words for name in names if (words := str(self.data[name]).strip())]


def name_of(question: dict[str, str]) -> str:
    """Return the name of a question's field."""
    asked = f"{question['kind']}:{question['text']}"
    return _PREFIX + hashlib.sha256(asked.encode()).hexdigest()[:12]


class AnswerForm(forms.Form):
    """An answer to a request: a no needs words."""

    answer = forms.ChoiceField(choices=Say.Answer.choices)
    words = _text(MAX_REPLY, required=False)

    def clean_words(self) -> str:
        """Return the words; a no without any is no answer."""
        words = str(self.cleaned_data["words"])
        if self.data.get("answer") == Say.Answer.NOT_NOW and not words:
            raise ValidationError(_("Give a reason first. They will read it, with your name."))
        return words


class CallForm(forms.Form):
    """A call: its parts, up to eight questions, and who may invite."""

    members_invite = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None):
        super().__init__(data, initial=initial)
        for name in PARTS:
            self.fields[name] = _text(MAX_WORDS, required=False)
        for number in range(1, MOST_QUESTIONS + 1):
            self.fields[f"q{number}"] = _text(MAX_QUESTION, required=False, kind=Line)
            kinds = [("short", _("A line")), ("long", _("A few lines"))]
            self.fields[f"k{number}"] = forms.ChoiceField(choices=kinds, required=False)

    def questions(self, up: int = 0) -> list[dict[str, str]]:
        """Return the questions in their order, each once. up: the number of one that moves up by a place."""
        numbers = list(range(1, MOST_QUESTIONS + 1))
        if 1 < up <= MOST_QUESTIONS:
            numbers[up - 2], numbers[up - 1] = numbers[up - 1], numbers[up - 2]
        texts = {self.cleaned_data[f"q{n}"]: self.cleaned_data[f"k{n}"] or "short" for n in numbers}
        return [{"text": text, "kind": kind} for text, kind in texts.items() if text]

    def parts(self) -> dict[str, str]:
        """Return the words of each part."""
        return {name: self.cleaned_data[name] for name in PARTS}


def written(call: Call) -> dict[str, Any]:
    """Return a call as its form's initial values."""
    values: dict[str, Any] = {name: getattr(call, name) for name in PARTS}
    for number, question in enumerate(call.questions, 1):
        values |= {f"q{number}": question["text"], f"k{number}": question["kind"]}
    return {**values, "members_invite": call.members_invite}


class ModeForm(forms.Form):
    """How people come in."""

    mode = forms.ChoiceField(
        choices=lambda: [(mode, mode) for mode in modes_with_a_way()],
        error_messages={"required": _("Say who may join."), "invalid_choice": _("Choose one from the list.")},
    )


class InvitationForm(forms.Form):
    """An invitation: to one address, or as a link for so many."""

    to = forms.ChoiceField(choices=[("address", ""), ("link", "")], initial="address")
    name = _text(120, required=False, kind=Line)
    address = _text(254, required=False)
    uses = forms.IntegerField(
        min_value=2,
        max_value=MOST_USES,
        initial=10,
        required=False,
        error_messages={
            "invalid": _("Write a number from 2 to 30."),
            "min_value": _("Write a number from 2 to 30."),
            "max_value": _("A link is good for 30 people at most."),
        },
    )
    sentence = _text(MAX_SENTENCE, required=False)

    def clean(self) -> dict[str, Any]:
        """Return what the action takes: an address, or a number of uses."""
        values = super().clean() or {}
        if values.get("to") == "link":
            return {**values, "address": "", "uses": values.get("uses") or 10}
        return {**values, "address": self._address(values.get("address", "")), "uses": 1}

    def _address(self, typed: str) -> str:
        if not typed:
            self.add_error("address", _("Which address should it go to?"))
            return ""
        try:
            return cleaned(typed)
        except ValidationError as fault:
            self.add_error("address", fault)
            return ""
