"""What other floors may ask about work that is left for later."""

from datetime import timedelta

from django.db.models import Count, Min

from kith.base.kit.clock import now
from kith.services.jobs.models import Job


def oldest_wait() -> timedelta:
    """Return for how long the oldest job that could run has been waiting; zero when none is."""
    moment = now()
    due = Job.objects.filter(state=Job.State.WAITING, run_after__lte=moment)
    oldest = due.aggregate(oldest=Min("run_after"))["oldest"]
    return moment - oldest if oldest else timedelta(0)


def how_many_wait() -> int:
    """Return how many jobs wait, those for a later time too."""
    return Job.objects.filter(state=Job.State.WAITING).count()


def failed() -> dict[str, int]:
    """Return how many jobs have failed for good, by name."""
    rows = Job.objects.filter(state=Job.State.FAILED).values_list("name")
    return dict(rows.annotate(count=Count("id")).order_by("name"))
