from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "kith.services.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Whatever a room leaves for later stands in its jobs.py; a worker must know all of it.
        autodiscover_modules("jobs")
