"""What customers say about us."""

from truckroll.catalogue import family
from truckroll.families.customer_interactions.technician_ratings import TechnicianRating

FAMILY = family(
    __name__,
    "Customer Interactions",
    path="customer-interactions/v2",
    scope="csi",
    document="customer-interactions-v2",
)

__all__ = ["TechnicianRating"]
