import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_nudges")]

    operations = [
        migrations.AddField("address", "main_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "signinrequest",
            "adds_to",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
            ),
        ),
    ]
