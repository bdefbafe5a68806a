"""Booking online."""

from truckroll.catalogue import family
from truckroll.families.scheduling_pro.schedulers import Router, Scheduler
from truckroll.families.scheduling_pro.sessions import RouterSession, SchedulerSession

FAMILY = family(__name__, "Scheduling Pro", path="schedulingpro/v2", scope="sp", document="scheduling-pro-v2")

__all__ = ["Router", "RouterSession", "Scheduler", "SchedulerSession"]
