"""Whose a conversation mostly is: said to that writer alone, at their own box, and holding nothing back."""

from collections.abc import Mapping

SHARE = 0.4
LEAST_POSTS, LEAST_OTHERS = 10, 3


def much_of_it(posts: Mapping[int, int]) -> frozenset[int]:
    """Return who (ids) wrote more than SHARE of a conversation in which several write. posts: by person."""
    whole = sum(posts.values())
    if whole < LEAST_POSTS or len(posts) <= LEAST_OTHERS:
        return frozenset()
    return frozenset(person for person, said in posts.items() if said > SHARE * whole)
