"""Fills an empty Kith with the data set, through its own models, renderer, actions and ledger.

Run by itself (`python -m bench.loading full`) inside the environment of the Kith to be filled.
"""

import sys
from collections.abc import Iterator
from itertools import islice

from bench import floor_data, longboard, peopling, shape, words
from bench.progress import said
from bench.shape import Plan, Planned, Size

BATCH = 5_000
KINDS = ("question", "question", "question", "story", "news", *["discussion"] * 7)


def load(size: Size) -> None:
    """Make every person, community, board, thread and post of a size, and let the projections catch up."""
    from kith.base.kit.clock import now

    end = now()
    with said(f"planning {size.posts:,} posts"):
        lexicon = words.lexicon()
        plan = shape.plan(size, end)
    with said(f"{size.people:,} people in {size.communities} communities"):
        people = peopling.people(words.names(size.people, lexicon), end)
        boards = peopling.communities(size, plan, people, end)
    with said(f"{size.threads:,} threads"):
        threads = _threads(plan, boards, people, words.titles(size.threads, lexicon))
    with said(f"{size.posts:,} posts, made from {size.texts:,} rendered texts"):
        _posts(plan, threads, people, _rendered(words.texts(size.texts, lexicon)), lexicon.rare)
    with said(f"a board of {longboard.SHORT} and one of {size.threads:,}"):
        beside = longboard.plan(size, plan, end)
        boards = peopling.beside(beside, people, end)
        threads = _threads(beside, boards, people, longboard.titles(beside))
        _posts(beside, threads, people, _rendered([longboard.SOURCE]), lexicon.rare)
    with said("search index, feed and roll-ups catching up"):
        from kith.services.activity.projections import catch_up

        catch_up()
    _settle()
    with said("the floor's own database"):
        floor_data.fill()


def _threads(plan: Plan, boards: list, people: list, titles: list[str]) -> list:
    from kith.base.kit.ledger import kind_of
    from kith.services.conversations.models import Thread

    of_thread: dict[int, list[Planned]] = {}
    for post in plan.posts:
        of_thread.setdefault(post.thread, []).append(post)
    made: list = [None] * len(plan.boards)
    for number, posts in of_thread.items():
        board, first, last = boards[plan.boards[number]], posts[0], posts[-1]
        kind = KINDS[number % len(KINDS)]
        answers = [post.at for post in posts if post.author != first.author]
        made[number] = Thread(
            community_id=board.community_id,
            audience_id=board.audience_id,
            host_kind=kind_of(board),
            host_id=board.pk,
            kind=kind,
            state="answered" if kind == "question" and len(posts) > 4 else "open",
            title=titles[number],
            started_by=people[first.author],
            started_at=first.at,
            last_post_at=last.at,
            last_post_by=people[last.author],
            first_reply_at=min(answers, default=None),
            post_count=len(posts),
            minutes=min(1 + len(posts) // 2, 600),
        )
    # Ids follow the order in which conversations began.
    Thread.objects.bulk_create([made[number] for number in of_thread], batch_size=500)
    return made


def _settle() -> None:
    # What a lived-in PostgreSQL has long done by itself would otherwise happen while we measure.
    from django.db import connection

    if connection.vendor == "postgresql":
        with said("PostgreSQL looks at its tables"), connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _rendered(texts: list[str]) -> list[tuple[str, str]]:
    """Return (source, html) of each text, by the renderer that posting uses."""
    from kith.base.kit.text import render

    return [(text, render(text, "markdown")) for text in texts]


def _posts(plan: Plan, threads: list, people: list, pool: list[tuple[str, str]], rare: list[str]) -> None:
    from django.db import transaction

    from kith.base.kit import ledger
    from kith.services.conversations.models import Post

    for batch in _batches(plan.posts, BATCH):
        with transaction.atomic():
            rows = [_post(planned, threads[planned.thread], people, pool, rare) for planned in batch]
            rows = Post.objects.bulk_create(rows, batch_size=500)
            ledger.record(*(_happening(row) for row in rows))


def _post(planned: Planned, thread, people: list, pool: list[tuple[str, str]], rare: list[str]):
    from kith.base.kit.text import RENDERER_VERSION
    from kith.services.conversations.models import Post

    source, html = pool[planned.text]
    word = rare[planned.rare % len(rare)]
    return Post(
        community_id=thread.community_id,
        thread=thread,
        position=planned.position,
        author=people[planned.author],
        source=source.replace(words.PLACE, word),
        html=html.replace(words.PLACE, word),
        renderer=RENDERER_VERSION,
        posted_at=planned.at,
    )


def _happening(post):
    from kith.base.kit import ledger

    verb, subject = (
        ("conversations.started", post.thread) if post.position == 1 else ("conversations.replied", post)
    )
    audience = post.thread.audience_id
    return ledger.happening(verb, post.author, subject, audience=audience, at=post.posted_at)


def _batches(posts: list[Planned], count: int) -> Iterator[list[Planned]]:
    rest = iter(posts)
    while batch := list(islice(rest, count)):
        yield batch


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    load(shape.SIZES[sys.argv[1]])
