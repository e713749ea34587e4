from django.db import migrations


def let_everyone_in(apps, schema_editor):
    """Whoever belongs to a community belongs to the network; it was not kept until now."""
    community, membership = (apps.get_model("communities", name) for name in ("Community", "Membership"))
    transition = apps.get_model("communities", "Transition")
    network = community.objects.filter(kind="network").first()
    if network is None:
        return
    there = membership.objects.filter(community=network).values("person")
    belong = membership.objects.filter(state__in=["active", "lapsed"]).exclude(person__in=there)
    for person in belong.order_by("person").values_list("person", flat=True).distinct().iterator():
        made = membership.objects.create(community=network, person_id=person, state="active")
        transition.objects.create(community=network, membership=made, state="active", by_id=person)


class Migration(migrations.Migration):
    dependencies = [("communities", "0003_duty_offers_and_removals")]

    operations = [migrations.RunPython(let_everyone_in, migrations.RunPython.noop)]
