from django.urls import path

from kith.desks.home.views import community, fortnight, front_door, starting

app_name = "home"

urlpatterns = [
    path("", front_door.show, name="front-door"),
    path("fortnight/", fortnight.show, name="fortnight"),
    path("start/", starting.show, name="start"),
    path("c/<slug:slug>/", community.show, name="community"),
]
