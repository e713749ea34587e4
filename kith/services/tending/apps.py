from django.apps import AppConfig


class TendingConfig(AppConfig):
    name = "kith.services.tending"
    label = "tending"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import awaiting
        from kith.services.conversations import following
        from kith.services.tending.awaited import KINDS
        from kith.services.tending.follow import MODELS, joined, moved

        following.declare(models=MODELS, joined=joined, moved=moved)
        for kind in KINDS:
            awaiting.add(kind)
