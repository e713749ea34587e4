from django.apps import AppConfig


class TendingConfig(AppConfig):
    name = "kith.services.tending"
    label = "tending"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from kith.members.communities import awaiting
        from kith.members.people import corner
        from kith.services.conversations import following
        from kith.services.tending.awaited import KINDS
        from kith.services.tending.follow import MODELS, joined, moved

        following.declare(models=MODELS, joined=joined, moved=moved)
        for kind in KINDS:
            awaiting.add(kind)
        words = _("What you wanted to find again")
        corner.add(corner.Link(21, _("Your kept conversations"), words, "tending:kept"))
