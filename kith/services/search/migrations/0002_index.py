"""The index of words, in the manner of the database at hand."""

from django.db import migrations

from kith.services.search.index import index


def make(apps, schema_editor):
    for statement in index().create():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
