import django.db.models.deletion
from django.db import migrations, models

import kith.base.kit.clock


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_farewell"),
    ]

    operations = [
        migrations.CreateModel(
            name="Nudge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("at", models.DateTimeField(default=kith.base.kit.clock.now)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
    ]
