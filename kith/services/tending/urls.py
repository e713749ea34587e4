from django.urls import path

from kith.services.tending.views import (
    closures,
    joins,
    keeps,
    motions,
    moves,
    overview,
    splits,
    synopses,
    tags,
    telling,
)

app_name = "tending"

_ONE = "c/<slug:slug>/conversations/<str:key>/"

urlpatterns = [
    path(f"{_ONE}tending/", overview.show, name="overview"),
    path(f"{_ONE}closure/", closures.show, name="closure"),
    path(f"{_ONE}place/", moves.show, name="place"),
    path(f"{_ONE}split/", splits.show, name="split"),
    path(f"{_ONE}join/", joins.show, name="join"),
    path(f"{_ONE}synopsis/", synopses.show, name="synopsis"),
    path(f"{_ONE}synopsis/versions/", synopses.versions, name="versions"),
    path(f"{_ONE}synopsis/told/", telling.show, name="told"),
    path(f"{_ONE}keep/", keeps.show, name="keep"),
    path("you/kept/", keeps.index, name="kept"),
    path(f"{_ONE}tags/", tags.show, name="tags"),
    path("c/<slug:slug>/conversations/tagged/<str:key>/word/", tags.word, name="word"),
    path(f"{_ONE}motions/<str:motion>/", motions.show, name="motion"),
]
