"""Server-Sent Events as they go over the wire. Every one says how far its stream has come, by its id."""

import json
from typing import Any

from kith.services.live.bounds import COME_BACK_MS

HELLO = f"retry: {COME_BACK_MS}\n\n".encode()
BEAT = b"event: beat\ndata: {}\n\n"


def event(name: str, said: dict[str, Any], event_id: str = "") -> bytes:
    """Return one event. name: reply, changed, gone or here. event_id: where its stream stands after it."""
    # JSON holds no line break of its own.
    lines = [f"event: {name}", f"data: {json.dumps(said)}"]
    if event_id:
        lines.insert(0, f"id: {event_id}")
    return ("\n".join(lines) + "\n\n").encode()
