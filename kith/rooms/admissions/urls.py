from django.urls import path

from kith.rooms.admissions.views import answers, calls, invitations, invited, modes, requests

app_name = "admissions"

urlpatterns = [
    path("c/<slug:slug>/apply/", requests.show, name="apply"),
    path("c/<slug:slug>/apply/end/", requests.end, name="apply-end"),
    path("c/<slug:slug>/apply/readers/", requests.readers, name="apply-readers"),
    path("c/<slug:slug>/admissions/", answers.index, name="admissions"),
    path("c/<slug:slug>/admissions/call/", calls.edit, name="call"),
    path("c/<slug:slug>/admissions/mode/", modes.edit, name="mode"),
    path("c/<slug:slug>/admissions/<str:key>/answer/", answers.new, name="answer"),
    path("c/<slug:slug>/invitations/", invitations.index, name="invitations"),
    path("c/<slug:slug>/invitations/<str:key>/again/", invitations.again, name="invitation-again"),
    path("c/<slug:slug>/invitations/<str:key>/end/", invitations.end, name="invitation-end"),
    path("c/<slug:slug>/invitations/<str:key>/second/", invitations.second, name="invitation-second"),
    path("invitations/", invited.mine, name="invited-mine"),
    path("invitations/stop/<str:token>/", invited.stop, name="stop"),
    path("invitations/<str:token>/", invited.show, name="invited"),
]
