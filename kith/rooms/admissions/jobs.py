"""Letters that this room leaves for later, and what it forgets by the clock."""

from kith.rooms.admissions.actions import forgetting, posting, telling, waiting
from kith.services.jobs.registry import job


@job(key="application-{application_id}", prompt=True)
def tell_applicant(application_id: int) -> None:
    """Mail the answer to a request to who made it, once."""
    telling.tell_applicant(application_id)


@job(key="waits-{application_id}")
def tell_deciders(application_id: int) -> None:
    """Let each of those who may answer a request be told that it waits."""
    for person in waiting.who_decides_on(application_id):
        tell_decider.later(person_id=person)


@job(key="decider-{person_id}")
def tell_decider(person_id: int) -> None:
    """Mail somebody that people ask to join where they decide, at most once a day."""
    later = waiting.tell(person_id)
    if later is not None:
        tell_decider.later_at(later, person_id=person_id)


@job(key="invitation-{invitation_id}-{round}", prompt=True)
def post_invitation(invitation_id: int, round: int) -> None:
    """Mail an invitation to the address it is for. Where that had one in the last three days, it waits."""
    later = posting.post(invitation_id, round)
    if later is not None:
        post_invitation.later_at(later, invitation_id=invitation_id, round=round)


@job(key="all")
def forget_addresses() -> None:
    """Forget the names and addresses on invitations that are long over, and the words of old requests."""
    forgetting.forget()
    while forgetting.forget_requests():
        pass
