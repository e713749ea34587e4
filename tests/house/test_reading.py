"""Views and jobs read only what the rule of the room lets through, and pages carry no inline code."""

from pathlib import Path

import pytest

from architecture.__main__ import ROOT
from tests.house.reading import inline, unruled

_VIEW = "kith/rooms/forums/views/topics.py"


def _plant(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return root


def test_views_and_jobs_read_through_the_rule():
    assert unruled(ROOT) == []


def test_pages_have_no_inline_code():
    assert inline(ROOT) == []


@pytest.mark.parametrize(
    "line, said",
    [
        ("topic = Topic.objects.get(pk=pk)", "Topic.objects"),
        ("topics = Topic.objects.filter(board=board)", "Topic.objects"),
        ("topics = models.Topic._default_manager.all()", "models.Topic._default_manager"),
        ("topics = Topic.objects.visible_to(viewer)", "Topic.objects"),
        ("topic = get_object_or_404(Topic, key=key)", "get_object_or_404(Topic)"),
        ("topic = shortcuts.get_object_or_404(models.Topic, key=key)", "get_object_or_404(models.Topic)"),
        ("posts = topic.posts.all()", "topic.posts.all"),
        ("posts = topic.posts.filter(hidden=None)", "topic.posts.filter"),
        ("post = topic.posts.get()", "topic.posts.get"),
        ("post = topic.posts.get(key=key)", "topic.posts.get"),
        ("number = topic.posts.count()", "topic.posts.count"),
        ("post = topic.posts.first()", "topic.posts.first"),
        ("post = topic.board.topics.last()", "topic.board.topics.last"),
        ("is_there = topic.posts.exists()", "topic.posts.exists"),
        ("words = topic.posts.values('source')", "topic.posts.values"),
        ("words = topic.posts.values_list('source')", "topic.posts.values_list"),
        ("topic.posts.create(source=words)", "topic.posts.create"),
        ("posts = Post.raw(words)", "Post.raw"),
        ("cursor.execute('SELECT title FROM forums_topic')", "FROM forums_topic"),
    ],
)
@pytest.mark.parametrize("path", [_VIEW, "kith/rooms/forums/views.py", "kith/rooms/forums/jobs.py"])
def test_a_reading_past_the_rule_is_caught(path: str, line: str, said: str, tmp_path):
    _plant(tmp_path, path, f"def show(request, key):\n    {line}\n")
    assert unruled(tmp_path) == [f"{path}:2: {said}"]


@pytest.mark.parametrize(
    "line",
    [
        "topic = queries.topic(request.viewer, key)",
        "topic = get_object_or_404(queries.topics(request.viewer), key=key)",
        "topics = queries.topics(request.viewer).filter(board=board)",
        "topics = visible_to(request.viewer).order_by('pk')",
        "word = request.GET.get('q', '')",
        "word = request.POST.get('name', '')",
        "word = form.cleaned_data.get('name')",
        "number = words.count('a')",
        "news = found.get(topic.pk)",
        "is_there = queries.topics(request.viewer).exists()",
        "cursor.execute('SELECT 1')",
        "closing.close(topic, by=request.viewer)",
    ],
)
def test_a_reading_through_the_rule_is_left_alone(line: str, tmp_path):
    _plant(tmp_path, _VIEW, f"def show(request, key):\n    {line}\n")
    assert unruled(tmp_path) == []


def test_queries_and_tests_may_use_managers(tmp_path):
    text = "def topics():\n    return Topic.objects.all()\n"
    _plant(tmp_path, "kith/rooms/forums/queries.py", text)
    _plant(tmp_path, "kith/rooms/forums/tests/views/test_topics.py", text)
    assert unruled(tmp_path) == []


def test_a_view_is_known_by_its_door_wherever_it_lies(tmp_path):
    text = '@door("anyone")\ndef health(request):\n    return Topic.objects.count()\n'
    _plant(tmp_path, "kith/config/health.py", text)
    assert unruled(tmp_path) == ["kith/config/health.py:3: Topic.objects"]


@pytest.mark.parametrize(
    "line, said",
    [
        ('<p style="color: red">', "inline style"),
        ("<p\n style='color: red'>", "inline style"),
        ('<p class="a"style={{ colour }}>', "inline style"),
        ('<button onclick="go()">', "inline handler"),
        ("<body onload={{ start }}>", "inline handler"),
        ("<script>go()</script>", "inline script"),
        ('<script type="module">go()</script>', "inline script"),
        ("<style>p { color: red }</style>", "inline stylesheet"),
        ('<a href="javascript:go()">', "script in an address"),
    ],
)
def test_inline_code_is_caught(line: str, said: str, tmp_path):
    path = "kith/rooms/forums/templates/forums/show.html"
    _plant(tmp_path, path, f"{{# two\nlines #}}\n{line}\n")
    assert inline(tmp_path) == [f"{path}:{3 + line.count(chr(10))}: {said}"]


@pytest.mark.parametrize(
    "line",
    [
        '<script src="{{ static("ui/app.js") }}" defer></script>',
        '{{ parts.button(style="quiet", once="a") }}',
        '{% set onward = "/home" %}',
        '{# <p style="color: red"> is what we never write #}',
        '<option value="once" data-style="quiet">one = two</option>',
    ],
)
def test_what_only_looks_like_it_is_left_alone(line: str, tmp_path):
    _plant(tmp_path, "kith/rooms/forums/templates/forums/show.html", line)
    assert inline(tmp_path) == []
