from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "kith.desks.home"
    label = "home"

    def ready(self) -> None:
        from kith.desks.home.cloths import bands
        from kith.members.communities import loom

        loom.plug_in(bands)
