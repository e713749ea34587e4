"""The database itself refuses to change the audit log, whoever asks.

Removing lines is refused by PostgreSQL alone: on SQLite, emptying a test database is a DELETE too. There
a removed line is found by the chain.
"""

from django.db import migrations

SQLITE = ["""
CREATE TRIGGER people_auditline_unchanged BEFORE UPDATE ON people_auditline
BEGIN SELECT RAISE(ABORT, 'Lines of the audit log are never changed.'); END
"""]
POSTGRESQL = ["""
CREATE FUNCTION people_auditline_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'Lines of the audit log are never changed or removed.'; END $$
""", """
CREATE TRIGGER people_auditline_unchanged BEFORE UPDATE OR DELETE ON people_auditline
FOR EACH ROW EXECUTE FUNCTION people_auditline_refuse()
"""]


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER people_auditline_unchanged ON people_auditline")
        schema_editor.execute("DROP FUNCTION people_auditline_refuse()")
    else:
        schema_editor.execute("DROP TRIGGER people_auditline_unchanged")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard, elidable=False)]
