from django.apps import AppConfig


class WelcomeConfig(AppConfig):
    name = "kith.rooms.welcome"
    label = "welcome"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import additions, threshold
        from kith.members.people import mailing
        from kith.rooms.welcome.about import belonging_together
        from kith.rooms.welcome.actions.arriving import on_arrival
        from kith.rooms.welcome.mailed import MAILS

        threshold.add_arrival(on_arrival)
        additions.add(additions.Addition(40, "welcome/_about.html", belonging_together))
        for mail in MAILS:
            mailing.add(mail)
