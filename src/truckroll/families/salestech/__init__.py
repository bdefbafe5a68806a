"""What customers are offered, and what they buy of it."""

from truckroll.catalogue import family
from truckroll.families.salestech.estimate_items import EstimateItem
from truckroll.families.salestech.estimates import Estimate, EstimateStatusChange
from truckroll.families.salestech.opportunities import Opportunity, OpportunityFollowUp

FAMILY = family(__name__, "Sales & Estimates", path="sales/v2", scope="sal", document="salestech-v2")

__all__ = ["Estimate", "EstimateItem", "EstimateStatusChange", "Opportunity", "OpportunityFollowUp"]
