"""Words that are deleted leave the index at once."""

from django.db import migrations

from kith.services.search.index import index


def set_up(apps, schema_editor):
    for statement in index().set_up():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index")]
    operations = [migrations.RunPython(set_up, migrations.RunPython.noop)]
