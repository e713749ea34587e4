from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kith.services.activity"
    label = "activity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.base.kit import ledger
        from kith.services.activity import verbs
        from kith.services.activity.actions.recording import write

        verbs.collect()
        ledger.plug_in(write)
