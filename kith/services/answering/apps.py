from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    name = "kith.services.answering"
    label = "answering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import awaiting
        from kith.members.people import mailing
        from kith.services.answering import follow
        from kith.services.answering.awaited import KIND
        from kith.services.answering.mailed import MAILS
        from kith.services.conversations import following

        awaiting.add(KIND)
        following.declare(models=follow.MODELS, joined=follow.joined)
        for mail in MAILS:
            mailing.add(mail)
