"""Leanings by a name in a string: another room's templates, static files and URL names."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from architecture.plan import Plan
from architecture.source import Source, called, text_of

_BY_NAME = ("reverse", "reverse_lazy", "redirect", "resolve_url")
_JINJA = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)

Found = Iterator[tuple[int, str, str]]


def templates_in_python(source: Source, plan: Plan) -> Found:
    """Yield (line, room leant on, name) for each string that names a template or a static file."""
    # A route such as "people/" ends with a slash; the name of a file never does.
    name = re.compile(rf"{plan.any_label}/[\w./-]*\w")
    for line, text in source.strings:
        if found := name.fullmatch(text):
            yield line, plan.labels[found[1]], text


def urls_in_python(source: Source, plan: Plan) -> Found:
    """Yield (line, room leant on, name) for each URL name, wherever it stands."""
    name = re.compile(rf"{plan.any_label}:[\w:-]+")
    for line, text in source.strings:
        if found := name.fullmatch(text):
            yield line, plan.labels[found[1]], text
    for call in source.calls:
        text = text_of(call.args[0]) if call.args else ""
        if called(call) in _BY_NAME and _is_bare(text):
            yield call.lineno, plan.roofs[0], text


def templates_in_template(tree: nodes.Template, plan: Plan) -> Found:
    """Yield (line, room leant on, name) for what a template extends, includes, imports or serves."""
    name = re.compile(rf"{plan.any_label}/[\w./-]*")
    for line, text in _strings(tree):
        if found := name.fullmatch(text):
            yield line, plan.labels[found[1]], text


def urls_in_template(tree: nodes.Template, plan: Plan) -> Found:
    """Yield (line, room leant on, name) for each URL name in a template."""
    name = re.compile(rf"{plan.any_label}:[\w:-]*")
    for line, text in _strings(tree):
        if found := name.fullmatch(text):
            yield line, plan.labels[found[1]], text
    for call in tree.find_all(nodes.Call):
        first = call.args[0] if call.args else None
        is_url = isinstance(call.node, nodes.Name) and call.node.name == "url"
        if is_url and isinstance(first, nodes.Const) and _is_bare(str(first.value)):
            yield call.lineno, plan.roofs[0], first.value


def parse(file: Path) -> nodes.Template:
    """Parse a template. Raises jinja2.TemplateSyntaxError, naming the file, when it is not one."""
    return _JINJA.parse(file.read_text("utf-8"), filename=str(file))


def _strings(tree: nodes.Template) -> list[tuple[int, str]]:
    return [(each.lineno, each.value) for each in tree.find_all(nodes.Const) if isinstance(each.value, str)]


def _is_bare(text: str) -> bool:
    # A URL name without a room in front: only the roof has such names.
    return bool(re.fullmatch(r"[\w-]+", text))
