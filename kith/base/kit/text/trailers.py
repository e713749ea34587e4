"""Recognises what stands below a mail's own words: signatures, list footers, disclaimers, older mails."""

import re

_ORIGINAL = re.compile(
    r"\s{0,4}-{2,}\s?(?:original message|original appointment|forwarded message|forwarded by|begin forwarded|"
    r"urspr(?:ü|ue|\?)ngliche nachricht|weitergeleitete|message (?:d'origine|original|transf)|"
    r"mensaje original|mensagem original|messaggio originale|oorspronkelijk|oprindelig|opprinnelig|"
    r"urspr(?:u|\?)ngligt|alkuper|wiadomo|исходное|cut here|reply message)",
    re.IGNORECASE,
)
_FORWARD_OPENING = re.compile(
    r"\s{0,4}(?:begin forwarded message|anfang der weitergeleiteten)", re.IGNORECASE
)
_FROM = re.compile(
    r"[*\s]{0,3}(?:From|Von|De|Da|Van|Fr[åa?]n|Fra|Od|L[äa?]hett[äa?]j[äa?]|От|发件人|差出人)\s?[*]?\s?[:：]"
)
_FIELD = re.compile(
    r"[*\s]{0,3}(?:Sent|Date|To|Cc|Subject|Reply-To|Gesendet|Datum|An|Betreff|Envoy[ée?]|[ÀA?]|Objet|Enviad[oa]|Fecha|"
    r"Para|Data|Asunto|Assunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|[ÄA?]mne|Sendt|Dato|Til|Emne|"
    r"L[äa?]hetetty|Aihe|发送时间|收件人|主题|Message-ID|Organization|Newsgroups|In-Reply-To|Importance)\s?[*]?\s?[:：]",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s{0,4}(?:_{5,}|-{4,}|={4,}|\*{4,}|~{4,}|#{5,}|\.{8,})\s*$")
_LIST_WORDS = re.compile(
    r"mailing list|mailman/listinfo|/listinfo/|unsubscribe|posting guide|google groups|list-unsubscribe|"
    r"to post to this|archives? at|you received this message because|zeromq-dev",
    re.IGNORECASE,
)
_LOST_HTML = re.compile(r"\s{0,20}\[\[alternative HTML version deleted\]\]\s*$")
_NEXT_PART = re.compile(r"-{8,} next part -{8,}\s*$")
_SCRUBBED = re.compile(
    r"(?:A|An|The) .{1,60}(?:attachment|text|message|part|html).{0,40}(?:scrubbed|deleted)|"
    r"(?:Name|Type|Size|Desc|Url|From|Subject|Date|To)\s{0,8}:|<?https?://\S{1,300}>?$|HTML attachment scrubbed",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:Sent (?:from|via|with) (?:my |the |an? |Mail for )|Sent from \w+$|Get Outlook for |Von meinem \w+ gesendet|"
    r"Gesendet (?:von|mit) |Envoy[ée?] (?:de mon|depuis) |Enviado desde |Enviado do meu |Inviato da |Verstuurd vanaf )",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:this|the|any) (?:information|content|e-?mail|message|communication|transmission|document)s?\b.{0,120}"
    r"(?:confidential|privileged|intended (?:only|solely|for)|legally)|confidentiality (?:notice|note)|disclaimer\s?:|"
    r"(?:important|legal) notice|diese e-?mail (?:enth|ist)|ce message (?:et|est)|este (?:mensaje|correo)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:tel|phone|ph|fax|mobile|cell|email|e-mail|mail|office|web|www|url|http|https|skype|twitter)\b\.?\s{0,3}[:#/(]|"
    r"www\.|https?://|@|\S at \S+\.\w|\+\d[\d ()-]{6}|\bph\.?d\b|professor|university|department|institut",
    re.IGNORECASE,
)


def is_rule(line: str) -> bool:
    """Say whether line is a drawn line: five or more underscores, dashes, stars…"""
    return bool(_RULE.match(line))


def is_signature_mark(line: str) -> bool:
    """Say whether line is "-- " or "--", which set off a signature."""
    return line.rstrip() == "--"


def is_device_line(line: str) -> bool:
    """Say whether line is a telephone's advertisement for itself."""
    return len(line) < 100 and bool(_DEVICE.match(line))


def opens_disclaimer(line: str) -> bool:
    """Say whether line begins the notice a company's server adds below every mail."""
    return bool(_DISCLAIMER.match(line.strip(" *_\t")[:240]))


def has_contact(line: str) -> bool:
    """Say whether line holds a telephone number, address or title, as signatures do."""
    return bool(_CONTACT.search(line[:200]))


def list_footer_end(lines: list[str], start: int) -> int:
    """Return where the list's footer that begins at start ends; start itself if none begins there."""
    line = lines[start]
    if _LOST_HTML.match(line):
        return start + 1
    if _NEXT_PART.match(line):
        return _scrubbed_end(lines, start + 1)
    if not (_RULE.match(line) or _LIST_WORDS.search(line[:200])):
        return start
    end = start + 1 if _RULE.match(line) else start
    seen = False
    while end < len(lines) and end - start < 14:
        if _LIST_WORDS.search(lines[end][:300]):
            seen = True
        elif not lines[end].strip() or not (seen or end - start <= 2) or lines[end].startswith(">"):
            break
        end += 1
    return end if seen and _is_only_footer(lines, end) else start


def older_mail_start(lines: list[str], start: int) -> bool:
    """Say whether a whole older mail begins at start: a "----- Original Message -----", or its headers."""
    line = lines[start]
    if _ORIGINAL.match(line) or _FORWARD_OPENING.match(line):
        return True
    if _RULE.match(line):
        start = _next_filled(lines, start + 1)
    return start < len(lines) and bool(_FROM.match(lines[start])) and _has_fields(lines, start)


def older_mail_headers_end(lines: list[str], start: int) -> int:
    """Return where the headers of the older mail at start end and its words begin."""
    end = start + 1
    while end < len(lines) and end - start < 16:
        line = lines[end]
        if line.strip() and not (_FROM.match(line) or _FIELD.match(line) or line[0] in " \t<"):
            break
        end += 1
    return end


def _has_fields(lines: list[str], start: int) -> bool:
    fields = sum(1 for line in lines[start + 1 : start + 8] if _FIELD.match(line))
    return fields >= 2


def _next_filled(lines: list[str], start: int) -> int:
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start


def _scrubbed_end(lines: list[str], start: int) -> int:
    end = start
    while end < len(lines) and end - start < 10 and _SCRUBBED.match(lines[end].strip()[:200]):
        end += 1
    return end


def _is_only_footer(lines: list[str], end: int) -> bool:
    """A footer is followed by nothing, or by a gap: words that run on are somebody's."""
    return end >= len(lines) or not lines[end].strip() or lines[end].startswith((">", "_", "-", "\t", " "))
