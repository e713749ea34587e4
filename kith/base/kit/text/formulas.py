"""Makes MathML of LaTeX, or says that it cannot. Bounded in length and depth; never raises."""

import re
from html import unescape
from xml.etree.ElementTree import Element

from kith.base.kit.text.escaping import clean_source, escape, escape_attribute
from kith.base.kit.text.mathml import MATHML

LONGEST = 1000
_DEEPEST = 40
# Words that make new words could make a long formula of a short one.
_MAKES_WORDS = re.compile(
    r"\\(?:(?:re|provide)?newcommand|(?:re)?newenvironment|[gex]?def|let|DeclareMathOperator)"
)


class _Unshowable(Exception):
    """What stands here is no formula, or one that cannot be shown."""


def mathml(latex: str, *, is_block: bool = False) -> str:
    """Return LaTeX as safe MathML that names its source, or "" where it cannot be shown.

    is_block: set large, on a line of its own.
    """
    if len(latex) > LONGEST or _MAKES_WORDS.search(latex):
        return ""
    # Its table of symbols takes a tenth of a second to read: only where somebody writes a formula.
    from latex2mathml.converter import convert_to_element

    display = "block" if is_block else "inline"
    try:
        inner = _written(convert_to_element(latex, display=display)[0], 0)
    except Exception:  # what it makes of hostile input is not written down anywhere
        return ""
    shown = ' display="block"' if is_block else ""
    return f'<math{shown} alttext="{escape_attribute(latex)}">{inner}</math>'


def _written(element: Element, depth: int) -> str:
    """Return an element as HTML with what may stand in a post. Its words hold characters by number."""
    allowed = MATHML.get(element.tag)
    words = clean_source(unescape(element.text or ""))
    if allowed is None or depth > _DEEPEST or words[:1] == "\\" != words:
        raise _Unshowable(element.tag)
    kept = "".join(
        f' {name}="{value}"' for name, value in element.attrib.items() if value in allowed.get(name, ())
    )
    inner = "".join(_written(child, depth + 1) for child in element)
    return f"<{element.tag}{kept}>{escape(words)}{inner}</{element.tag}>"
