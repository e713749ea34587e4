from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kith.services.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.people import mailing
        from kith.services.moderation import declarations
        from kith.services.moderation.mailed import MAILS

        declarations.collect()
        for mail in MAILS:
            mailing.add(mail)
