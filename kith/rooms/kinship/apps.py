from django.apps import AppConfig


class KinshipConfig(AppConfig):
    name = "kith.rooms.kinship"
    label = "kinship"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import additions
        from kith.rooms.kinship import about

        for addition in about.ADDITIONS:
            additions.add(addition)
