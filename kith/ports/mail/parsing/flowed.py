"""Unwraps format=flowed text (RFC 3676): soft line breaks go, quotations and signatures stay."""


def unflow(text: str, delsp: bool) -> str:
    """Return text with soft breaks joined; each quoted line begins with its ">"s and a space.

    delsp: the mail says DelSp=yes, the space that marks a soft break is not part of the words.
    """
    flowing: list[str] = []
    flowing_depth = 0
    lines: list[str] = []
    for raw in text.split("\n"):
        depth, words = _depth(raw)
        soft = words.endswith(" ") and words != "-- "
        if flowing and (depth != flowing_depth or words == "-- "):
            lines.append(_line(flowing_depth, flowing))
            flowing = []
        flowing.append(words[:-1] if soft and delsp else words)
        flowing_depth = depth
        if not soft:
            lines.append(_line(depth, flowing))
            flowing = []
    if flowing:
        lines.append(_line(flowing_depth, flowing))
    return "\n".join(lines)


def _depth(line: str) -> tuple[int, str]:
    words = line.lstrip(">")
    depth = len(line) - len(words)
    return depth, words[1:] if words[:1] == " " else words


def _line(depth: int, parts: list[str]) -> str:
    words = "".join(parts)
    if not depth:
        return words if words == "-- " else words.rstrip(" ")
    return (">" * depth + " " + words).rstrip(" ") if words != "-- " else ">" * depth + " -- "
