"""What `client.marketing` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Ids, Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
CampaignCategoryType: TypeAlias = Literal["Regular", "GoogleHomeServices"]
SuppressionType: TypeAlias = Literal["Unsubscribe", "Bounce", "SpamReport", "ManualUnsubscribe", "NeverEmail"]

class Campaign(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    is_default_campaign: Shown[bool | None]
    category: Shown[CampaignResponseCategory | None]
    source: Shown[str | None]
    other_source: Shown[str | None]
    business_unit: Shown[str | None]
    medium: Shown[str | None]
    other_medium: Shown[str | None]
    campaign_phone_numbers: Shown[builtins.list[str] | None]

class CampaignCategory(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    type: Shown[CampaignCategoryType | str]

class CampaignCost(Record):
    id: Shown[int]
    year: Shown[int]
    month: Shown[int]
    daily_cost: Shown[Decimal]
    campaign_id: Shown[int]

class CampaignCostsSummaryItem(Record):
    campaign_id: Shown[int]
    campaign_name: Shown[str]
    total_cost: Shown[Decimal | None]

class CampaignCostsSummaryResponse(Record):
    items: Shown[builtins.list[CampaignCostsSummaryItem]]

class CampaignResponseCategory(Record):
    id: Shown[int]
    name: Shown[str]
    active: Shown[bool]

class CostsOfCampaign(Record):
    id: Shown[int]
    year: Shown[int]
    month: Shown[int]
    daily_cost: Shown[Decimal]
    campaign_id: Shown[int]

class EmailChannelCostResponse(Record):
    total_cost: Shown[Decimal | None]

class ModificationResponse(Record):
    id: Shown[int]

class Suppression(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    email: Shown[str]
    reason: Shown[SuppressionType | str | None]

class CategoriesCalls:
    def get(self, id: int, /) -> CampaignCategory:
        """One campaign category by its id."""
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
    ) -> Iterator[CampaignCategory]:
        """All campaign category records, page after page."""
    def create(self, *, name: str) -> ModificationResponse:
        """Name a new kind of advertising."""
    def update(self, id: int, /, *, name: str, active: bool | None = ...) -> ModificationResponse:
        """Rename a kind of advertising, or end its use."""

class CampaignsCalls:
    def get(self, id: int, /) -> Campaign:
        """One campaign by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        name: str | None = None,
        campaign_phone_number: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Campaign]:
        """All campaign records, page after page."""
    def create(
        self,
        *,
        active: bool,
        name: str,
        category_id: int,
        business_unit_id: int,
        is_default_campaign: bool | None = ...,
        source: str | None = ...,
        other_source: str | None = ...,
        medium: str | None = ...,
        other_medium: str | None = ...,
        dnis: str | None = ...,
    ) -> Campaign:
        """Begin an effort to bring work to a part of the business."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool,
        name: str,
        category_id: int,
        business_unit_id: int,
        is_default_campaign: bool | None = ...,
        source: str | None = ...,
        other_source: str | None = ...,
        medium: str | None = ...,
        other_medium: str | None = ...,
        dnis: str | None = ...,
    ) -> Campaign:
        """Change a campaign; what may be left out stays as it is."""
    def get_costs(
        self,
        id: int,
        /,
        *,
        year: int | None = None,
        month: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CostsOfCampaign]:
        """All costs of campaign records, page after page."""

class CostsCalls:
    def get(self, id: int, /) -> CampaignCost:
        """One campaign cost by its id."""
    def list(
        self,
        *,
        year: int | None = None,
        month: int | None = None,
        campaign_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CampaignCost]:
        """All campaign cost records, page after page."""
    def create(self, *, year: int, month: int, daily_cost: float | Decimal, campaign_id: int) -> CampaignCost:
        """Say what a campaign costs on each day of a month of which that was not said yet."""
    def update(self, id: int, /, *, daily_cost: float | Decimal) -> ModificationResponse:
        """Say otherwise what a campaign costs on each day of a month."""

class CampaignCostSummaryCalls:
    def get(self, *, from_: Moment, to: Moment) -> CampaignCostsSummaryResponse:
        """What each campaign cost on the days of a range, for those that cost anything."""

class EmailChannelCostCalls:
    def get(self, *, from_: Moment, to: Moment) -> EmailChannelCostResponse:
        """What the campaigns whose medium is email cost on the days of a range."""

class SuppressionsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        email: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Suppression]:
        """All suppression records, page after page."""
    def add(self, *, emails: Iterable[str], reason: SuppressionType) -> None:
        """Send no more mail to some addresses; what is said last of an address holds."""
    def get(self, email: str, /) -> Suppression:
        """Whether and why no mail may be sent to an address."""
    def remove(self, *, emails: Iterable[str]) -> None:
        """Allow mail to some addresses again; one that was not suppressed is none the worse."""

class MarketingApi:
    categories: CategoriesCalls
    campaigns: CampaignsCalls
    costs: CostsCalls
    campaign_cost_summary: CampaignCostSummaryCalls
    email_channel_cost: EmailChannelCostCalls
    suppressions: SuppressionsCalls

class AsyncCategoriesCalls:
    async def get(self, id: int, /) -> CampaignCategory:
        """One campaign category by its id."""
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
    ) -> AsyncIterator[CampaignCategory]:
        """All campaign category records, page after page."""
    async def create(self, *, name: str) -> ModificationResponse:
        """Name a new kind of advertising."""
    async def update(self, id: int, /, *, name: str, active: bool | None = ...) -> ModificationResponse:
        """Rename a kind of advertising, or end its use."""

class AsyncCampaignsCalls:
    async def get(self, id: int, /) -> Campaign:
        """One campaign by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        name: str | None = None,
        campaign_phone_number: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Campaign]:
        """All campaign records, page after page."""
    async def create(
        self,
        *,
        active: bool,
        name: str,
        category_id: int,
        business_unit_id: int,
        is_default_campaign: bool | None = ...,
        source: str | None = ...,
        other_source: str | None = ...,
        medium: str | None = ...,
        other_medium: str | None = ...,
        dnis: str | None = ...,
    ) -> Campaign:
        """Begin an effort to bring work to a part of the business."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool,
        name: str,
        category_id: int,
        business_unit_id: int,
        is_default_campaign: bool | None = ...,
        source: str | None = ...,
        other_source: str | None = ...,
        medium: str | None = ...,
        other_medium: str | None = ...,
        dnis: str | None = ...,
    ) -> Campaign:
        """Change a campaign; what may be left out stays as it is."""
    def get_costs(
        self,
        id: int,
        /,
        *,
        year: int | None = None,
        month: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CostsOfCampaign]:
        """All costs of campaign records, page after page."""

class AsyncCostsCalls:
    async def get(self, id: int, /) -> CampaignCost:
        """One campaign cost by its id."""
    def list(
        self,
        *,
        year: int | None = None,
        month: int | None = None,
        campaign_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CampaignCost]:
        """All campaign cost records, page after page."""
    async def create(self, *, year: int, month: int, daily_cost: float | Decimal, campaign_id: int) -> CampaignCost:
        """Say what a campaign costs on each day of a month of which that was not said yet."""
    async def update(self, id: int, /, *, daily_cost: float | Decimal) -> ModificationResponse:
        """Say otherwise what a campaign costs on each day of a month."""

class AsyncCampaignCostSummaryCalls:
    async def get(self, *, from_: Moment, to: Moment) -> CampaignCostsSummaryResponse:
        """What each campaign cost on the days of a range, for those that cost anything."""

class AsyncEmailChannelCostCalls:
    async def get(self, *, from_: Moment, to: Moment) -> EmailChannelCostResponse:
        """What the campaigns whose medium is email cost on the days of a range."""

class AsyncSuppressionsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        email: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Suppression]:
        """All suppression records, page after page."""
    async def add(self, *, emails: Iterable[str], reason: SuppressionType) -> None:
        """Send no more mail to some addresses; what is said last of an address holds."""
    async def get(self, email: str, /) -> Suppression:
        """Whether and why no mail may be sent to an address."""
    async def remove(self, *, emails: Iterable[str]) -> None:
        """Allow mail to some addresses again; one that was not suppressed is none the worse."""

class AsyncMarketingApi:
    categories: AsyncCategoriesCalls
    campaigns: AsyncCampaignsCalls
    costs: AsyncCostsCalls
    campaign_cost_summary: AsyncCampaignCostSummaryCalls
    email_channel_cost: AsyncEmailChannelCostCalls
    suppressions: AsyncSuppressionsCalls
