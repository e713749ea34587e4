from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "kith.services.live"
    label = "live"
