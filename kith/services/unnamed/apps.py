from django.apps import AppConfig


class UnnamedConfig(AppConfig):
    name = "kith.services.unnamed"
    label = "unnamed"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import additions, awaiting
        from kith.members.people import corner, mailing
        from kith.services.unnamed.about import on_the_about_page
        from kith.services.unnamed.awaited import KIND
        from kith.services.unnamed.mailed import CORNER, MAILS

        additions.add(additions.Addition(40, "unnamed/_about.html", on_the_about_page))
        awaiting.add(KIND)
        corner.add(CORNER)
        for mail in MAILS:
            mailing.add(mail)
