"""Where customers hear of us."""

from typing import TYPE_CHECKING, Annotated, Literal, Self

from truckroll.catalogue import (
    Always,
    Clearable,
    Copy,
    Model,
    ModificationResponse,
    Ref,
    Resource,
    create,
    invalid,
    update,
)

if TYPE_CHECKING:
    from truckroll.families import settings

CampaignCategoryType = Literal["Regular", "GoogleHomeServices"]


class CampaignCategory(
    Resource,
    path="categories",
    tag="CampaignCategories",
    operations="get:400 list",
    filters="created modified",
    sort="id created_on name",
):
    """A kind of advertising, such as mailings or radio."""

    name: Always[str]
    active: bool = True
    type: CampaignCategoryType = "Regular"

    @create()
    def create(self) -> ModificationResponse:
        """Name a new kind of advertising."""
        return self.settle()

    @update(400)
    def update(self, active: bool | None = None) -> ModificationResponse:
        """Rename a kind of advertising, or end its use."""
        self.active = self.active if active is None else active
        return self.settle()

    def settle(self) -> ModificationResponse:
        """A kind of advertising has a name."""
        invalid(not self.name.strip(), "name", "A category needs a name.")
        return ModificationResponse(id=self.id)


class CampaignResponseCategory(Model):
    """A kind of advertising as its campaigns show it."""

    id: int
    name: str
    active: bool


class Campaign(
    Resource,
    path="campaigns",
    tag="Campaigns",
    operations="get:400 list",
    filters="ids active created modified name~ campaign_phone_number=dnis",
    sort="id name created_on modified_on",
    index="category_id business_unit_id is_default_campaign",
    hides="category_id business_unit_id dnis",
):
    """An effort that brings work, such as a mailing; one of them is that of work that nobody knows the source of."""

    name: Always[str]
    active: Always[bool] = True
    is_default_campaign: Clearable[bool | None] = False
    category_id: Always[Ref["CampaignCategory"] | None]
    category: Annotated[CampaignResponseCategory | None, Copy("category_id")]
    source: Clearable[str | None]
    other_source: Clearable[str | None]
    business_unit_id: Always[Ref["settings.BusinessUnit"] | None]
    business_unit: Annotated[str | None, Copy("business_unit_id.name")]
    medium: Clearable[str | None]
    other_medium: Clearable[str | None]
    dnis: Clearable[str | None]
    campaign_phone_numbers: list[str] | None = []

    @create()
    def create(self) -> Self:
        """Begin an effort to bring work to a part of the business."""
        return self.settle()

    @update(400)
    def update(self) -> Self:
        """Change a campaign; what may be left out stays as it is."""
        return self.settle()

    def settle(self) -> Self:
        """A campaign has a name and at most one number, and takes the place of an earlier default."""
        invalid(not self.name.strip(), "name", "A campaign needs a name.")
        self.campaign_phone_numbers = [self.dnis] if self.dnis else []
        if self.is_default_campaign:
            for other in Campaign.find(is_default_campaign=True, active=None):
                other.is_default_campaign = other is self
        return self
