from django.apps import AppConfig


class KinshipConfig(AppConfig):
    name = "kith.rooms.kinship"
    label = "kinship"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import additions, awaiting, nearby
        from kith.members.people import mailing
        from kith.rooms.kinship import about
        from kith.rooms.kinship.awaited import KINDS
        from kith.rooms.kinship.boxes import BOXES
        from kith.rooms.kinship.mailed import MAILS
        from kith.rooms.kinship.nearness import near_to
        from kith.services.drafts import boxes

        for addition in about.ADDITIONS:
            additions.add(addition)
        for box in BOXES:
            boxes.declare(box)
        for kind in KINDS:
            awaiting.add(kind)
        for mail in MAILS:
            mailing.add(mail)
        nearby.plug_in(near_to)
