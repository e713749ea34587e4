from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "kith.services.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from kith.members.people import corner

        words = _("What you began to write, and haven’t sent")
        corner.add(corner.Link(20, _("Your drafts"), words, "drafts:mine"))
