from django.urls import path

from kith.services.moderation.views import care, concerns, lifts, lines, recognising, reports

app_name = "moderation"

_CONCERN = "c/<slug:slug>/care/concerns/<str:key>/"

urlpatterns = [
    path("c/<slug:slug>/care/", care.index, name="care"),
    path("c/<slug:slug>/care/log/", care.log, name="log"),
    path("c/<slug:slug>/care/lifts/", lifts.index, name="lifts"),
    path("c/<slug:slug>/care/recognised/<slug:word>/<str:key>/", recognising.index, name="recognised"),
    path("c/<slug:slug>/care/reports/<slug:word>/<str:key>/", reports.new, name="report"),
    path(_CONCERN, concerns.show, name="concern"),
    path(f"{_CONCERN}look/", concerns.look, name="look"),
    path(f"{_CONCERN}decision/", concerns.decision, name="decision"),
    path(f"{_CONCERN}withdrawal/", concerns.withdrawal, name="withdrawal"),
    path(f"{_CONCERN}mending/", concerns.mending, name="mending"),
    path(f"{_CONCERN}appeal/", concerns.appeal, name="appeal"),
    path("network/care/", care.network, name="network-care"),
    path("network/lines/", lines.show, name="lines"),
]
