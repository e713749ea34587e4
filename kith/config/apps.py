from django.apps import AppConfig


class WiringConfig(AppConfig):
    """The roof: assembles what the rooms declare, once all of them are loaded."""

    name = "kith.config"
    label = "config"

    def ready(self):
        from kith.config import wiring

        wiring.assemble()
