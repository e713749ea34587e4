from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "kith.rooms.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import awaiting
        from kith.members.people import mailing
        from kith.members.profiles import reaching
        from kith.rooms.letters.awaited import KINDS
        from kith.rooms.letters.boxes import BOXES
        from kith.rooms.letters.following import PROJECTION
        from kith.rooms.letters.hosting import HOME
        from kith.rooms.letters.mailed import MAILS
        from kith.rooms.letters.steps import REACHES
        from kith.services.activity import projections
        from kith.services.conversations import homes
        from kith.services.drafts import boxes

        homes.declare(HOME)
        for box in BOXES:
            boxes.declare(box)
        projections.register(PROJECTION)
        for kind in KINDS:
            awaiting.add(kind)
        for mail in MAILS:
            mailing.add(mail)
        for reach in REACHES:
            reaching.offer(reach)
