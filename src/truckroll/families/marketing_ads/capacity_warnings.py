"""Campaigns that bring work to those who have no time for more."""

from datetime import timedelta
from typing import TYPE_CHECKING

from truckroll.catalogue import Between, Int32, Model, Ref, When, noun, now, one, read
from truckroll.catalogue.transaction import tenant, tenant_name
from truckroll.families.marketing_ads.attributions import Attribution, Campaign

if TYPE_CHECKING:
    from truckroll.families import dispatch, jpm, settings

Appointment: "type[jpm.Appointment]" = noun("jpm.Appointment")
Shift: "type[dispatch.TechnicianShift]" = noun("dispatch.TechnicianShift")

AHEAD, FULL = 7, 80
"""How many days are looked at, and how many hundredths of their hours may be promised without a warning."""


class CapacityAwarenessWarning(Model):
    """A campaign that brings work to a part of the business that is nearly booked out."""

    campaign_name: str
    warning_type: str
    business_units: list[str]
    lookahead_window: Int32
    threshold_value: Int32


class CapacityAwarenessWarningQueryResult(Model):
    """All campaigns that bring work where there is no time for it."""

    tenant_id: int
    tenant_name: str
    total_count: Int32
    data: list[CapacityAwarenessWarning]


class CapacityWarnings(Attribution, path="capacity-warnings", tag="CapacityAwarenessWarning"):
    """Campaigns that bring work where there is no time for it."""

    @read("GET")
    def get(cls) -> CapacityAwarenessWarningQueryResult:
        """Which campaigns that run bring work to a part of the business whose next days are nearly booked out."""
        since, until = now(), now() + timedelta(days=AHEAD)
        campaigns = [campaign for campaign in Campaign.find() if campaign.business_unit_id is not None]
        units = {campaign.business_unit_id for campaign in campaigns if campaign.business_unit_id is not None}
        full = {unit for unit in units if nearly_full(unit, since, until)}
        found = [
            CapacityAwarenessWarning(
                campaign_name=campaign.name,
                warning_type="CapacityNearlyReached",
                business_units=[campaign.business_unit or ""],
                lookahead_window=AHEAD,
                threshold_value=FULL,
            )
            for campaign in campaigns
            if campaign.business_unit_id in full
        ]
        return CapacityAwarenessWarningQueryResult(
            tenant_id=tenant(), tenant_name=tenant_name(), total_count=len(found), data=found
        )


def nearly_full(unit: "Ref[settings.BusinessUnit]", since: When, until: When) -> bool:
    """Whether so many hours of a part of the business are promised that a campaign should know."""
    ahead = Between(since, until)
    visits = (visit for visit in Appointment.find(start=ahead) if visit.status not in ("Done", "Canceled", "Hold"))
    booked = sum(visit.end.ticks - visit.start.ticks for visit in visits if one(visit.job_id).business_unit_id == unit)
    shifts = (shift for shift in Shift.find(start=ahead) if shift.shift_type == "Normal")
    there = sum(
        shift.end.ticks - shift.start.ticks
        for shift in shifts
        if one(shift.technician_id).business_unit_id in (None, unit)
    )
    return booked > 0 and booked * 100 >= there * FULL
