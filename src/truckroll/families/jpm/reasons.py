"""Why a contractor cancels or holds work."""

from truckroll.catalogue import Resource


class JobCancelReason(
    Resource,
    path="job-cancel-reasons",
    tag="JobCancelReasons",
    operations="list",
    filters="active=Any created modified",
    sort="id modified_on created_on",
):
    """A reason for calling off a job."""

    name: str
    active: bool = True


class JobHoldReason(
    Resource,
    path="job-hold-reasons",
    tag="JobHoldReasons",
    operations="list=Get",
    filters="active=Any created modified",
    sort="id modified_on created_on",
):
    """A reason for pausing a job or a visit."""

    name: str
    active: bool = True
