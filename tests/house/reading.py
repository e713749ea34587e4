"""Finds views and jobs that reach rows past the one rule of who may see what (TRUST A4), and inline code.

A view asks a room's `queries` (or an action) for what its viewer may see. It never holds a manager, a
related manager or a table itself, because each of them answers with everybody's rows.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from architecture.plan import HOUSE

_MANAGERS = ("objects", "_default_manager", "_base_manager")
_SHORTCUTS = ("get_object_or_404", "get_list_or_404", "aget_object_or_404", "aget_list_or_404")
_ADJECTIVES = (
    *("all", "filter", "exclude", "order_by", "values_list", "annotate", "aggregate", "iterator", "in_bulk"),
    *("select_related", "prefetch_related", "get_or_create", "update_or_create", "bulk_create"),
    *("values", "distinct", "only", "defer", "select_for_update", "latest", "earliest", "first", "last"),
    *("get", "count", "exists", "contains", "create", "aget", "afirst", "alast", "acount", "aexists"),
)
# These answer `.get(…)` and the like as well, and hold no rows.
_NO_MANAGERS = ("GET", "POST", "FILES", "COOKIES", "META", "headers", "cleaned_data", "data", "errors")
_RAW = ("raw", "extra")
_TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE) +[\w\"]+")
_INLINE = {
    "inline style": re.compile(r"[\s\"']style\s*=", re.I),
    "inline handler": re.compile(r"[\s\"']on[a-z]+\s*=\s*[\"'{]", re.I),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.I),
    "inline stylesheet": re.compile(r"<style\b", re.I),
    "script in an address": re.compile(r"javascript:", re.I),
}
_JINJA = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def unruled(root: Path) -> list[str]:
    """Return "path:line: words" for each place below kith/ where a view or a job reads past the rule."""
    found = []
    for file in sorted((root / HOUSE).rglob("*.py")):
        path = file.relative_to(root)
        tree = ast.parse(file.read_text("utf-8"))
        if "tests" not in path.parts and (_reads_for_people(path) or _has_doors(tree)):
            found += [f"{path.as_posix()}:{line}: {words}" for line, words in sorted(_past_the_rule(tree))]
    return found


def inline(root: Path) -> list[str]:
    """Return "path:line: what" for each inline style, handler or script in a template below kith/."""
    found = []
    for file in sorted((root / HOUSE).rglob("templates/**/*.*")):
        text = _markup(file.read_text("utf-8")) if file.is_file() else ""
        for what, pattern in _INLINE.items():
            lines = [text.count("\n", 0, hit.start() + 1) + 1 for hit in pattern.finditer(text)]
            found += [f"{file.relative_to(root).as_posix()}:{line}: {what}" for line in lines]
    return found


def _reads_for_people(path: Path) -> bool:
    return "views" in path.parts or path.name in ("views.py", "jobs.py")


def _has_doors(tree: ast.Module) -> bool:
    """A function behind `@door(...)` is a view wherever it lies."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    marks = [mark for function in functions for mark in function.decorator_list if isinstance(mark, ast.Call)]
    return any(_last(mark.func) == "door" for mark in marks)


def _past_the_rule(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _MANAGERS:
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call) and (words := _reading(node)):
            yield node.lineno, words
        elif isinstance(node, ast.Constant) and (table := _TABLE.search(str(node.value))):
            yield node.lineno, table[0]


def _reading(call: ast.Call) -> str:
    name, owner = _last(call.func), getattr(call.func, "value", None)
    if name in _SHORTCUTS and call.args and not isinstance(call.args[0], ast.Call):
        return f"{name}({ast.unparse(call.args[0])})"
    if (
        name in _ADJECTIVES
        and isinstance(owner, ast.Attribute)
        and owner.attr not in _MANAGERS + _NO_MANAGERS
    ):
        return f"{ast.unparse(owner)}.{name}"
    return f"{ast.unparse(owner)}.{name}" if owner is not None and name in _RAW else ""


def _last(node: ast.expr) -> str:
    return str(getattr(node, "attr", None) or getattr(node, "id", ""))


def _markup(source: str) -> str:
    """Keep a template's own text; what stands between its marks becomes blank, line for line."""
    kept = []
    for _line, kind, text in _JINJA.lex(source):
        shown = text if kind == "data" else "{" if kind == "variable_begin" else ""
        kept.append(shown + "\n" * (text.count("\n") - shown.count("\n")))
    return "".join(kept)
