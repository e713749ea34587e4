from django.apps import AppConfig


class ForumsConfig(AppConfig):
    name = "kith.rooms.forums"
    label = "forums"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.rooms.forums.addresses import mend_of, thread_of
        from kith.services.conversations import homes

        homes.declare(homes.Home(homes.ANY, thread=thread_of, mend=mend_of))
