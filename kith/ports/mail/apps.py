from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "kith.ports.mail"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"
