from django.apps import AppConfig


class KinshipConfig(AppConfig):
    name = "kith.rooms.kinship"
    label = "kinship"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import additions, nearby
        from kith.rooms.kinship import about
        from kith.rooms.kinship.nearness import near_to

        for addition in about.ADDITIONS:
            additions.add(addition)
        nearby.plug_in(near_to)
