"""What subscribers hear of wishes for work."""

from operator import attrgetter
from typing import Any

from truckroll.catalogue import event, one, said
from truckroll.families.crm.bookings import BookingAddress


def _name(lead: Any) -> str | None:
    """Who may become a customer, or is one."""
    return lead.lead_customer_name or (one(lead.customer_id).name if lead.customer_id is not None else None)


def _address(lead: Any) -> BookingAddress | None:
    """Where the work would be, as far as somebody said."""
    parts = {name: getattr(lead, f"lead_{name}") for name in ("street", "unit", "city", "state", "zip", "country")}
    if not any(parts.values()):
        return None
    return BookingAddress(**{name: part or "" for name, part in parts.items()})


LEAD = said(
    "crm.Lead",
    but="active booking_id call_id call_reason_id capture_source lead_city lead_country lead_customer_name lead_email"
    " lead_phone lead_state lead_street lead_unit lead_url lead_zip manual_call_id summary",
    project_id=int | None,
    estimate_id=int | None,
    customer_name=(str | None, _name),
    phone=(str | None, attrgetter("lead_phone")),
    email=(str | None, attrgetter("lead_email")),
    address=(BookingAddress | None, _address),
)

event(
    "tn.crm.booking-updated",
    "A request for work was changed, dismissed, or became a job.",
    of="crm.Booking",
    booking=said("crm.Booking", but="summary"),
)
event("tn.crm.lead-created", "There is a chance for work.", of="crm.Lead", lead=LEAD)
event("tn.crm.lead-updated", "A chance for work was followed up, won, or given up.", of="crm.Lead", lead=LEAD)
