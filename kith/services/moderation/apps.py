from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kith.services.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.services.moderation import declarations

        declarations.collect()
