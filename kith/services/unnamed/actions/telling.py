"""Telling whoever is behind a seal that two opened it: which community, and where to read why."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kith.base.kit.lines import one_line
from kith.members.people.actions.mailing import send_once
from kith.members.people.notices import Notice, notice_letter
from kith.services.unnamed.mailed import OPENED
from kith.services.unnamed.models import Seal, Unsealing


def tell_opened(unsealing_id: int) -> None:
    """Mail the one behind the seal, once."""
    opened = Unsealing.objects.filter(pk=unsealing_id).exclude(agreed_at=None)
    unsealing = opened.select_related("community").first()
    if unsealing is None:
        return
    seal = Seal.objects.filter(post_id=unsealing.post_id).select_related("person").first()
    if seal is None:
        return
    with translation.override(seal.person.language):
        where = {"community": one_line(unsealing.community.name)}
        notice = Notice(
            subject=_("Two people in %(community)s read who you are") % where,
            lead=_(
                "You asked something in %(community)s without your name. Two who look after it opened the "
                "link to you together. Nobody else sees it. They gave a reason, and it stands on your page."
            )
            % where,
            links=[(_("Read who, when and why:"), reverse("unnamed:mine"))],
        )
    about = f"{unsealing.pk}"
    send_once(seal.person, OPENED, about, lambda address: notice_letter(seal.person, address, OPENED, notice))
