"""What sort of thing a document is, and who wrote it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# By hand: on SQLite Django would make the table anew, without the index and the trigger that hang on it.
SORT = "ALTER TABLE search_searchdocument ADD COLUMN sort varchar(20) NOT NULL DEFAULT ''"


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_forget_at_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(SORT)],
            state_operations=[
                migrations.AddField(
                    model_name="searchdocument",
                    name="sort",
                    field=models.CharField(default="", max_length=20),
                ),
            ],
        ),
        migrations.AddField(
            model_name="searchdocument",
            name="author",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
