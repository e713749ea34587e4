"""Sets lines of a plain mail as paragraphs: prose flows again, verses keep their lines, code its columns."""

import re

from kith.base.kit.text.links import linkify

# Prose is wrapped by mail programs at 60 to 80 columns; below that a break is the writer's own.
_NARROWEST_WRAP = 52
_PRINTED = re.compile(r"\[\d{1,6}\] |\s{1,20}at ")
_LIST = re.compile(r"(?:[-*+•o]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")


def lay_out(lines: list[str]) -> str:
    """Return the HTML of lines: `<p>` for prose, `<p class="lines">` and `<pre>` where breaks matter."""
    parts: list[str] = []
    code: list[str] = []
    for paragraph in _paragraphs(lines):
        if _is_laid_out(paragraph):
            code += ["", *paragraph] if code else paragraph
            continue
        if code:
            parts.append(_pre(code))
            code = []
        parts.append(_paragraph(paragraph))
    if code:
        parts.append(_pre(code))
    return "".join(parts)


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    current: list[str] = []
    for line in lines:
        if line and not line.isspace():
            current.append(line)
        elif current:
            found.append(current)
            current = []
    if current:
        found.append(current)
    return found


def _pre(lines: list[str]) -> str:
    return f'<pre class="laid-out" tabindex="0">{linkify(chr(10).join(lines))}</pre>'


def _paragraph(lines: list[str]) -> str:
    if len(lines) == 1:
        return f"<p>{linkify(lines[0].strip())}</p>"
    text = linkify("\n".join(line.rstrip() for line in lines))
    return f"<p>{text}</p>" if _is_wrapped_prose(lines) else f'<p class="lines">{text}</p>'


def _is_laid_out(lines: list[str]) -> bool:
    """Say whether columns or indentation carry meaning here, as in code, tables and console output."""
    if len(lines) == 1:
        return lines[0].startswith(("    ", "\t", "> ")) and not _LIST.match(lines[0].lstrip())
    marks = sum(
        1 for line in lines if line.startswith(("    ", "\t")) or _is_code(line) or _has_columns(line)
    )
    return marks * 2 > len(lines)


def _is_code(line: str) -> bool:
    """Say whether line reads as a program's text or its output."""
    words = line.strip()
    if words[0] in "#$%>+[" and (words[0] != "[" or _PRINTED.match(words)):
        return True
    if "<-" in words or "==" in words or "::" in words or words[-1] in ";{}":
        return True
    opened = words.rfind("(") if words[-1] == ")" else -1
    return opened > 0 and words[opened - 1].isalnum()


def _has_columns(line: str) -> bool:
    """Say whether gaps inside the line set columns; two spaces after a full stop are typing habit."""
    words = line.strip()
    if "\t" in words:
        return True
    return "  " in words and ("   " in words or not (". " in words or "? " in words))


def _is_wrapped_prose(lines: list[str]) -> bool:
    """Say whether each line was broken only because its next word would not have fitted."""
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths)
    if width < _NARROWEST_WRAP:
        return False
    for here, below, length in zip(lines, lines[1:], lengths, strict=False):
        if below[0] in " \t" or _LIST.match(below) or here.endswith(":"):
            return False
        if length + 1 + len(below.split(None, 1)[0]) <= width:
            return False
    return True
