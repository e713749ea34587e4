"""Recognises a whole older mail below an answer: "-----Original Message-----", or its headers."""

import re

_ORIGINAL = re.compile(
    r"[\s?\ufeff]{0,4}-{2,}\s?(?:original message|original appointment|forwarded message|forwarded by|"
    r"reply message|urspr(?:ü|ue|\?)ngliche nachricht|weitergeleitete|message (?:d'origine|original|transf)|"
    r"mensaje original|mensagem original|messaggio originale|oorspronkelijk|oprindelig|opprinnelig|"
    r"urspr(?:u|\?)ngligt|alkuper|wiadomo|исходное)|"
    r"\s{0,4}(?:begin forwarded message|anfang der weitergeleiteten)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"[\s-]{0,40}(?:begin )?(?:forwarded|anfang der|weitergeleitete|message transf)", re.IGNORECASE
)
_FROM = re.compile(
    r"[*\s]{0,3}(?:From|Von|De|Da|Van|Fr[åa?]n|Fra|Od|L[äa?]hett[äa?]j[äa?]|От|发件人|差出人)\s?[*]?\s?[:：]"
)
_FIELD = re.compile(
    r"[*\s]{0,3}(?:Sent|Date|To|Cc|Subject|Reply-To|"
    r"Gesendet|Datum|An|Betreff|Envoy[ée?]|[ÀA?]|Objet|Enviad[oa]|"
    r"Fecha|Para|Data|Asunto|Assunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|[ÄA?]mne|Sendt|Dato|"
    r"Til|Emne|L[äa?]hetetty|Aihe|发送时间|收件人|主题|Message-ID|Organization|Newsgroups|In-Reply-To|"
    r"Importance)\s?[*]?\s?[:：]",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s{0,4}(?:_{5,}|-{5,})\s*$")
_BEGINNINGS = frozenset(" \t?\ufeff*-_FVDOLBbAaО发差")
_MOST_HEADERS = 16


def starts(lines: list[str], at: int) -> bool:
    """Say whether a whole older mail begins at this line."""
    line = lines[at]
    if line[:1] not in _BEGINNINGS:
        return False
    if _ORIGINAL.match(line):
        return True
    if _RULE.match(line):
        at += 1
        if at < len(lines) and not lines[at].strip():
            at += 1
    return at < len(lines) and bool(_FROM.match(lines[at])) and _has_fields(lines, at)


def is_forwarded(line: str) -> bool:
    """Say whether what begins at line was passed on for its own sake, not kept below an answer."""
    return bool(_FORWARDED.match(line))


def headers_end(lines: list[str], start: int) -> int:
    """Return where the headers of the older mail at start end and its words begin."""
    end = start + 1
    while end < len(lines) and end - start < _MOST_HEADERS:
        line = lines[end]
        if line.strip() and not (_FROM.match(line) or _FIELD.match(line) or line[0] in " \t<"):
            break
        end += 1
    return end


def _has_fields(lines: list[str], start: int) -> bool:
    return sum(1 for line in lines[start + 1 : start + 8] if _FIELD.match(line)) >= 2
