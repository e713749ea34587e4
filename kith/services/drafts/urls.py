from django.urls import path

from kith.services.drafts.views import drafts

app_name = "drafts"

urlpatterns = [
    path("you/drafts/", drafts.mine, name="mine"),
    path("you/drafts/<str:key>/remove/", drafts.remove, name="remove"),
]
