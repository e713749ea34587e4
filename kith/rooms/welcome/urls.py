from django.urls import path

from kith.rooms.welcome.views import asking, by_mail, company, friends, greeting

app_name = "welcome"

urlpatterns = [
    path("c/<slug:slug>/welcome/", greeting.index, name="index"),
    path("c/<slug:slug>/welcome/to/<str:key>/", greeting.hello, name="hello"),
    path("c/<slug:slug>/welcome/steps/", greeting.steps, name="steps"),
    path("c/<slug:slug>/welcome/offer/", company.offer, name="offer"),
    path("c/<slug:slug>/welcome/company/", company.begin, name="company"),
    path("c/<slug:slug>/welcome/company/<str:key>/", company.answer, name="company-answer"),
    path("c/<slug:slug>/asking/", asking.index, name="askings"),
    path("c/<slug:slug>/asking/after/<str:key>/", asking.write, name="ask"),
    path("c/<slug:slug>/asking/<str:key>/", asking.answer, name="answer"),
    path("c/<slug:slug>/asking/<str:key>/rest/", asking.rest, name="rest"),
    path("c/<slug:slug>/friends/", friends.show, name="friends"),
    path("c/<slug:slug>/friends/listing/", friends.listing, name="listing"),
    path("c/<slug:slug>/friends/reading/", friends.reading, name="reading"),
    path("asking/<str:token>/", by_mail.answer, name="answer-by-mail"),
    path("welcome/stop/<str:token>/", by_mail.stop, name="stop"),
]
