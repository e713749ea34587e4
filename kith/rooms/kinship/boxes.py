"""Where a conversation begun in a smaller group goes on being written."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.rooms.kinship.access import groups_visible_to, is_in
from kith.services.conversations.models import Post
from kith.services.drafts.boxes import Box, Sheet, Spot


def _new_at(person: Any, key: str) -> Spot | None:
    group = groups_visible_to(person).filter(key=key).select_related("community").first()
    if group is None or not is_in(person, group):
        return None
    href = reverse("kinship:new-conversation", args=[group.community.slug, key])
    return Spot(_("A new conversation in %(name)s") % {"name": group.name}, href)


def _was_posted(person: Any, key: str, sheet: Sheet) -> bool:
    return bool(sheet.once) and Post.objects.filter(author=person.pk or 0, once=sheet.once).exists()


BOXES = (Box("group", _new_at, _was_posted),)
