from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kith.base.ui"
    label = "ui"
