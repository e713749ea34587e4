"""Words for the search index and for counting: what a person said here, without quotations and trailers."""

from markdown_it.token import Token

from kith.base.kit.text.escaping import clean_source
from kith.base.kit.text.markdown import markdown_tokens
from kith.base.kit.text.pieces import cut

WORDS_A_MINUTE = 200


def searchable_text(source: str, format: str) -> str:
    """Return source's own words: no quotations, signatures or list footers, unless there is nothing else."""
    source = clean_source(source)
    if format == "markdown":
        return _words_of_markdown(source)
    if format == "mail":
        return _words_of_mail(source)
    raise ValueError(f"unknown text format: {format!r}")


def minutes_to_read(text: str) -> int:
    """Return whole minutes at 200 words a minute, at least 1."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))


def _words_of_mail(source: str) -> str:
    pieces = cut(source)
    own = [piece for piece in pieces if piece.kind in ("words", "forwarded") and piece.is_filled]
    if not own:
        own = [piece for piece in pieces if piece.kind in ("quote", "older", "forwarded")]
    return "\n".join("\n".join(piece.lines).strip("\n") for piece in own).strip()


def _words_of_markdown(source: str) -> str:
    tokens = markdown_tokens(source)
    if not tokens:
        return source.strip()
    own = list(_texts(tokens, with_quotes=False)) or list(_texts(tokens, with_quotes=True))
    return "\n".join(own).strip()


def _texts(tokens: list[Token], with_quotes: bool) -> list[str]:
    texts = []
    depth = 0
    for token in tokens:
        if token.type == "blockquote_open":
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
        elif depth and not with_quotes:
            continue
        elif token.type in ("fence", "code_block", "formula_block"):
            texts.append(token.content.rstrip("\n"))
        elif token.type == "inline":
            texts.append(_inline_text(token))
    return [text for text in texts if text.strip()]


def _inline_text(token: Token) -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join("\n" if child.type in breaks else child.content for child in token.children or [])
