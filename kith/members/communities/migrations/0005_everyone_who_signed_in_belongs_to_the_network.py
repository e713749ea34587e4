from django.db import migrations


def let_the_others_in(apps, schema_editor):
    """Who has proved an address and belongs nowhere may be signed in for months yet: they belong too."""
    community, membership = (apps.get_model("communities", name) for name in ("Community", "Membership"))
    transition, people = apps.get_model("communities", "Transition"), apps.get_model("people", "Person")
    network = community.objects.filter(kind="network").first()
    if network is None:
        return
    proved = apps.get_model("people", "Address").objects.exclude(verified_at=None).values("person")
    there = membership.objects.filter(community=network).values("person")
    here = people.objects.filter(erased_at=None, merged_into=None, pk__in=proved).exclude(pk__in=there)
    for person in list(here.order_by("pk").values_list("pk", flat=True)):
        made = membership.objects.create(community=network, person_id=person, state="active")
        transition.objects.create(community=network, membership=made, state="active", by_id=person)


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0004_everyone_belongs_to_the_network"),
        ("people", "0004_farewell"),
    ]

    operations = [migrations.RunPython(let_the_others_in, migrations.RunPython.noop)]
