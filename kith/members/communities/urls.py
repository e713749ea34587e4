from django.urls import path

from kith.members.communities.views import (
    about,
    by_mail,
    duties,
    founding,
    member,
    membership,
    people,
    removals,
    shelf,
)

app_name = "communities"

urlpatterns = [
    path("communities/", shelf.index, name="index"),
    path("communities/new/", founding.new, name="new"),
    path("c/<slug:slug>/about/", about.show, name="about"),
    path("c/<slug:slug>/people/", people.index, name="people"),
    path("c/<slug:slug>/membership/", membership.show, name="membership"),
    path("c/<slug:slug>/people/<str:key>/", member.show, name="member"),
    path("c/<slug:slug>/people/<str:key>/removal/", member.removal, name="member-removal"),
    path("c/<slug:slug>/membership/end/", membership.end, name="membership-end"),
    path("c/<slug:slug>/membership/step/", membership.step, name="membership-step"),
    path("c/<slug:slug>/membership/appeal/", membership.appeal, name="membership-appeal"),
    path("c/<slug:slug>/duties/", duties.index, name="duties"),
    path("c/<slug:slug>/duties/offers/", duties.offers, name="duty-offers"),
    path("c/<slug:slug>/duties/offers/<str:key>/", duties.offer, name="duty-offer"),
    path("c/<slug:slug>/duties/standing/", duties.standing, name="duty-standing"),
    path("c/<slug:slug>/duties/<str:kind>/end/", duties.end, name="duty-end"),
    path("c/<slug:slug>/removals/", removals.index, name="removals"),
    path("c/<slug:slug>/removals/<str:key>/", removals.decide, name="removal"),
    path("membership/<str:token>/", by_mail.step, name="membership-by-mail"),
    path("membership/<str:token>/back/", by_mail.back, name="back-by-mail"),
]
