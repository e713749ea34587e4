from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "kith.services.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.services.activity import projections
        from kith.services.search import declarations, projecting

        declarations.collect()
        projections.register(projecting.projection())
