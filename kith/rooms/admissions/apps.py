from django.apps import AppConfig


class AdmissionsConfig(AppConfig):
    name = "kith.rooms.admissions"
    label = "admissions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.rooms.admissions import ways

        ways.open_up()
