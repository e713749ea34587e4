from django.urls import path

from kith.services.live.views import streams

app_name = "live"

urlpatterns = [path("live/", streams.show, name="stream")]
