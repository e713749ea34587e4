from django.db import models


class ArchivedMessage(models.Model):
    """A mail that was taken in from an archive: how it is recognised a second time.

    message_hash: first 16 bytes of the SHA-256 of its Message-ID, in hex. subject_hash: the same of
    its base subject, for replies that name no parent.
    """

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    message_hash = models.CharField(max_length=32)
    subject_hash = models.CharField(max_length=32, blank=True)
    thread = models.ForeignKey("conversations.Thread", on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey("conversations.Post", on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "message_hash"], name="mail_message_once"),
        ]
        indexes = [
            models.Index(fields=["community", "subject_hash", "-sent_at"], name="mail_by_subject"),
        ]
