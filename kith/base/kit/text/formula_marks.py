"""Where a formula stands in Markdown: between dollars, and never where they are money or a program's.

A dollar opens one if nothing of a word, a number or a bracket is before it and no space after it; the next
one closes it if no space is before it and no number or word after it. "$5 and $6", "US$5-$6", "df$x + df$y"
and "$HOME/bin:$PATH" hold none.
"""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kith.base.kit.text.escaping import escape
from kith.base.kit.text.formulas import LONGEST, mathml

# So many letters of formulas are shown as such in one text; then their source stands there.
_MOST = 4000
_SPENT = "formula letters"
# A formula in a line that may be wider than a phone can be scrolled; a shorter one stays in the line.
_LONGEST_IN_LINE = 32

_BEFORE = re.compile(r"[0-9A-Za-z)\]$\\]")
_AFTER = re.compile(r"(?![0-9A-Za-z$])|(?:th|st|nd|rd|s)(?![0-9A-Za-z$])")
_BEGINS = re.compile(r"[^\s$'\"’”)\],.;:!?]")
_ENDS = re.compile(r"[^\s$'\"‘“(\[]")
# "$5 each (was 6$": an amount, with words after it.
_WORD = re.compile(r"(?<![\\a-zA-Z{])[a-zA-Z]{3}")


def add_formulas(to: MarkdownIt) -> None:
    """Teach a parser to find formulas and to show them."""
    to.block.ruler.before(
        "fence", "formula", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    to.inline.ruler.after("escape", "formula", _inline)
    to.add_render_rule("formula", _show_inline)
    to.add_render_rule("formula_block", _show_block)


def _inline(state: StateInline, silent: bool) -> bool:
    source, at = state.src, state.pos
    if source[at] != "$" or (at and _BEFORE.match(source, at - 1)):
        return False
    mark = "$$" if source.startswith("$$", at) else "$"
    start = at + len(mark)
    end = _closing(source, start, min(state.posMax, start + LONGEST + 2), mark)
    content = source[start:end] if end > start else ""
    if not content or not _is_formula(content) or not _AFTER.match(source, end + len(mark)):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content, token.markup = content, mark
    state.pos = end + len(mark)
    return True


def _closing(source: str, start: int, stop: int, mark: str) -> int:
    """Return where the next mark stands that no backslash takes its meaning, or -1."""
    at = source.find(mark, start, stop)
    while at > 0 and source[at - 1] == "\\":
        at = source.find(mark, at + 1, stop)
    return at


def _is_formula(content: str) -> bool:
    return (
        _BEGINS.match(content) is not None
        and _ENDS.match(content[-1]) is not None
        and "\n" not in content
        and "`" not in content
        and not (content[0].isdigit() and _WORD.search(content))
    )


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _line(state, start).startswith("$$"):
        return False
    found = _lines_to_closing(state, start, end)
    content = "\n".join(found)[2:].rstrip()[:-2].strip()
    if not found or not content or re.search(r"(?<!\\)\$", content):
        return False
    if not silent:
        state.line = start + len(found)
        token = state.push("formula_block", "", 0)
        token.content, token.markup, token.map = content, "$$", [start, state.line]
    return True


def _lines_to_closing(state: StateBlock, start: int, end: int) -> list[str]:
    """Return the lines of a block up to the one that ends with two dollars; none if it is never closed."""
    lines = [_line(state, start)]
    letters = 0
    # The first line closes itself only if something stands between its dollars.
    while not lines[-1].endswith("$$") or (len(lines) == 1 and len(lines[0]) < 5):
        at = start + len(lines)
        line = _line(state, at) if at < end and state.sCount[at] >= state.blkIndent else ""
        letters += len(line)
        if not line or letters > LONGEST or (line.startswith("$$") and line != "$$"):
            return []
        lines.append(line)
    return lines


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _shown(token: Token, env: Any, is_block: bool) -> str:
    env[_SPENT] = env.get(_SPENT, 0) + len(token.content)
    return mathml(token.content, is_block=is_block) if env[_SPENT] <= _MOST else ""


def _source(token: Token) -> str:
    return f'<code class="formula">{escape(token.markup + token.content + token.markup)}</code>'


def _show_inline(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    made = _shown(token, env, is_block=False)
    if made and len(token.content) > _LONGEST_IN_LINE:
        return f'<span class="formula" tabindex="0">{made}</span>'
    return made or _source(token)


def _show_block(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    made = _shown(token, env, is_block=True)
    return f'<div class="formula" tabindex="0">{made}</div>\n' if made else f"<p>{_source(token)}</p>\n"
