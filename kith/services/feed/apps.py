from django.apps import AppConfig


class FeedConfig(AppConfig):
    name = "kith.services.feed"
    label = "feed"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.services.activity import projections
        from kith.services.feed import declarations
        from kith.services.feed.projecting import PROJECTION

        declarations.collect()
        projections.register(PROJECTION)
