from django.apps import AppConfig


class TendingConfig(AppConfig):
    name = "kith.services.tending"
    label = "tending"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.services.conversations import following
        from kith.services.tending.follow import joined, split
        from kith.services.tending.models import Motion

        following.declare(models=(Motion,), joined=joined, split=split)
