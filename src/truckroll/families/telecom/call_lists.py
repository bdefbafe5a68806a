"""The lists of calls: the present one, and the one before it."""

from truckroll.catalogue import Some, filter, item, listing, where
from truckroll.families.telecom.bundles import CallResponse, bundle
from truckroll.families.telecom.calls import Call
from truckroll.families.telecom.details import BundleCallModel, CallModel, detailed_bundle
from truckroll.families.telecom.numbers import e164


class CallBundle(
    Call,
    version="v3",
    path="calls",
    tag="Calls",
    operations="list=Calls",
    filters="ids active created modified created_after modified_after campaign_id agent_id min_duration"
    " phone_number_called agent_name agent_is_external agent_external_id sid tag",
    sort="id created_on modified_on",
):
    """A call with the job that was booked with it."""

    @filter
    def caller_phone_number(cls, value: str) -> Some:
        """Calls from a number, however it is written."""
        return where(from_=e164(value) or value)

    @item
    def shown(self) -> CallResponse:
        """A call with its job."""
        return bundle(self)


class DeprecatedCallBundle(
    Call,
    version="v2",
    path="calls",
    tag="Calls (Deprecated)",
    filters="ids=list created modified created_after modified_after campaign_id agent_id min_duration"
    " phone_number_called agent_name agent_is_external agent_external_id",
    order_by="id created_on modified_on",
):
    """A call in detail with the job that was booked with it."""

    @filter
    def active_only(cls, value: bool) -> Some:
        """Calls that were not deleted."""
        return where(active=True) if value else where()

    @listing("GET", operation_id="Calls_GetCalls", counted=True)
    def get_calls(cls) -> Some:
        """A page of calls, the way it was before bundles had less to say."""
        return where()

    @item
    def shown(self) -> BundleCallModel:
        """A call in detail with its job."""
        return detailed_bundle(self, BundleCallModel, CallModel)
