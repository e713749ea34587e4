from django.urls import path

from kith.services.unnamed.views import allowances, mine, openings

app_name = "unnamed"

urlpatterns = [
    path("c/<slug:slug>/unnamed/", allowances.show, name="show"),
    path("c/<slug:slug>/unnamed/allowance/", allowances.change, name="allowance"),
    path("c/<slug:slug>/unnamed/of/<str:key>/", openings.new, name="new-opening"),
    path("c/<slug:slug>/unnamed/openings/<str:key>/", openings.show, name="opening"),
    path("c/<slug:slug>/unnamed/openings/<str:key>/agreement/", openings.agreement, name="agreement"),
    path("c/<slug:slug>/unnamed/openings/<str:key>/withdrawal/", openings.withdrawal, name="withdrawal"),
    path("you/unnamed/", mine.index, name="mine"),
]
