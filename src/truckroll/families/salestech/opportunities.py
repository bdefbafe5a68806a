"""Opportunities: what may be sold to a customer, and who is to be asked again about it.

The published contract says of their operations what they take, and not what they answer: these fields are our own.
"""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import Money, Ref, Resource, When, noun, now, read

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, settings
    from truckroll.families.salestech.estimates import Estimate

ASKED_AGAIN_AFTER = timedelta(days=7)
PLACES = ("job_id", "project_id", "location_id")
"""For what an estimate may be, the nearest first."""

OpportunityStatus = Literal["Open", "Won", "Dismissed"]
FollowUpStatus = Literal["Open", "Sold", "Dismissed"]

Estimates: "type[Estimate]" = noun("salestech.Estimate")


class OpportunityFollowUp(
    Resource,
    path="opportunities/followups",
    tag="OpportunitiesFollowUps,FeatureGated",
    operations="list=GetFollowUpsList",
    filters="created modified",
    sort="id created_on modified_on",
    feed="opportunities/followups=OpportunitiesFollowUpsExport_Export",
    index="opportunity_id estimate_id",
):
    """A promise to ask a customer again about an estimate that is not decided."""

    opportunity_id: Ref["Opportunity"]
    estimate_id: Ref["Estimate"]
    due_on: When
    status: FollowUpStatus = "Open"
    done_on: When | None
    active: bool = True


class Opportunity(
    Resource,
    path="opportunities",
    tag="Opportunities,FeatureGated",
    operations="get:400 list",
    filters="created modified",
    sort="id created_on modified_on",
    feed="opportunities=OpportunitiesExport_Export",
    index="job_id project_id location_id",
):
    """What may be sold to a customer at one job, project or place: its estimates together."""

    customer_id: Ref["crm.Customer"] | None
    location_id: Ref["crm.Location"] | None
    job_id: Ref["jpm.Job"] | None
    project_id: Ref["jpm.Project"] | None
    business_unit_id: Ref["settings.BusinessUnit"] | None
    status: OpportunityStatus = "Open"
    estimate_ids: list[Ref["Estimate"]]
    open_amount: Money = Decimal(0)
    sold_amount: Money = Decimal(0)
    active: bool = True

    @classmethod
    def about(cls, estimate: "Estimate") -> Self:
        """The opportunity of what an estimate is for; the first estimate opens it."""
        place = next(name for name in PLACES if getattr(estimate, name) is not None)
        nearer = PLACES[: PLACES.index(place)]
        alike = cls.find(**{place: getattr(estimate, place)})
        found = next((each for each in alike if all(getattr(each, name) is None for name in nearer)), None)
        return found or cls.new(
            customer_id=estimate.customer_id,
            business_unit_id=estimate.business_unit_id,
            **{name: getattr(estimate, name) for name in PLACES},
        )

    @read(
        "GET {id}/followups",
        tag="OpportunitiesFollowUps,FeatureGated",
        operation_id="OpportunitiesFollowUps_GetFollowUps",
    )
    def get_follow_ups(self) -> list[OpportunityFollowUp]:
        """The promises to ask again about an opportunity's estimates, oldest first."""
        return OpportunityFollowUp.find(opportunity_id=self.id)

    def follow(self, estimate: "Estimate") -> None:
        """Somebody is to ask again about an estimate that is open, and nobody about one that is decided."""
        asked = OpportunityFollowUp.find(estimate_id=estimate.id)
        waiting = next((each for each in asked if each.status == "Open"), None)
        if estimate.state == "Open":
            due = now() + ASKED_AGAIN_AFTER
            OpportunityFollowUp.new(opportunity_id=self.id, estimate_id=estimate.id, due_on=due)
        elif waiting is not None:
            waiting.status, waiting.done_on = "Sold" if estimate.state == "Sold" else "Dismissed", now()
        self.settle()

    def settle(self) -> None:
        """Let the opportunity follow its estimates: one that is sold wins it, and one that is open keeps it open."""
        estimates = Estimates.find(opportunity_id=self.id)
        states = {each.state for each in estimates}
        self.estimate_ids = [each.id for each in estimates]
        self.status = "Won" if "Sold" in states else "Open" if "Open" in states else "Dismissed"
        self.open_amount = sum((each.subtotal for each in estimates if each.state == "Open"), Decimal(0))
        self.sold_amount = sum((each.subtotal for each in estimates if each.state == "Sold"), Decimal(0))
