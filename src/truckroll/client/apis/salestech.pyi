"""What `client.salestech` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
EstimateReviewStatus: TypeAlias = Literal["None", "NeedsApproval", "Approved", "NotApproved"]
EstimateStatus: TypeAlias = Literal["Open", "Sold", "Dismissed"]
FollowUpStatus: TypeAlias = Literal["Open", "Sold", "Dismissed"]
OpportunityStatus: TypeAlias = Literal["Open", "Won", "Dismissed"]

class Estimate(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    location_id: Shown[int | None]
    customer_id: Shown[int | None]
    name: Shown[str | None]
    job_number: Shown[str | None]
    status: Shown[EstimateStatusModel | None]
    review_status: Shown[EstimateReviewStatus | str]
    summary: Shown[str | None]
    sold_on: Shown[When | None]
    sold_by: Shown[int | None]
    items: Shown[builtins.list[EstimateLine] | None]
    external_links: Shown[builtins.list[ExternalLink] | None]
    subtotal: Shown[Decimal]
    tax: Shown[Decimal]
    business_unit_id: Shown[int | None]
    business_unit_name: Shown[str | None]
    is_recommended: Shown[bool]
    budget_code_id: Shown[int | None]
    is_change_order: Shown[bool]
    proposal_tag_name: Shown[str | None]

class EstimateItem(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    sku: Shown[SkuModel]
    sku_account: Shown[str]
    description: Shown[str]
    membership_type_id: Shown[int | None]
    qty: Shown[Decimal]
    unit_rate: Shown[Decimal]
    total: Shown[Decimal]
    unit_cost: Shown[Decimal]
    total_cost: Shown[Decimal]
    item_group_name: Shown[str]
    item_group_root_id: Shown[int | None]
    chargeable: Shown[bool | None]
    invoice_item_id: Shown[int | None]
    budget_code_id: Shown[int | None]

class EstimateItemUpdateResponse(Record):
    sku: Shown[SkuModel]
    sku_account: Shown[str]
    description: Shown[str]
    membership_type_id: Shown[int | None]
    qty: Shown[Decimal]
    unit_rate: Shown[Decimal]
    total: Shown[Decimal]
    unit_cost: Shown[Decimal]
    total_cost: Shown[Decimal]
    item_group_name: Shown[str]
    item_group_root_id: Shown[int | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    chargeable: Shown[bool | None]
    invoice_item_id: Shown[int | None]
    budget_code_id: Shown[int | None]
    id: Shown[int]
    estimate_id: Shown[int]

class EstimateLine(Record):
    sku: Shown[SkuModel]
    sku_account: Shown[str]
    description: Shown[str]
    membership_type_id: Shown[int | None]
    qty: Shown[Decimal]
    unit_rate: Shown[Decimal]
    total: Shown[Decimal]
    unit_cost: Shown[Decimal]
    total_cost: Shown[Decimal]
    item_group_name: Shown[str]
    item_group_root_id: Shown[int | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    chargeable: Shown[bool | None]
    invoice_item_id: Shown[int | None]
    budget_code_id: Shown[int | None]
    id: Shown[int]

class EstimateStatusChange(Record):
    id: Shown[int]
    created_on: Shown[When]
    old_status: Shown[str | None]
    new_status: Shown[str | None]
    created_by_id: Shown[int | None]

class EstimateStatusModel(Record):
    value: Shown[int]
    name: Shown[str]

class ExternalLink(Record):
    name: Shown[str]
    url: Shown[str]

class LegacyExport(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    location_id: Shown[int | None]
    customer_id: Shown[int | None]
    name: Shown[str | None]
    job_number: Shown[str | None]
    status: Shown[EstimateStatusModel | None]
    review_status: Shown[EstimateReviewStatus | str]
    summary: Shown[str | None]
    sold_on: Shown[When | None]
    sold_by: Shown[int | None]
    items: Shown[builtins.list[EstimateLine] | None]
    external_links: Shown[builtins.list[ExternalLink] | None]
    subtotal: Shown[Decimal]
    tax: Shown[Decimal]
    business_unit_id: Shown[int | None]
    business_unit_name: Shown[str | None]
    is_recommended: Shown[bool]
    budget_code_id: Shown[int | None]
    is_change_order: Shown[bool]
    proposal_tag_name: Shown[str | None]

class Opportunity(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    customer_id: Shown[int | None]
    location_id: Shown[int | None]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    status: Shown[OpportunityStatus | str]
    estimate_ids: Shown[builtins.list[int]]
    open_amount: Shown[Decimal]
    sold_amount: Shown[Decimal]

class OpportunityFollowUp(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    opportunity_id: Shown[int]
    estimate_id: Shown[int]
    due_on: Shown[When]
    status: Shown[FollowUpStatus | str]
    done_on: Shown[When | None]

class SkuModel(Record):
    id: Shown[int]
    name: Shown[str]
    display_name: Shown[str]
    type: Shown[str]
    sold_hours: Shown[Decimal]
    general_ledger_account_id: Shown[int]
    general_ledger_account_name: Shown[str]
    modified_on: Shown[When]

class EstimateItemRequestDict(TypedDict):
    id: NotRequired[int | None]
    sku_id: NotRequired[int | None]
    sku_name: NotRequired[str | None]
    parent_item_id: NotRequired[int | None]
    description: NotRequired[str | None]
    is_add_on: NotRequired[bool | None]
    quantity: NotRequired[float | Decimal | None]
    unit_price: NotRequired[float | Decimal | None]
    skip_updating_membership_prices: NotRequired[bool | None]
    item_group_name: NotRequired[str | None]
    item_group_root_id: NotRequired[int | None]
    chargeable: NotRequired[bool | None]
    use_default_project_labels: NotRequired[bool | None]
    budget_code_id: NotRequired[int | None]
    unit_cost: NotRequired[float | Decimal]

class EstimateItemRequestJson(TypedDict):
    id: NotRequired[int | None]
    skuId: NotRequired[int | None]
    skuName: NotRequired[str | None]
    parentItemId: NotRequired[int | None]
    description: NotRequired[str | None]
    isAddOn: NotRequired[bool | None]
    quantity: NotRequired[float | Decimal | None]
    unitPrice: NotRequired[float | Decimal | None]
    skipUpdatingMembershipPrices: NotRequired[bool | None]
    itemGroupName: NotRequired[str | None]
    itemGroupRootId: NotRequired[int | None]
    chargeable: NotRequired[bool | None]
    useDefaultProjectLabels: NotRequired[bool | None]
    budgetCodeId: NotRequired[int | None]
    unitCost: NotRequired[float | Decimal]

class ExternalLinkRequestDict(TypedDict):
    name: NotRequired[str | None]
    url: NotRequired[str | None]

class EstimatesCalls:
    def get_items(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        estimate_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[EstimateItem]:
        """All estimate item records, page after page."""
    def get(self, id: int, /) -> Estimate:
        """One estimate by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        job_id: int | None = None,
        project_id: int | None = None,
        location_id: int | None = None,
        job_number: str | None = None,
        sold_by_id: int | None = None,
        sold_by_employee_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sold_after: Moment | None = None,
        sold_before: Moment | None = None,
        status: str | None = None,
        total_greater: float | Decimal | None = None,
        total_less: float | Decimal | None = None,
        sort: str | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Estimate]:
        """All estimate records, page after page."""
    def create(
        self,
        *,
        name: str | None = ...,
        summary: str | None = ...,
        tax: float | Decimal | None = ...,
        status: EstimateStatus | None = ...,
        review_status: EstimateReviewStatus | None = ...,
        sold_by: int | None = ...,
        is_recommended: bool | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[EstimateItemRequestDict | EstimateItemRequestJson] | None = ...,
        external_links: Iterable[ExternalLinkRequestDict] | None = ...,
        use_default_project_labels: bool | None = ...,
        job_id: int | None = ...,
        project_id: int | None = ...,
        location_id: int | None = ...,
    ) -> Estimate:
        """Offer something to a customer for a job, a project or a place."""
    def delete_item(self, id: int, item_id: int, /) -> None:
        """Take an item off an estimate, with its parts."""
    def dismiss(self, id: int, /) -> None:
        """Give up an estimate that the customer did not buy."""
    def put_item(
        self,
        id: int,
        /,
        *,
        id_: int | None = ...,
        sku_id: int | None = ...,
        sku_name: str | None = ...,
        parent_item_id: int | None = ...,
        description: str | None = ...,
        is_add_on: bool | None = ...,
        quantity: float | Decimal | None = ...,
        unit_price: float | Decimal | None = ...,
        skip_updating_membership_prices: bool | None = ...,
        item_group_name: str | None = ...,
        item_group_root_id: int | None = ...,
        chargeable: bool | None = ...,
        use_default_project_labels: bool | None = ...,
        budget_code_id: int | None = ...,
        unit_cost: float | Decimal = ...,
    ) -> EstimateItemUpdateResponse:
        """Add an item, or change the one of this id."""
    def sell(self, id: int, /, *, sold_by: int) -> Estimate:
        """Note that the customer bought; the work is for later, and its items are on no invoice yet."""
    def unsell(self, id: int, /) -> None:
        """Take back a sale from which no job was booked."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str | None = ...,
        summary: str | None = ...,
        tax: float | Decimal | None = ...,
        status: EstimateStatus | None = ...,
        review_status: EstimateReviewStatus | None = ...,
        sold_by: int | None = ...,
        is_recommended: bool | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[EstimateItemRequestDict | EstimateItemRequestJson] | None = ...,
        external_links: Iterable[ExternalLinkRequestDict] | None = ...,
        use_default_project_labels: bool | None = ...,
    ) -> Estimate:
        """Change an estimate; items that are given take the place of those there are."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Estimate]:
        """Every estimate in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Estimate]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def estimates_async_legacy(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[LegacyExport]:
        """Every legacy export in the order of its last change, to be continued from a token."""
    def estimates_async_legacy_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[LegacyExport]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class OpportunitiesCalls:
    def get_follow_ups_list(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[OpportunityFollowUp]:
        """All opportunity follow up records, page after page."""
    def get(self, id: int, /) -> Opportunity:
        """One opportunity by its id."""
    def list(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Opportunity]:
        """All opportunity records, page after page."""
    def get_follow_ups(self, id: int, /) -> builtins.list[OpportunityFollowUp]:
        """The promises to ask again about an opportunity's estimates, oldest first."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Opportunity]:
        """Every opportunity in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Opportunity]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class OpportunitiesFollowupsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[OpportunityFollowUp]:
        """Every opportunity follow up in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[OpportunityFollowUp]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class StatusCalls:
    def get_estimate_status_changes(self, id: int, /) -> builtins.list[EstimateStatusChange]:
        """What became of an estimate, step by step."""

