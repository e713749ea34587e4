from django.urls import path

from kith.services.search.views import needs, results

app_name = "search"

urlpatterns = [
    path("c/<slug:slug>/looked-for/", needs.index, name="needs"),
    path("c/<slug:slug>/looked-for/<str:key>/end/", needs.end, name="need-end"),
    path("search/", results.index, name="results"),
]
