"""Every address declares who may come in; one without a declaration does not start (TRUST A1)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import URLPattern, URLResolver, get_resolver

Who = Literal["anyone", "signed in", "readers of the community", "members of the community", "loopback"]


@dataclass(frozen=True, slots=True)
class Policy:
    """What an address promises: who may enter and which methods it takes.

    "readers of the community" means that the community of the address exists; which of its things a
    reader sees is decided thing by thing, by visible_to.
    """

    who: Who
    methods: tuple[str, ...] = ("GET", "HEAD")


def door(who: Who, *methods: str) -> Callable[[Callable], Callable]:
    """Declare the policy of a view function.

    methods: HTTP methods it takes; GET (and with it HEAD) when none is named.
    """
    taken = methods or ("GET",)
    if "GET" in taken:
        taken = (*taken, "HEAD")

    def declare(view: Callable) -> Callable:
        view.policy = Policy(who=who, methods=taken)
        return view

    return declare


def policy_of(view: Any) -> Policy | None:
    """Return the policy declared on a view, or None. Wrappers that hide it do not count as one."""
    policy = getattr(view, "policy", None)
    return policy if isinstance(policy, Policy) else None


def all_doors(patterns: Any = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str, Any]]:
    """Walk every URL pattern. Yields (route, full name, view)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from all_doors(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield route, f"{space}{pattern.name or ''}", pattern.callback


def undeclared(patterns: Any = None) -> list[str]:
    """Return the routes whose view declares no policy; an empty list is the only good answer."""
    return [route for route, _name, view in all_doors(patterns) if policy_of(view) is None]
