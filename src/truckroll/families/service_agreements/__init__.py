"""Agreements with commercial customers: what is done for them, for how long, and at what price."""

from truckroll.catalogue import family
from truckroll.families.service_agreements.agreements import ServiceAgreement

FAMILY = family(
    __name__, "Service Agreements", path="service-agreements/v2", scope="sa", document="service-agreements-v2"
)

__all__ = ["ServiceAgreement"]
