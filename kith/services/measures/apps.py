from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "kith.services.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.services.activity import projections
        from kith.services.measures.projecting import PROJECTION

        projections.register(PROJECTION)
