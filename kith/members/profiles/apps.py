from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "kith.members.profiles"
    label = "profiles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from kith.members.people import corner

        words = _("What you can help with, and what you’d like to learn")
        corner.add(corner.Link(10, _("Your page"), words, "profiles:edit"))