class SalestechApi:
    estimates: EstimatesCalls
    opportunities: OpportunitiesCalls
    opportunities_followups: OpportunitiesFollowupsCalls
    status: StatusCalls

class EstimatesModel(EstimatesCalls):
    """Estimate."""

class AsyncEstimatesCalls:
    def get_items(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        estimate_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[EstimateItem]:
        """All estimate item records, page after page."""
    async def get(self, id: int, /) -> Estimate:
        """One estimate by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        job_id: int | None = None,
        project_id: int | None = None,
        location_id: int | None = None,
        job_number: str | None = None,
        sold_by_id: int | None = None,
        sold_by_employee_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sold_after: Moment | None = None,
        sold_before: Moment | None = None,
        status: str | None = None,
        total_greater: float | Decimal | None = None,
        total_less: float | Decimal | None = None,
        sort: str | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Estimate]:
        """All estimate records, page after page."""
    async def create(
        self,
        *,
        name: str | None = ...,
        summary: str | None = ...,
        tax: float | Decimal | None = ...,
        status: EstimateStatus | None = ...,
        review_status: EstimateReviewStatus | None = ...,
        sold_by: int | None = ...,
        is_recommended: bool | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[EstimateItemRequestDict | EstimateItemRequestJson] | None = ...,
        external_links: Iterable[ExternalLinkRequestDict] | None = ...,
        use_default_project_labels: bool | None = ...,
        job_id: int | None = ...,
        project_id: int | None = ...,
        location_id: int | None = ...,
    ) -> Estimate:
        """Offer something to a customer for a job, a project or a place."""
    async def delete_item(self, id: int, item_id: int, /) -> None:
        """Take an item off an estimate, with its parts."""
    async def dismiss(self, id: int, /) -> None:
        """Give up an estimate that the customer did not buy."""
    async def put_item(
        self,
        id: int,
        /,
        *,
        id_: int | None = ...,
        sku_id: int | None = ...,
        sku_name: str | None = ...,
        parent_item_id: int | None = ...,
        description: str | None = ...,
        is_add_on: bool | None = ...,
        quantity: float | Decimal | None = ...,
        unit_price: float | Decimal | None = ...,
        skip_updating_membership_prices: bool | None = ...,
        item_group_name: str | None = ...,
        item_group_root_id: int | None = ...,
        chargeable: bool | None = ...,
        use_default_project_labels: bool | None = ...,
        budget_code_id: int | None = ...,
        unit_cost: float | Decimal = ...,
    ) -> EstimateItemUpdateResponse:
        """Add an item, or change the one of this id."""
    async def sell(self, id: int, /, *, sold_by: int) -> Estimate:
        """Note that the customer bought; the work is for later, and its items are on no invoice yet."""
    async def unsell(self, id: int, /) -> None:
        """Take back a sale from which no job was booked."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str | None = ...,
        summary: str | None = ...,
        tax: float | Decimal | None = ...,
        status: EstimateStatus | None = ...,
        review_status: EstimateReviewStatus | None = ...,
        sold_by: int | None = ...,
        is_recommended: bool | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[EstimateItemRequestDict | EstimateItemRequestJson] | None = ...,
        external_links: Iterable[ExternalLinkRequestDict] | None = ...,
        use_default_project_labels: bool | None = ...,
    ) -> Estimate:
        """Change an estimate; items that are given take the place of those there are."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Estimate]:
        """Every estimate in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Estimate]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def estimates_async_legacy(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[LegacyExport]:
        """Every legacy export in the order of its last change, to be continued from a token."""
    def estimates_async_legacy_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[LegacyExport]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncOpportunitiesCalls:
    def get_follow_ups_list(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[OpportunityFollowUp]:
        """All opportunity follow up records, page after page."""
    async def get(self, id: int, /) -> Opportunity:
        """One opportunity by its id."""
    def list(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Opportunity]:
        """All opportunity records, page after page."""
    async def get_follow_ups(self, id: int, /) -> builtins.list[OpportunityFollowUp]:
        """The promises to ask again about an opportunity's estimates, oldest first."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Opportunity]:
        """Every opportunity in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Opportunity]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncOpportunitiesFollowupsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[OpportunityFollowUp]:
        """Every opportunity follow up in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[OpportunityFollowUp]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncStatusCalls:
    async def get_estimate_status_changes(self, id: int, /) -> builtins.list[EstimateStatusChange]:
        """What became of an estimate, step by step."""

class AsyncSalestechApi:
    estimates: AsyncEstimatesCalls
    opportunities: AsyncOpportunitiesCalls
    opportunities_followups: AsyncOpportunitiesFollowupsCalls
    status: AsyncStatusCalls

class AsyncEstimatesModel(AsyncEstimatesCalls):
    """Estimate."""
