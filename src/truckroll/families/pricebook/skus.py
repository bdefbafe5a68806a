"""What everything that is sold has in common: a code, words, a price, pictures, and where it is bought."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self
from urllib.parse import urlsplit

from truckroll.catalogue import (
    Clearable,
    Copy,
    ExternalData,
    Html,
    Int32,
    Internal,
    Model,
    Money,
    Ref,
    Required,
    Resource,
    Sent,
    Writable,
    create,
    invalid,
    next_id,
    noun,
    one,
    update,
)
from truckroll.catalogue.types import reference
from truckroll.families.pricebook.images import Image

if TYPE_CHECKING:
    from truckroll.families import accounting, inventory
    from truckroll.families.pricebook import services
    from truckroll.families.pricebook.equipment import Equipment
    from truckroll.families.pricebook.materials import Material

GlAccount: "type[accounting.GlAccount]" = noun("accounting.GlAccount")
Service: "type[services.Service]" = noun("pricebook.Service")

SkuAssetType = Literal["Other", "Image", "Video", "Attachment", "VideoFile"]

LISTED = "ids active created modified search_text~ external_data"
SORTED = "id code display_name created_on modified_on"
SORTED_BY_PRICE = f"{SORTED} price member_price add_on_price add_on_member_price cost"


class SkuAssetRequest(Model):
    """A picture, film or paper, as it is put beside what is sold."""

    type: SkuAssetType
    alias: str | None
    url: str
    is_default: bool | None


class SkuAsset(Model):
    """A picture, film or paper beside what is sold."""

    alias: str | None
    file_name: str | None
    is_default: bool
    type: SkuAssetType
    url: str


class SkuWarranty(Model):
    """How many months are answered for, and what that means."""

    duration: Int32
    description: str | None


class MaterialLink(Model):
    """So much of a material."""

    sku_id: Ref["Material"]
    quantity: Money


class EquipmentLink(Model):
    """So many pieces of equipment."""

    sku_id: Ref["Equipment"]
    quantity: Money


class SkuVendorSubAccountRequest(Model):
    """What a vendor asks of one of our accounts with it, as it is told."""

    cost: Money
    account_name: str


class SkuVendorSubAccount(SkuVendorSubAccountRequest):
    """What a vendor asks of one of our accounts with it."""

    id: int


class SkuVendorRequest(Model):
    """Where something is bought and for how much, as it is told."""

    vendor_id: Ref["inventory.Vendor"]
    memo: str | None
    vendor_part: str | None
    cost: Money
    active: bool
    primary_sub_account: SkuVendorSubAccountRequest | None
    other_sub_accounts: list[SkuVendorSubAccountRequest] | None


class SkuVendor(Model):
    """Where something is bought and for how much."""

    id: int
    vendor_name: str
    vendor_id: Ref["inventory.Vendor"]
    memo: str | None
    vendor_part: str | None
    cost: Money
    active: bool
    primary_sub_account: SkuVendorSubAccount | None
    other_sub_accounts: list[SkuVendorSubAccount] | None

    def check(self, place: str) -> None:
        """Nobody pays for taking something away."""
        accounts = [each for each in (self.primary_sub_account, *(self.other_sub_accounts or [])) if each]
        invalid(any(each.cost < 0 for each in (self, *accounts)), f"{place}.cost", "A cost is not below zero.")

    def numbered(self) -> Self:
        """The same with the ids that it had not yet."""
        values: dict[str, Any] = self.values | {"id": self.id or next_id()}
        if self.primary_sub_account:
            values["primarySubAccount"] = _numbered(self.primary_sub_account)
        if self.other_sub_accounts:
            values["otherSubAccounts"] = [_numbered(each) for each in self.other_sub_accounts]
        return type(self).of(values)

    def called(self, names: Mapping[Any, str]) -> Self:
        """The same under the vendor's present name."""
        return type(self).of(self.values | {"vendorName": names.get(self.vendor_id, "")})


def _numbered(account: SkuVendorSubAccount) -> dict[str, Any]:
    return account.values | {"id": account.id or next_id()}


class Sku(Resource, abstract=True):
    """Something that is sold under a code of its own."""

    code: Required[str]
    display_name: Writable[str | None]
    description: Required[Html]
    active: Writable[bool] = True
    hours: Writable[Money] = Decimal(0)
    account: Writable[str | None]
    intacct_gl_group_account: Writable[str | None]
    pays_commission: Writable[bool] = False
    bonus: Writable[Money] = Decimal(0)
    commission_bonus: Writable[Money] = Decimal(0)
    budget_cost_code: Writable[str | None]
    budget_cost_type: Writable[str | None]
    external_data: Clearable[ExternalData | None]
    search_text: Internal[str] = ""

    amounts: ClassVar[tuple[str, ...]] = ("hours", "bonus", "commission_bonus")
    """What is not below zero."""

    @create(201)
    def create(self) -> Self:
        """Take something up into the pricebook."""
        self.check()
        return self

    @update()
    def update(self) -> Self:
        """Change what the pricebook says of something."""
        self.check()
        return self

    def check(self) -> None:
        """What is sold has a code that no other of its kind in use has, and costs no less than nothing."""
        invalid(not self.code.strip(), "code", "It needs a code, under which it is sold.")
        twin = next((each for each in type(self).find(code=self.code) if each.id != self.id), None)
        taken = self.active and twin is not None
        invalid(taken, "code", f"'{self.code}' is the code of {self.noun.word} {twin.id if twin else ''} already.")
        for name in self.amounts:
            invalid(getattr(self, name) < 0, type(self).fields[name].json, "This is not below zero.")
        for name, other in (("budgetCostCode", "budgetCostType"), ("budgetCostType", "budgetCostCode")):
            invalid(bool(self.values[name]) and not self.values[other], other, f"It goes together with {name}.")
        self.search_text = "\n".join(filter(None, (self.display_name, self.code, self.description)))


