from django.apps import AppConfig


class AdmissionsConfig(AppConfig):
    name = "kith.rooms.admissions"
    label = "admissions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import awaiting
        from kith.members.people import mailing
        from kith.rooms.admissions import ways
        from kith.rooms.admissions.mailed import MAILS
        from kith.rooms.admissions.standing import REQUESTS, SECONDS

        awaiting.add(REQUESTS)
        awaiting.add(SECONDS)
        ways.open_up()
        for mail in MAILS:
            mailing.add(mail)
