from django.urls import path

from kith.rooms.charter.views import acceptances, charters, proposals, remarks

app_name = "charter"

urlpatterns = [
    path("c/<slug:slug>/charter/", charters.show, name="show"),
    path("c/<slug:slug>/charter/<int:number>/", charters.version, name="version"),
    path("c/<slug:slug>/charter/acceptance/", acceptances.accept, name="accept"),
    path("c/<slug:slug>/charter/changes/new/", proposals.new, name="new-proposal"),
    path("c/<slug:slug>/charter/changes/<str:key>/", proposals.show, name="proposal"),
    path("c/<slug:slug>/charter/changes/<str:key>/adoption/", proposals.adopt, name="adopt"),
    path("c/<slug:slug>/charter/changes/<str:key>/end/", proposals.end, name="let-go"),
    path("c/<slug:slug>/charter/changes/<str:key>/remarks/", remarks.new, name="remark"),
    path(
        "c/<slug:slug>/charter/changes/<str:key>/remarks/<str:remark>/withdrawal/",
        remarks.withdraw,
        name="withdraw-remark",
    ),
]
