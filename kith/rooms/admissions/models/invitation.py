from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.base.kit.clock import now
from kith.base.kit.models import PublicKeyField

MAX_SENTENCE = 400
MOST_USES = 30
_BOUND = ~models.Q(address="")


class Invitation(models.Model):
    """An invitation: to one address and good for its owner, or a link that so many may use.

    name: who it is for, as the inviter calls them. round: how often it was sent; each round has its own
    link, and only the last one works. Of the link only a hash is kept (tokens.py). Times are UTC.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a second member")
        OPEN = "open", _("Open")
        ENDED = "ended", _("Ended by who sent it")

    key = PublicKeyField()
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State.choices)
    name = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=254, blank=True)
    sentence = models.CharField(max_length=MAX_SENTENCE, blank=True)
    uses = models.PositiveSmallIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="admissions_link_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "open", "ended"]),
                name="admissions_invitation_known",
            ),
            models.CheckConstraint(
                condition=(models.Q(uses__gte=1) & models.Q(uses__lte=MOST_USES))
                & (~_BOUND | models.Q(uses=1)),
                name="admissions_uses_capped",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "by", "-made_at"], name="admissions_sent_by"),
            models.Index(fields=["community", "state"], name="admissions_proposed"),
        ]


class Reply(models.Model):
    """What somebody said to an invitation. person: None for who said no without signing in."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Came in")
        DECLINED = "declined", _("Said no thanks")

    invitation = models.ForeignKey("admissions.Invitation", on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    answer = models.CharField(max_length=12, choices=Answer.choices)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "person"], name="admissions_reply_once"),
            models.CheckConstraint(
                condition=models.Q(answer__in=["accepted", "declined"]), name="admissions_reply_known"
            ),
        ]
        indexes = [models.Index(fields=["invitation", "answer"], name="admissions_came_in")]


class Mailbox(models.Model):
    """When an address outside was last sent an invitation, and whether it asked for no more. Only a hash."""

    address_hash = models.CharField(max_length=64, unique=True)
    written_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
