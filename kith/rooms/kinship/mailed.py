"""Which mails come of ties between communities, and of groups that would become one."""

from django.utils.translation import gettext_lazy as _

from kith.members.people.mailing import Mail

TIES, GROUPS, OUTCOMES = "ties", "groups", "outcomes"

MAILS = [
    Mail(
        TIES,
        44,
        _("Another community asks something of one you answer for"),
        _("What you are to each other, or whether you know their work. At most one mail a day."),
    ),
    Mail(
        GROUPS,
        46,
        _("A smaller group of yours would become a community of its own"),
        _("Where to say whether you’re in, not what was proposed. At most one mail a day."),
    ),
    Mail(
        OUTCOMES,
        48,
        _("Others decide about something you proposed"),
        _("A tie, a group that would become a community, or recognition: what became of it. One mail each."),
    ),
]
