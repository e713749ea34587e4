from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "kith.desks.home"
    label = "home"
