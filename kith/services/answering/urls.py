from django.urls import path

from kith.services.answering.views import by_mail, knowing, posts, wonderings

app_name = "answering"

urlpatterns = [
    path("c/<slug:slug>/conversations/<str:key>/who-might-know/", knowing.index, name="who-might-know"),
    path(
        "c/<slug:slug>/conversations/<str:key>/who-might-know/<str:person>/",
        wonderings.create,
        name="wonder",
    ),
    path("c/<slug:slug>/conversations/<str:key>/not-me/", wonderings.put_aside, name="not-me"),
    path("c/<slug:slug>/posts/<str:key>/helpful/", posts.helpful, name="helpful"),
    path("c/<slug:slug>/posts/<str:key>/thanks/", posts.thanks, name="thanks"),
    path(
        "c/<slug:slug>/conversations/<str:key>/no-gentle-word/",
        posts.no_gentle_word,
        name="no-gentle-word",
    ),
    path("you/kind-words/", posts.kind_words, name="kind-words"),
    path("not-me/<str:token>/", by_mail.show, name="not-me-by-mail"),
]
