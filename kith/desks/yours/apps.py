from django.apps import AppConfig


class YoursConfig(AppConfig):
    name = "kith.desks.yours"
    label = "yours"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from kith.members.people import corner

        words = _("What is kept, who may see it, taking it with you, and going")
        corner.add(corner.Link(50, _("Your data"), words, "yours:data"))
