"""What brings customers."""

from truckroll.catalogue import family
from truckroll.families.marketing.campaigns import Campaign, CampaignCategory
from truckroll.families.marketing.costs import CampaignCost
from truckroll.families.marketing.suppressions import Suppression

FAMILY = family(__name__, "Marketing", path="marketing/v2", scope="mrk", document="marketing-v2")

__all__ = ["Campaign", "CampaignCategory", "CampaignCost", "Suppression"]
