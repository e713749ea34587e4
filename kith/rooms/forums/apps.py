from django.apps import AppConfig


class ForumsConfig(AppConfig):
    name = "kith.rooms.forums"
    label = "forums"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.rooms.forums.addresses import boards_for, mend_of, question_at, thread_of
        from kith.rooms.forums.boxes import BOXES
        from kith.services.conversations import homes
        from kith.services.drafts import boxes
        from kith.services.search import asking

        homes.declare(homes.Home(homes.ANY, thread=thread_of, mend=mend_of, places=boards_for))
        asking.plug(question_at)
        for box in BOXES:
            boxes.declare(box)
