"""The steps of conversing: starting, replying, changing, moving, parting, joining, closing, hiding."""

from kith.rooms.kinship.actions.gathering import start_conversation
from kith.services.conversations.actions import closing, joining, rehanging, splitting
from kith.services.conversations.actions.editing import edit as edit_post
from kith.services.conversations.actions.replying import reply as reply_in
from kith.services.conversations.actions.starting import start as start_on
from kith.services.conversations.models import Post
from kith.services.conversations.moderation import found
from kith.services.moderation.actions import deciding, raising
from kith.services.moderation.models import Concern
from tests.overtime.oracle import Said, Talk
from tests.overtime.walking import COMMON, Walk

MOST_TALKS = 14


def start(walk: Walk) -> bool | None:
    if len(walk.oracle.talks) >= MOST_TALKS:
        return False
    name = walk.pick([*walk.boards, "Night shift"])
    title, word = walk.word("t"), walk.word("p")
    said = {"title": f"{title} here", "source": f"{COMMON} {word}", "kind": walk.pick(["question", "news"])}
    if name in walk.groups:
        place, level = "weavers", "group"
        who = walk.pick(sorted(walk.oracle.groups[name][1]) or [walk.who()])
        thread = start_conversation(walk.groups[name], by=walk.people[who], **said)
    else:
        place, level, board = walk.boards[name]
        who = walk.pick([w for w in walk.people if walk.oracle.belongs(w, place)] or [walk.who()])
        thread = start_on(board, by=walk.people[who], **said)
    opening = Said(thread.posts.get().key, who, word)
    group = name if level == "group" else ""
    walk.oracle.talks[thread.key] = Talk(thread.key, place, name, level, who, title, who, [opening], group)
    walk.touched = thread.key
    return None


def reply(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None or len(talk.posts) > 8:
        return False
    who, word = walk.reader(talk), walk.word("p")
    to = walk.post(walk.pick(talk.posts)) if walk.chance.random() < 0.4 else None
    made = reply_in(walk.thread(talk), by=walk.people[who], source=f"{COMMON} {word}", reply_to=to)
    assert walk.oracle.reads(who, talk)
    talk.posts.append(Said(made.key, who, word))
    walk.touched = talk.key
    return None


def edit(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None:
        return False
    said, word = walk.pick(talk.posts), walk.word("p")
    who = said.author if walk.chance.random() < 0.9 else walk.who()
    edit_post(walk.post(said), by=walk.people[who], source=f"{COMMON} {word}")
    assert who == said.author
    if said.word:
        said.before.append(said.word)
    if said.is_hidden:
        said.withheld, said.before = said.withheld + said.before, []
    said.word, said.is_fresh, walk.touched = word, True, talk.key
    for pk, (kind, state) in said.concerns.items():
        if state == "asked":
            said.concerns[pk] = (kind, "mended")
    return None


def rehang(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None:
        return False
    name = walk.pick(walk.boards)
    place, level, board = walk.boards[name]
    who, before = walk.pick([talk.starter, walk.keeper(talk.place)]), walk.oracle.readers(talk)
    rehanging.rehang(walk.thread(talk), board, by=walk.people[who])
    assert place == talk.place, "nothing goes to another community"
    walk.touched = talk.key
    if name == talk.board:
        return None
    undoes = name == talk.was and not any(said.is_fresh for said in talk.posts)
    talk.was = talk.board
    for said in talk.posts:
        said.is_fresh = False
    talk.board, talk.level, talk.group = name, level, ""
    let_in = walk.oracle.readers(talk) - before
    assert undoes or not let_in, (talk, let_in)
    return None


def split(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None or len(talk.posts) < 3 or len(walk.oracle.talks) >= MOST_TALKS:
        return False
    going = walk.chance.sample(talk.posts[1:], 2)
    who, title = walk.pick([talk.starter, walk.keeper(talk.place)]), walk.word("t")
    new = splitting.split(walk.thread(talk), [p.key for p in going], by=walk.people[who], title=title)
    posts = [said for said in talk.posts if said in going]
    talk.posts = [said for said in talk.posts if said not in going]
    opener = posts[0].author
    made = Talk(new.key, talk.place, talk.board, talk.level, opener, title, who, posts, talk.group, False)
    walk.oracle.talks[new.key] = made
    talk.came, walk.touched = False, new.key
    return None


def join_talks(walk: Walk) -> bool | None:
    one, other = walk.talk(), walk.talk()
    if one is None or other is None or one is other or len(one.posts) + len(other.posts) > 14:
        return False
    who = walk.pick([one.starter, walk.keeper(one.place)])
    kept = joining.join(walk.thread(one), walk.thread(other), by=walk.people[who])
    into, old = (one, other) if kept.key == one.key else (other, one)
    assert not walk.oracle.readers(into) - walk.oracle.readers(old), "what is put together lets nobody in"
    order = list(Post.objects.filter(thread=kept).order_by("position").values_list("key", flat=True))
    assert set(order) == {said.key for said in into.posts + old.posts} and order[0] == into.posts[0].key
    into.posts = sorted(into.posts + old.posts, key=lambda said: order.index(said.key))
    del walk.oracle.talks[old.key]
    walk.oracle.joined[old.key] = into.key
    into.came, into.was, walk.touched = False, "", into.key
    return None


def close(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None:
        return False
    walk.touched = talk.key
    do = walk.pick([closing.close, closing.open_again, closing.open_again])
    do(walk.thread(talk), by=walk.people[walk.pick([talk.starter, walk.keeper(talk.place)])], why="Done.")
    return None


def hide(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None:
        return False
    said, who = walk.pick(talk.posts), walk.reader(talk)
    thing = found(walk.people[who], said.key)
    if thing is None:
        return False
    kept = raising.recognise(thing, by=walk.people[who])
    said.concerns[kept.pk] = (kept.kind, kept.state)
    walk.touched = talk.key
    return None


def show_again(walk: Walk) -> bool | None:
    concern = Concern.objects.under_way().order_by("-pk").first()
    if concern is None:
        return False
    talk, said = walk.talk_of(concern.subject_key)
    if walk.chance.random() < 0.5:
        held = raising.withdraw(concern, by=concern.raised_by)
    else:
        verdict = walk.pick(["stays", "asked", "removed"])
        held = deciding.decide(concern, by=walk.people[walk.who()], verdict=verdict)
    said.concerns[concern.pk] = (held.kind, held.state)
    walk.touched = talk.key
    return None


def report(walk: Walk) -> bool | None:
    talk = walk.talk()
    if talk is None:
        return False
    said, who = walk.pick(talk.posts), walk.reader(talk)
    thing = found(walk.people[who], said.key)
    if thing is None:
        return False
    made = raising.report(thing, by=walk.people[who], words="Look.")
    made = deciding.decide(made, by=walk.people[walk.keeper(talk.place)], verdict="hidden")
    said.concerns[made.pk] = (made.kind, made.state)
    walk.touched = talk.key
    return None


STEPS = {
    "start again": start,
    "reply again": reply,
    "move it": rehang,
    **{
        step.__name__: step
        for step in (start, reply, edit, rehang, split, join_talks, close, hide, show_again, report)
    },
}
