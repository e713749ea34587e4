"""What this room keeps about people: nothing, for a job names things by their ids alone."""

from kith.services.jobs.models import Job, Slot

KEPT: list = []

PLAIN = {
    Job: "Work for later: ids of things. It reads what holds when it runs.",
    Slot: "When the clock is next due.",
}
