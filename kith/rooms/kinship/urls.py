from django.urls import path

from kith.rooms.kinship.views import (
    conversations,
    emergences,
    groups,
    memberships,
    recognitions,
    relations,
    reviews,
)

app_name = "kinship"

GROUPS, REVIEWS = "c/<slug:slug>/groups/", "c/<slug:slug>/reviews/"
RELATED, RECOGNITION = "c/<slug:slug>/related/", "c/<slug:slug>/recognition/"

urlpatterns = [
    path(GROUPS, groups.index, name="groups"),
    path(f"{GROUPS}new/", groups.new, name="new-group"),
    path(f"{GROUPS}<str:key>/", groups.show, name="group"),
    path(f"{GROUPS}<str:key>/membership/", memberships.join, name="join-group"),
    path(f"{GROUPS}<str:key>/membership/end/", memberships.end, name="leave-group"),
    path(f"{GROUPS}<str:key>/askings/<str:asking>/", memberships.answer, name="answer-asking"),
    path(f"{GROUPS}<str:key>/conversations/new/", conversations.new, name="new-conversation"),
    path(f"{GROUPS}<str:key>/community/", emergences.show, name="emergence"),
    path(f"{GROUPS}<str:key>/community/answers/", emergences.answer, name="answer-emergence"),
    path(f"{GROUPS}<str:key>/community/founding/", emergences.found, name="found"),
    path(f"{GROUPS}<str:key>/community/end/", emergences.end, name="let-emergence-go"),
    path(f"{GROUPS}<str:key>/community/arrival/", emergences.arrive, name="come-along"),
    path(RELATED, relations.index, name="related"),
    path(f"{RELATED}new/", relations.new, name="new-relation"),
    path(f"{RELATED}<str:key>/agreement/", relations.agree, name="agree"),
    path(f"{RELATED}<str:key>/end/", relations.end, name="end-relation"),
    path(RECOGNITION, recognitions.show, name="recognition"),
    path(f"{RECOGNITION}vouchers/", recognitions.vouch, name="vouch"),
    path(f"{RECOGNITION}abstention/", recognitions.abstain, name="abstain"),
    path(f"{RECOGNITION}end/", recognitions.end, name="take-recognition-back"),
    path(REVIEWS, reviews.index, name="reviews"),
    path(f"{REVIEWS}new/", reviews.new, name="new-review"),
    path(f"{REVIEWS}<str:key>/", reviews.show, name="review"),
    path(f"{REVIEWS}<str:key>/views/", reviews.see, name="see"),
    path(f"{REVIEWS}<str:key>/claim/", reviews.claim, name="claim"),
    path(f"{REVIEWS}<str:key>/end/", reviews.end, name="let-review-go"),
]
