from kith.services.jobs.models.job import Job
from kith.services.jobs.models.slot import Slot

__all__ = ["Job", "Slot"]
