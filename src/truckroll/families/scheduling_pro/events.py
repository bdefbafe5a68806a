"""What subscribers hear of those who book online."""

from truckroll.catalogue import event, said

SESSION = said("scheduling_pro.SchedulerSession")

event("tn.sp.session-completed", "Somebody booked online.", of="scheduling_pro.SchedulerSession", session=SESSION)
event(
    "tn.sp.session-abandoned-qualified",
    "Somebody who can be reached gave up booking online.",
    of="scheduling_pro.SchedulerSession",
    session=SESSION,
)
