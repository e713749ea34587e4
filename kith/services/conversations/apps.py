from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "kith.services.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.people import mailing
        from kith.services.conversations.mailed import MAILS

        for mail in MAILS:
            mailing.add(mail)
