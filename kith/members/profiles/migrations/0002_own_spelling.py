from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def spell(apps, schema_editor):
    """Let each affiliation be spelt as it was shown until now: how its person wrote it was not kept."""
    affiliation, organisation = (apps.get_model("profiles", name) for name in ("Affiliation", "Organisation"))
    name = organisation.objects.filter(pk=OuterRef("organisation")).values("name")
    affiliation.objects.filter(named="").update(named=Subquery(name))


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_profiles")]

    operations = [
        migrations.AddField(
            "affiliation", "named", models.CharField(default="", max_length=120), preserve_default=False
        ),
        migrations.RunPython(spell, migrations.RunPython.noop),
    ]
