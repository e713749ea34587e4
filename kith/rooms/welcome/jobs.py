"""Letters that this room leaves for later, and company that ends by itself."""

from kith.rooms.welcome.actions import accompanying, posting
from kith.rooms.welcome.company import run_out
from kith.services.jobs.registry import job


@job(key="welcome-{welcome_id}", prompt=True)
def post_welcome(welcome_id: int) -> None:
    """Mail a welcome to who it is for, once."""
    posting.post_welcome(welcome_id)


@job(key="check-in-{check_in_id}", prompt=True)
def post_check_in(check_in_id: int) -> None:
    """Mail an asking to who is asked, once."""
    posting.post_check_in(check_in_id)


@job(key="all")
def end_company() -> None:
    """End the company whose season is over."""
    for company in run_out():
        accompanying.end(company, by=None)
