"""The MathML that may stand in a post: elements of MathML Core, and of their attributes the harmless values.

Nothing here moves a formula out of its place, colours it, or leads anywhere.
"""

_YES = frozenset(("true", "false"))
_GAPS = frozenset(("0em", "0.05em", "0.167em", "0.17em", "0.22em", "0.222em", "0.278em", "0.333em"))
_WIDTHS = _GAPS | {"0.5em", "1em", "2em"}
_SIZES = frozenset(("1.2em", "1.623em", "1.8em", "2.047em", "2.4em", "2.470em", "3em"))
_FACES = frozenset(("normal", "bold", "italic", "bold-italic"))
_BRACKETS = {"stretchy": _YES, "fence": _YES, "form": frozenset(("prefix", "infix", "postfix"))}
_SPACED = {"lspace": _GAPS, "rspace": _GAPS, "minsize": _SIZES, "maxsize": _SIZES}

# Beside these, `math` says in `alttext` what was typed.
MATHML: dict[str, dict[str, frozenset[str]]] = {
    "math": {"display": frozenset(("block",))},
    "mfrac": {"linethickness": frozenset(("0",))},
    "mi": {"mathvariant": _FACES},
    "mmultiscripts": {},
    "mn": {"mathvariant": _FACES},
    "mo": _BRACKETS | _SPACED | {"accent": _YES, "movablelimits": _YES, "separator": _YES},
    "mover": {"accent": _YES},
    "mpadded": {},
    "mphantom": {},
    "mprescripts": {},
    "mroot": {},
    "mrow": {},
    "mspace": {"width": _WIDTHS},
    "msqrt": {},
    "mstyle": {"displaystyle": _YES, "scriptlevel": frozenset(("0", "1", "2"))},
    "msub": {},
    "msubsup": {},
    "msup": {},
    "mtable": {"displaystyle": _YES},
    "mtd": {"columnalign": frozenset(("left", "center", "right"))},
    "mtext": {"mathvariant": _FACES},
    "mtr": {},
    "munder": {"accentunder": _YES},
    "munderover": {},
}
