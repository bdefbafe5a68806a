"""What brings customers."""

from truckroll.catalogue import family
from truckroll.families.marketing.campaigns import Campaign

FAMILY = family(__name__, "Marketing", path="marketing/v2", scope="mrk", document="marketing-v2")

__all__ = ["Campaign"]
