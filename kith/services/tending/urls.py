from django.urls import path

from kith.services.tending.views import closures, joins, motions, moves, overview, splits

app_name = "tending"

_ONE = "c/<slug:slug>/conversations/<str:key>/"

urlpatterns = [
    path(f"{_ONE}tending/", overview.show, name="overview"),
    path(f"{_ONE}closure/", closures.show, name="closure"),
    path(f"{_ONE}place/", moves.show, name="place"),
    path(f"{_ONE}split/", splits.show, name="split"),
    path(f"{_ONE}join/", joins.show, name="join"),
    path(f"{_ONE}motions/<str:motion>/", motions.show, name="motion"),
]
