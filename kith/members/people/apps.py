from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kith.members.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from kith.members.people import corner

        corner.add(
            corner.Link(30, _("By mail"), _("Which mail you get, and what you’d rather not"), "people:mail")
        )
