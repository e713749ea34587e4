"""What is measured without a listener: statements to the database, and the application called directly."""

import io
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from bench.cases import Ask

BLOCK = 40


def queries(ask: Ask) -> tuple[int, int]:
    """Return how many statements an answer takes: with nothing remembered, and asked again.

    Transactions count too: BEGIN and COMMIT are a way to the database and back.
    """
    from django.core.cache import cache

    cache.clear()
    return _statements(ask), _statements(ask)


def _statements(ask: Ask) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kith.base.kit.ids import random_key

    client = Client(headers={"host": "localhost"})
    if ask.token:
        client.cookies["kith_session"] = ask.token
    with CaptureQueriesContext(
        connection,
    ) as captured:
        if ask.form:
            client.post(ask.path, {**dict(ask.form), "once": random_key()})
        else:
            client.get(ask.path)
    return len(captured)


def alone_ms(applications: dict[str, tuple[Callable, Sequence[Ask]]], blocks: int) -> dict[str, float]:
    """Return the CPU milliseconds of one call to each WSGI application, medians of blocks in turn."""
    environs = {name: [_environ(ask) for ask in asks] for name, (_app, asks) in applications.items()}
    taken: dict[str, list[float]] = {name: [] for name in applications}
    # The first block only warms up.
    for number in range(blocks + 1):
        for name, (application, _asks) in applications.items():
            spent = _block(application, environs[name], number * BLOCK)
            if number:
                taken[name].append(spent * 1000 / BLOCK)
    return {name: median(times) for name, times in taken.items()}


def _block(application: Callable, environs: Sequence[dict], start: int) -> float:
    begun = time.process_time()
    for at in range(start, start + BLOCK):
        _call(application, dict(environs[at % len(environs)]))
    return time.process_time() - begun


def _call(application: Callable, environ: dict) -> None:
    said: list[str] = []
    answer = application(environ, lambda status, headers, failure=None: said.append(status))
    for _part in answer:
        pass
    if hasattr(answer, "close"):
        answer.close()
    if said != ["200 OK"]:
        raise RuntimeError(f"{environ['PATH_INFO']} answered {said}.")


def _environ(ask: Ask) -> dict:
    path, _mark, query = ask.path.partition("?")
    head, *lines = ask.text().split("\r\n\r\n")[0].split("\r\n")
    environ = {
        "REQUEST_METHOD": head.split(" ")[0],
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for line in lines:
        name, _colon, value = line.partition(": ")
        environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
    return environ
