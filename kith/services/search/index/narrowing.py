"""Which documents are wanted, as both databases are asked for them."""

from typing import Any

from kith.services.search.index.rows import ALL, Only

_NAMED = "d.author_id IN (SELECT p.id FROM people_person p WHERE p.erased_at IS NULL {words})"
_WORD = "AND (p.sort_name LIKE %s ESCAPE '!' OR p.sort_name LIKE %s ESCAPE '!')"


def condition(only: Only, key: str) -> tuple[str, list[Any]]:
    """Return what is to be added to a statement's conditions, and its values; key: the column of the ids."""
    said: list[str] = []
    values: list[Any] = []
    if only[:2] != ALL[:2]:
        said.append(f"{key} >= %s AND {key} < %s")
        values += only[:2]
    if only.sorts:
        said.append(f"d.sort IN ({', '.join(['%s'] * len(only.sorts))})")
        values += only.sorts
    if only.names:
        said.append(_NAMED.format(words=" ".join([_WORD] * len(only.names))))
        for word in only.names:
            plain = _escaped(word)
            values += [f"{plain}%", f"% {plain}%"]
    return "".join(f" AND {each}" for each in said), values


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
