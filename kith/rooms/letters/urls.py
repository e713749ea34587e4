from django.urls import path

from kith.rooms.letters.views import asking, introductions, letters, posts, proposing, replies

app_name = "letters"

urlpatterns = [
    path("letters/", letters.index, name="letters"),
    path("letters/to/<str:key>/", letters.new, name="new"),
    path("letters/<str:key>/", letters.show, name="letter"),
    path("letters/<str:key>/replies/", replies.index, name="replies"),
    path("letters/<str:key>/stop/", replies.stop, name="stop"),
    path("letters/<str:key>/posts/<str:post>/edit/", posts.edit, name="edit"),
    path("letters/<str:key>/posts/<str:post>/history/", posts.history, name="history"),
    path("introductions/", introductions.index, name="introductions"),
    path("introductions/mail/<str:token>/", introductions.quiet, name="quiet"),
    path("introductions/of/<str:key>/", proposing.choose, name="choose"),
    path("introductions/of/<str:key>/<str:other>/", proposing.new, name="introduce"),
    path("introductions/ask/<str:key>/", asking.new, name="ask"),
    path("introductions/<str:key>/words/", proposing.take_up, name="take-up"),
    path("introductions/<str:key>/answer/", introductions.answer, name="answer"),
    path("introductions/<str:key>/end/", introductions.end, name="let-go"),
    path("introductions/<str:key>/meeting/", introductions.meeting, name="meeting"),
]
