from django.apps import AppConfig


class ForumsConfig(AppConfig):
    name = "kith.rooms.forums"
    label = "forums"
    default_auto_field = "django.db.models.BigAutoField"
