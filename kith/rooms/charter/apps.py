from django.apps import AppConfig


class CharterConfig(AppConfig):
    name = "kith.rooms.charter"
    label = "charter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import additions, threshold
        from kith.rooms.charter.about import on_the_about_page
        from kith.rooms.charter.actions.accepting import on_arrival

        threshold.add_arrival(on_arrival)
        additions.add(additions.Addition(10, "charter/_about.html", on_the_about_page))