def shown(assets: list[SkuAsset]) -> list[SkuAsset]:
    """What is shown beside something, with one default: the first that was named so, else the first of all."""
    default = next((each for each in assets if each.is_default), next(iter(assets), None))
    for at, asset in enumerate(assets):
        invalid(not asset.url.strip(), f"assets[{at}].url", "Say where it is found.")
        Image.show(f"assets[{at}].url", asset.url)
        asset.is_default = asset is default
        asset.file_name = asset.alias or urlsplit(asset.url).path.rpartition("/")[2] or None
    return assets


class PricedSku(Sku, abstract=True):
    """Something that has a price of its own, which members and those who buy more may get lower."""

    price: Writable[Money] = Decimal(0)
    member_price: Writable[Money] = Decimal(0)
    add_on_price: Writable[Money] = Decimal(0)
    add_on_member_price: Writable[Money] = Decimal(0)
    assets: Writable[Annotated[list[SkuAsset], Sent(list[SkuAssetRequest] | None, update=list[SkuAssetRequest])]] = []
    default_asset_url: str | None
    source: str | None
    external_id: str | None

    amounts = (*Sku.amounts, "price", "member_price", "add_on_price", "add_on_member_price")

    def check(self) -> None:
        """One of what is shown beside it stands for it."""
        super().check()
        self.assets = shown(self.assets)
        self.default_asset_url = next((each.url for each in self.assets if each.is_default), None)


class BoughtSku(PricedSku, abstract=True):
    """Something that is bought from vendors before it is sold."""

    cost: Writable[Money] = Decimal(0)
    cost_of_sale_account: Writable[str | None]
    asset_account: Writable[str | None]
    unit_of_measure: Writable[str | None]
    is_inventory: Writable[bool] = False
    primary_vendor: Writable[Annotated[SkuVendor | None, Sent(SkuVendorRequest | None, update=SkuVendorRequest)]]
    other_vendors: Writable[
        Annotated[list[SkuVendor] | None, Sent(list[SkuVendorRequest] | None, update=list[SkuVendorRequest])]
    ]
    display_in_amount: bool = False
    general_ledger_account_id: Ref["accounting.GlAccount"] | None
    vendor_ids: Internal[list[Ref["inventory.Vendor"]]]
    varied: Internal[list[Ref[Any]]]
    vendor_names: Annotated[Internal[list[str]], Copy("vendor_ids.name")]

    amounts = (*PricedSku.amounts, "cost")

    def check(self) -> None:
        """Each vendor is named once; services that it goes into follow its cost and price."""
        super().check()
        if self.primary_vendor:
            self.primary_vendor.check("primaryVendor")
        for at, vendor in enumerate(self.other_vendors or ()):
            vendor.check(f"otherVendors[{at}]")
        account = GlAccount.first(name=self.account) if self.account else None
        self.general_ledger_account_id = account.id if account else None
        vendors = [each for each in (self.primary_vendor, *(self.other_vendors or ())) if each]
        self.vendor_ids = [each.vendor_id for each in vendors]
        twice = len(set(self.vendor_ids)) < len(vendors)
        invalid(twice, "otherVendors", "Each vendor is named once, the primary one not among the others.")
        if self.primary_vendor:
            self.primary_vendor = self.primary_vendor.numbered()
        if self.other_vendors:
            self.other_vendors = [each.numbered() for each in self.other_vendors]
        for service in Service.find(part_ids=self.id):
            service.reckon()

    def copied(self) -> None:
        """Each vendor is shown under its present name."""
        names = dict(zip(self.vendor_ids, self.vendor_names, strict=True))
        if self.primary_vendor:
            self.primary_vendor = self.primary_vendor.called(names)
        if self.other_vendors:
            self.other_vendors = [each.called(names) for each in self.other_vendors]

    def vary(self, shown: str, asked: list[Ref[Any]], configurable: str, place: str) -> None:
        """What is configurable shows its variations, and each of them of what it is one."""
        mine = bool(getattr(self, configurable))
        invalid(bool(asked) and not mine, place, f"Only what is configurable has variations; send {place} as [], too.")
        for at, id in enumerate(asked):
            known = id != self.id and not getattr(one(id), configurable)
            invalid(not known, f"{place}[{at}]", f"{id} is configurable itself, and so no variation.")
        if mine or self.varied:
            for id in {*self.varied, *asked}:
                other: Any = one(reference(id, self.noun.name))
                whole = [each for each in getattr(other, shown) if each != self.id]
                setattr(other, shown, [*whole, self.id] if id in asked else whole)
            setattr(self, shown, list(dict.fromkeys(asked)))
            self.varied = list(dict.fromkeys(asked))
