"""What `client.service_agreements` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
import datetime
from collections.abc import AsyncIterator, Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

AgreementOrigin: TypeAlias = Literal["Initial", "AutoRenew", "ManualRenew"]
AgreementStatus: TypeAlias = Literal[
    "Draft", "Sent", "Rejected", "Accepted", "Activated", "Canceled", "Expired", "AutoRenew"
]
BillingScheduleType: TypeAlias = Literal[
    "Upfront", "Monthly", "EveryOtherMonth", "Quarterly", "Biannual", "Annual", "TimeOfService"
]
CancellationInvoiceMode: TypeAlias = Literal["AskToCreateInvoice", "AlwaysCreateInvoice", "NeverCreateInvoice"]
PricingStrategyType: TypeAlias = Literal[
    "PerVisitCostBasedGrossMarginTarget",
    "PerVisitCostBasedMarkupAndSurcharge",
    "PerVisitFlatPrice",
    "PerVisitEvenDistributionGrossMarginTarget",
    "TotalAgreementGrossMarginTarget",
    "TotalAgreementFlatPrice",
    "TotalAgreementMarkupAndSurcharge",
]
RevenueRecognitionMode: TypeAlias = Literal["Immediate", "Deferred", "DeferredStraightLine"]
TargetMarginValueType: TypeAlias = Literal["PercentageMargin", "DollarAmount"]

class ExportServiceAgreement(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    created_by_id: Shown[int | None]
    modified_by_id: Shown[int | None]
    template_fields: Shown[ServiceAgreementTemplateFieldsResponse]
    customer_id: Shown[int]
    business_unit_id: Shown[int]
    status: Shown[AgreementStatus | str]
    location_ids: Shown[builtins.list[int]]
    origin: Shown[AgreementOrigin | str]
    summary: Shown[str | None]
    import_id: Shown[str | None]
    imported_deferred_amount: Shown[Decimal]
    imported_recognized_amount: Shown[Decimal]
    duration_months: Shown[int | None]
    auto_renew: Shown[bool]
    renewal_agreement_id: Shown[int | None]
    start_date: Shown[datetime.date | None]
    end_date: Shown[datetime.date | None]
    billing_schedule: Shown[BillingScheduleType | str | None]
    payment_term_id: Shown[int | None]
    payment_method_id: Shown[int | None]
    estimated_travel_cost: Shown[Decimal | None]
    estimated_labor_cost: Shown[Decimal | None]
    estimated_material_cost: Shown[Decimal | None]
    labor_markup_percentage: Shown[Decimal | None]
    material_markup_percentage: Shown[Decimal | None]
    labor_surcharge: Shown[Decimal]
    material_surcharge: Shown[Decimal]
    total_agreement_price: Shown[Decimal | None]
    estimated_gross_margin_amount: Shown[Decimal | None]
    estimated_gross_margin_percentage: Shown[Decimal | None]
    rate_sheet_id: Shown[int | None]
    account_manager_id: Shown[int | None]
    sold_by_id: Shown[int | None]
    tag_type_ids: Shown[builtins.list[int] | None]

class ServiceAgreement(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    created_by_id: Shown[int | None]
    modified_by_id: Shown[int | None]
    template_fields: Shown[ServiceAgreementTemplateFieldsResponse]
    customer_id: Shown[int]
    business_unit_id: Shown[int]
    status: Shown[AgreementStatus | str]
    location_ids: Shown[builtins.list[int]]
    origin: Shown[AgreementOrigin | str]
    summary: Shown[str | None]
    import_id: Shown[str | None]
    imported_deferred_amount: Shown[Decimal]
    imported_recognized_amount: Shown[Decimal]
    duration_months: Shown[int | None]
    auto_renew: Shown[bool]
    renewal_agreement_id: Shown[int | None]
    start_date: Shown[datetime.date | None]
    end_date: Shown[datetime.date | None]
    billing_schedule: Shown[BillingScheduleType | str | None]
    payment_term_id: Shown[int | None]
    payment_method_id: Shown[int | None]
    estimated_travel_cost: Shown[Decimal | None]
    estimated_labor_cost: Shown[Decimal | None]
    estimated_material_cost: Shown[Decimal | None]
    labor_markup_percentage: Shown[Decimal | None]
    material_markup_percentage: Shown[Decimal | None]
    labor_surcharge: Shown[Decimal]
    material_surcharge: Shown[Decimal]
    total_agreement_price: Shown[Decimal | None]
    estimated_gross_margin_amount: Shown[Decimal | None]
    estimated_gross_margin_percentage: Shown[Decimal | None]
    rate_sheet_id: Shown[int | None]
    account_manager_id: Shown[int | None]
    sold_by_id: Shown[int | None]
    tag_type_ids: Shown[builtins.list[int] | None]

class ServiceAgreementTemplateFieldsResponse(Record):
    original_template_id: Shown[int]
    revenue_recognition_mode: Shown[RevenueRecognitionMode | str]
    general_ledger_account_id: Shown[int | None]
    invoice_cancellation_mode: Shown[CancellationInvoiceMode | str | None]
    billing_service_id: Shown[int]
    billing_schedule_type: Shown[BillingScheduleType | str | None]
    negative_liability_service_id: Shown[int | None]
    positive_income_service_id: Shown[int | None]
    default_labor_cost_per_hour: Shown[Decimal | None]
    default_extra_travel_cost_per_hour: Shown[Decimal | None]
    default_pricing_strategy: Shown[PricingStrategyType | str | None]
    default_target_margin_value: Shown[Decimal | None]
    default_target_margin_value_type: Shown[TargetMarginValueType | str | None]
    default_flat_price: Shown[Decimal | None]
    default_markup_percentage: Shown[Decimal | None]
    default_surcharge: Shown[Decimal | None]
    default_labor_markup_percentage: Shown[Decimal | None]
    default_material_markup_percentage: Shown[Decimal | None]
    default_labor_surcharge: Shown[Decimal | None]
    default_material_surcharge: Shown[Decimal | None]
    default_rate_sheet_id: Shown[int | None]
    default_campaign_id: Shown[int | None]
    default_document_template_id: Shown[int | None]
    default_auto_renew: Shown[bool | None]

class ServiceAgreementsCalls:
    def get(self, id: int, /) -> ServiceAgreement:
        """One service agreement by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        customer_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        status: AgreementStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ServiceAgreement]:
        """All service agreement records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportServiceAgreement]:
        """Every service agreement in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportServiceAgreement]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ServiceAgreementsApi:
    service_agreements: ServiceAgreementsCalls

class AsyncServiceAgreementsCalls:
    async def get(self, id: int, /) -> ServiceAgreement:
        """One service agreement by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        customer_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        status: AgreementStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ServiceAgreement]:
        """All service agreement records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportServiceAgreement]:
        """Every service agreement in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportServiceAgreement]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncServiceAgreementsApi:
    service_agreements: AsyncServiceAgreementsCalls
