"""Good calls of service agreements."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Tenant

REFERENCES = {"service_agreements.ServiceAgreement": "agreement"}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Callable[..., Any], ask: Callable[..., Any]) -> None:
    """An agreement in force."""
    new(
        "agreement",
        "service_agreements.ServiceAgreement",
        name=tenant.words,
        summary=tenant.words,
        template_fields={"originalTemplateId": 1, "revenueRecognitionMode": "Immediate", "billingServiceId": 1},
        customer_id=ids["customer"],
        business_unit_id=ids["unit"],
        location_ids=[ids["location"]],
        status="Activated",
        start_date="2026-01-01",
        duration_months=600,
        total_agreement_price=Decimal(1200),
        tag_type_ids=[ids["tag"]],
    )


GOOD: dict[str, Call] = {"ServiceAgreements_Get": on("agreement")}
LISTED = {"ServiceAgreements_GetList": ("Export_ServiceAgreements", "ServiceAgreements_Get")}
