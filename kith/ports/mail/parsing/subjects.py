"""Reduces subjects to what they are about: without reply marks, list names and gateways' labels."""

import re

_REPLY = (
    "re|aw|antwort|antw|sv|vs|svar|odp|rv|res|resp|rif|ref|ynt|bls|atb|回复|回覆|答复|返信|отв|ответ|σχετ|απ"
)
_FORWARD = "fwd?|fw|wg|tr|vl|enc|doorst|vb|vidarebefordrat|itt|továbbítás|pd|转发|轉寄|пересл|πρθ"
_MARK = re.compile(
    rf"(?:(?P<reply>{_REPLY})|{_FORWARD})\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|\^\d{{1,3}})?\s?[:：]\s{{0,9}}",
    re.IGNORECASE,
)
_TAG = re.compile(r"\[([^\[\]]{1,60})\]\s{0,9}")
_LIST_LIKE = re.compile(r"[\w.]{1,30}(?:-[\w.]{1,30}){1,5}$")
_FORWARDED = re.compile(r"\s{0,9}\(fwd?\)\s{0,9}$", re.IGNORECASE)
# How mutt and Netscape wrap the subject of what they forward: "[ada@a.example: subject]", "[Fwd: subject]".
_WRAPPED = re.compile(
    r"\[(?:[^\s@\[\]]{1,100}@[^\s:\[\]]{1,100}|fwd?|re)\s?:\s{1,3}(.{1,500})\]$", re.IGNORECASE
)
_WAS = re.compile(r"[\s,;]{0,9}[(\[]was:?\s.{1,300}$", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")
_DIGEST = re.compile(r"digest\b.{0,20}\bvol|digest,? \d|daily digest", re.IGNORECASE)
_GENERIC = {
    "", "no subject", "nosubject", "none", "help", "help please", "please help", "help needed", "need help",
    "question", "questions", "a question", "quick question", "r question", "question about r", "help with r",
    "r help", "hello", "hi", "hi all", "hallo", "dear all", "urgent", "thanks", "thank you", "test",
    "testing", "problem", "error", "info", "information", "update", "announcement", "introduction",
    "newsletter", "minutes", "agenda", "meeting", "reminder", "call for papers", "cfp", "frage", "hilfe",
    "kein betreff", "sans objet",
    "sin asunto", "query", "subject", "request", "invitation", "unsubscribe", "subscribe", "job", "jobs", "r",
}  # fmt: skip
_MOST_MARKS = 20


def base_subject(subject: str, list_id: str = "") -> str:
    """Return subject without "Re:", "AW:", "Fwd:"… chains, and without "[list]" tags that name its list."""
    return _reduced(subject, lambda tag: _names_list(tag, list_id))


def is_reply_subject(subject: str) -> bool:
    """Say whether subject bears a mark of replying ("Re:", "AW:", "SV:"…), perhaps behind tags."""
    position = 0
    for _round in range(_MOST_MARKS):
        if match := _MARK.match(subject, position):
            if match.group("reply"):
                return True
        elif not (match := _TAG.match(subject, position)):
            return False
        position = match.end()
    return False


def subject_key(subject: str) -> str:
    """Return what two subjects must share to be about the same; "" if it is too general to join anything."""
    subject = _WAS.sub("", _reduced(subject, lambda _tag: True))
    if is_digest_subject(subject):
        return ""
    key = _NOT_WORD.sub(" ", subject.casefold()).strip()
    return "" if key in _GENERIC or len(key) < 3 else key[:300]


def is_digest_subject(subject: str) -> bool:
    """Say whether subject is a digest's ("R-sig-x Digest, Vol 41, Issue 3"), which names no topic."""
    return bool(_DIGEST.search(subject[:200]))


def are_unlike(one: str, other: str) -> bool:
    """Say whether two subject keys share no word that carries meaning, and neither holds the other."""
    if one in other or other in one:
        return False
    return not ({word for word in one.split() if len(word) >= 5} & set(other.split()))


def _reduced(subject: str, may_drop) -> str:
    whole = subject.strip()
    if whole[:1] == "[" and (wrapped := _WRAPPED.match(whole)):
        whole = wrapped.group(1)
    position = 0
    for _round in range(_MOST_MARKS):
        match = _MARK.match(whole, position)
        if not match:
            match = _TAG.match(whole, position)
            if not match or not may_drop(match.group(1)) or match.end() >= len(whole):
                break
        position = match.end()
    return _FORWARDED.sub("", whole[position:]).strip()


def _names_list(tag: str, list_id: str) -> bool:
    """A tag names the list if it says so in the List-Id, or looks like a list's name ("zeromq-dev")."""
    if tag.casefold() in ("external", "ext", "extern", "spam", "external email", "suspected spam"):
        return True
    plain = _NOT_WORD.sub("", tag.casefold())
    return bool(plain and plain in _NOT_WORD.sub("", list_id.casefold())) or bool(_LIST_LIKE.match(tag))
