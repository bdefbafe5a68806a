"""What customers write about us for all to read."""

from truckroll.catalogue import family
from truckroll.families.marketing_reputation.reviews import Review

FAMILY = family(
    __name__, "Marketing Reputation", path="marketingreputation/v2", scope="mrep", document="marketing-reputation-v2"
)

__all__ = ["Review"]
