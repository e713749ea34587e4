from django.urls import path

from kith.members.communities.views import about, founding, membership, people, shelf

app_name = "communities"

urlpatterns = [
    path("communities/", shelf.index, name="index"),
    path("communities/new/", founding.new, name="new"),
    path("c/<slug:slug>/about/", about.show, name="about"),
    path("c/<slug:slug>/people/", people.index, name="people"),
    path("c/<slug:slug>/membership/", membership.show, name="membership"),
    path("c/<slug:slug>/membership/end/", membership.end, name="membership-end"),
]
