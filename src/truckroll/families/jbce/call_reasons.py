"""Why somebody called without booking a job, and why a wish for work was put aside."""

from truckroll.catalogue import Resource


class CallReason(
    Resource,
    path="call-reasons",
    tag="CallReasons",
    operations="list=Get",
    filters="active created modified",
    sort="id modified_on created_on",
):
    """A reason that the contractor gives for a call, a booking or a lead that became no job."""

    name: str
    is_lead: bool = False
    active: bool = True
