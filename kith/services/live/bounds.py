"""How many streams there are, how long one lasts, how often it looks. In seconds. Loads nothing: the
supervisor reads it too."""

STREAMS = 60
A_PERSON = 4
CONVERSATIONS = 8  # that one stream follows
LASTS = 600.0
BEAT = 3.0
TICK = 0.5
LOOK_AGAIN = 2.5
POSTS_AT_ONCE = 50
COME_BACK_MS = 2_000
COME_BACK_WHEN_FULL = 60
