from django.urls import path

from kith.members.people.views import demo, links, profiles, sessions, signing_in

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/code/", signing_in.code, name="sign-in-code"),
    path("sign-in/as/<str:key>/", demo.sign_in_as, name="sign-in-as"),
    path("sign-in/<str:token>/", links.link, name="sign-in-link"),
    path("sign-out/", sessions.sign_out, name="sign-out"),
    path("you/", profiles.you, name="you"),
    path("you/sessions/", sessions.sessions, name="sessions"),
    path("you/sessions/end-others/", sessions.end_others, name="sessions-end-others"),
    path("you/sessions/<str:key>/end/", sessions.end, name="session-end"),
]
