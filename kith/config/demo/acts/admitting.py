"""How people come in where not everybody does: the call, asking, answering, an open invitation."""

import re

from kith.config.demo.acts.deed import Deed
from kith.config.demo.stage import Stage
from kith.rooms.admissions.actions import answering, applying, calling, inviting
from kith.rooms.admissions.models import Application, Call

_PART = re.compile(r"^(\w+): (.+)$", re.MULTILINE)
_QUESTION = re.compile(r"^\? (short|long): (.+)$", re.MULTILINE)
_ANSWER = re.compile(r"^> (.+)$", re.MULTILINE)


def _write_call(stage: Stage, deed: Deed) -> None:
    parts = dict(_PART.findall(deed.words))
    questions = [{"text": text, "kind": kind} for kind, text in _QUESTION.findall(deed.words)]
    calling.write_call(deed.where(stage), by=deed.by(stage), questions=questions, **parts)


def _apply(stage: Stage, deed: Deed) -> None:
    community = deed.where(stage)
    reason, said = _ANSWER.sub("", deed.words).strip(), _ANSWER.findall(deed.words)
    asked = Call.objects.get(community=community).questions
    answers = [
        {"question": question["text"], "kind": question["kind"], "answer": answer}
        for question, answer in zip(asked, said, strict=True)
    ]
    application = applying.apply(community, by=deed.by(stage), reason=reason, answers=answers)
    deed.keep(stage, f"request of {deed.tag}", application)


def _answer(stage: Stage, deed: Deed) -> None:
    application: Application = deed.kept(stage, f"request of {deed.to[0]}")
    answering.answer(application, by=deed.by(stage), answer=deed.to[1], words=deed.words)


def _invite(stage: Stage, deed: Deed) -> None:
    where, by = deed.where(stage), deed.by(stage)
    inviting.invite(where, by=by, name=deed.to[0], uses=int(deed.to[1]), sentence=deed.words)


ACTS = {
    "writes the call": _write_call,
    "asks to join": _apply,
    "answers": _answer,
    "invites whoever has the link": _invite,
}
