"""Which advertisement brought which customer, and what it cost."""

from truckroll.catalogue import family
from truckroll.families.marketing_ads.attributed_leads import AttributedLeads
from truckroll.families.marketing_ads.attributions import Attribution
from truckroll.families.marketing_ads.capacity_warnings import CapacityWarnings
from truckroll.families.marketing_ads.performance import Performance

FAMILY = family(__name__, "Marketing Ads", path="marketingads/v2", scope="mads", document="marketing-ads-v2")

__all__ = ["AttributedLeads", "Attribution", "CapacityWarnings", "Performance"]
