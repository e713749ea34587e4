"""Tells a session at a console from a quotation: both begin their lines with ">"."""

import re

_CODE = re.compile(
    r"[\w.$\[\]\"'@:]{1,80}\s{0,4}(?:<<?-|=(?!=)|\()|(?:library|require|source|install|print|import|from|def)\b|"
    r"[?#&%!(]|\d+[\s:*+/-]|rm\(|for\s?\(|if\s?\(|\w{1,40}\$\w|\w{1,40}\[|q\(\)|[a-zA-Z][\w.]{0,30}$|\}|\{"
)
_TWO_LEVELS = re.compile(r"[ \t]{0,3}>[ \t]?>")


def is_console(lines: list[str]) -> bool:
    """Say whether most lines of an unattributed block read as commands typed at a ">" prompt."""
    commands = 0
    filled = 0
    for line in lines:
        line = line.lstrip(" \t")
        if not line:
            continue
        if line.startswith((">>> ", ">>>\t")):
            line = line[3:]
        elif line[:1] == ">" and _TWO_LEVELS.match(line):
            return False
        command = line.lstrip("> \t")
        filled += 1
        commands += not command or bool(_CODE.match(command))
    return filled > 0 and commands * 3 >= filled * 2
