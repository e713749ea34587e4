from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.base.kit.ledger import Verb


def _quiet(name: str, sentence: Any) -> Verb:
    return Verb(f"kinship.{name}", sentence, "users", shown_in_feed=False)


VERBS = [
    _quiet("relation_proposed", _("{who} proposed to name a community close to ours")),
    _quiet("relation_answered", _("{who} said yes to being named together")),
    _quiet("relation_stands", _("Two communities say what they are to each other")),
    _quiet("relation_let_go", _("{who} let a proposal go")),
    _quiet("relation_ended", _("{who} ended what two communities said of each other")),
    _quiet("group_formed", _("{who} formed a smaller group")),
    _quiet("group_asked", _("{who} asked to come into a smaller group")),
    _quiet("group_answered", _("{who} answered somebody who asked to come in")),
    _quiet("community_proposed", _("{who} proposed that the group becomes a community of its own")),
    _quiet("community_answered", _("{who} said whether they are in")),
    _quiet("community_let_go", _("{who} let that go")),
    _quiet("community_emerged", _("A smaller group became a community of its own")),
    _quiet("came_along", _("{who} came along")),
    _quiet("recognition_asked", _("{who} asked for the community to be recognised")),
    _quiet("vouched", _("{who} vouched for a community")),
    _quiet("recognised", _("The community was recognised")),
    _quiet("review_opened", _("{who} asked where we are")),
    _quiet("review_viewed", _("{who} said how they see it")),
    _quiet("stage_claimed", _("{who} claimed where we are")),
    _quiet("review_let_go", _("{who} let a review go")),
]
