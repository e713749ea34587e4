from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("welcome", "0001_welcomes_company_check_ins")]

    operations = [
        migrations.AddField("welcome", "hidden_at", models.DateTimeField(null=True)),
        migrations.AddField("checkin", "hidden_at", models.DateTimeField(null=True)),
    ]
