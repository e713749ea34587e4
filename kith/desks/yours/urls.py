from django.urls import path

from kith.desks.yours.views import data, going

app_name = "yours"
urlpatterns = [
    path("you/data/", data.data, name="data"),
    path("you/data/export/", data.export, name="export"),
    path("you/data/export/<str:key>/", data.parcel, name="parcel"),
    path("you/going/", going.going, name="going"),
    path("you/going/now/", going.at_once, name="at-once"),
    path("you/going/stay/", going.stays, name="stay"),
    path("stay/<str:token>/", going.stays_by_mail, name="stay-by-mail"),
]
