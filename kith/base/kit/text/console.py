"""Tells a session at a console from a quotation: both begin their lines with ">"."""

import re

_COMMAND = re.compile(
    r"[\w.$\[\]\"'@:]{1,80}\s{0,4}(?:<<?-|=(?!=)|\()|"
    r"(?:library|require|source|install|print|import|from|def)\s?\(?[\w\"'.]{1,60}[\")'.:;]{0,3}\s*$|"
    r"[?#&%!(]|\d+[\s:*+/-]|for\s?\(|if\s?\(|\w{1,40}\$\w|\w{1,40}\[|\}|\{"
)
# A name alone prints its value; between commands it is one, alone it may be a word of anything.
_NAME = re.compile(r"[a-zA-Z][\w.]{0,30}$")
_TWO_LEVELS = re.compile(r"[ \t]{0,3}>[ \t]?>")


def is_console(lines: list[str]) -> bool:
    """Say whether most lines of an unattributed block read as commands typed at a ">" prompt."""
    commands = names = filled = 0
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
        if not command or _NAME.match(command):
            names += 1
        elif _COMMAND.match(command):
            commands += 1
    return commands > 0 and (commands + names) * 3 >= filled * 2
