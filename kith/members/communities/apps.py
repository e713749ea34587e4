from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "kith.members.communities"
    label = "communities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from kith.members.communities import awaiting
        from kith.members.communities.actions.joining import belong_to_the_network
        from kith.members.communities.needing import holds_such_a_duty
        from kith.members.communities.offered import OFFER, STANDING
        from kith.members.people import needing, welcoming

        awaiting.add(OFFER)
        awaiting.add(STANDING)
        needing.plug_in(holds_such_a_duty)
        welcoming.plug_in(belong_to_the_network)
