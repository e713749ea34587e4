from django.db import models

MAX_WORDS = 600
MAX_QUESTION = 200
MOST_QUESTIONS = 8

# What a call tells, in the order it is told; each in the community's own words, or left out.
PARTS = ("wanted", "experience", "level", "commitment", "come_for", "wished_mix")


class Call(models.Model):
    """Who a community looks for and why, and what it asks of them. Anyone may read it.

    questions: up to eight of {"text": …, "kind": "short" or "long"}, in their order. An application keeps
    a copy of each as it was asked, so they can be changed at any time.
    """

    community = models.OneToOneField("communities.Community", on_delete=models.CASCADE, related_name="+")
    wanted = models.CharField(max_length=MAX_WORDS, blank=True)
    experience = models.CharField(max_length=MAX_WORDS, blank=True)
    level = models.CharField(max_length=MAX_WORDS, blank=True)
    commitment = models.CharField(max_length=MAX_WORDS, blank=True)
    come_for = models.CharField(max_length=MAX_WORDS, blank=True)
    wished_mix = models.CharField(max_length=MAX_WORDS, blank=True)
    questions = models.JSONField(default=list)
    # Where members invite each other: whether each of them may, or only who decides about joining.
    members_invite = models.BooleanField(default=True)
