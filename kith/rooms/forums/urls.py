from django.urls import path

from kith.rooms.forums.views import (
    answers,
    boards,
    changes,
    named,
    posts,
    printing,
    replies,
    settlements,
    tagged,
    threads,
)

app_name = "forums"

urlpatterns = [
    path("c/<slug:slug>/conversations/", boards.index, name="conversations"),
    path("c/<slug:slug>/conversations/new/", threads.new, name="new-conversation"),
    path("c/<slug:slug>/conversations/waiting/", boards.waiting, name="waiting"),
    path("c/<slug:slug>/conversations/boards/", boards.new, name="new-board"),
    path("c/<slug:slug>/conversations/answers/", answers.index, name="answers"),
    path("c/<slug:slug>/conversations/tagged/", tagged.index, name="tags"),
    path("c/<slug:slug>/conversations/tagged/<str:key>/", tagged.show, name="tagged"),
    path("c/<slug:slug>/conversations/in/<slug:board>/", boards.show, name="board"),
    path("c/<slug:slug>/named/", named.index, name="named"),
    path("c/<slug:slug>/conversations/<str:key>/", threads.show, name="conversation"),
    path("c/<slug:slug>/conversations/<str:key>/replies/", replies.index, name="replies"),
    path("c/<slug:slug>/conversations/<str:key>/settlement/", settlements.show, name="settlement"),
    path("c/<slug:slug>/conversations/<str:key>/print/", printing.show, name="print"),
    path("posts/<str:key>/", posts.permalink, name="post"),
    path("c/<slug:slug>/posts/<str:key>/edit/", changes.edit, name="edit-post"),
    path("c/<slug:slug>/posts/<str:key>/history/", posts.history, name="post-history"),
    path("c/<slug:slug>/posts/<str:key>/compare/", posts.compare, name="post-compare"),
]
