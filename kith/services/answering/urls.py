from django.urls import path

from kith.services.answering.views import by_mail, knowing, wonderings

app_name = "answering"

urlpatterns = [
    path("c/<slug:slug>/conversations/<str:key>/who-might-know/", knowing.index, name="who-might-know"),
    path(
        "c/<slug:slug>/conversations/<str:key>/who-might-know/<str:person>/",
        wonderings.create,
        name="wonder",
    ),
    path("c/<slug:slug>/conversations/<str:key>/not-me/", wonderings.put_aside, name="not-me"),
    path("not-me/<str:token>/", by_mail.show, name="not-me-by-mail"),
]
