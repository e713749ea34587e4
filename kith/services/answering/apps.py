from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    name = "kith.services.answering"
    label = "answering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.people import mailing
        from kith.services.answering.mailed import MAILS

        for mail in MAILS:
            mailing.add(mail)
