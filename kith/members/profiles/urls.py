from django.urls import path

from kith.members.profiles.views import directory, editing, profile

app_name = "profiles"
urlpatterns = [
    path("people/", directory.index, name="people"),
    path("people/<str:key>/", profile.show, name="person"),
    path("you/profile/", editing.edit, name="edit"),
]
