"""What `client.pricebook` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict
from uuid import UUID

from truckroll.catalogue.time import When
from truckroll.client.landing import Progress
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment, Texts, Upload

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
CategoryType: TypeAlias = Literal["Services", "Materials"]
EquipmentRecommendationType: TypeAlias = Literal["Service", "Material"]
ExternalDataPatchMode: TypeAlias = Literal["Replace", "Merge"]
MarkupType: TypeAlias = Literal["Percent", "Dollar", "Multiplier", "FlatPrice", "DiscountPercent"]
PriceModifierAmountType: TypeAlias = Literal["Percentage", "Fixed"]
PriceModifierType: TypeAlias = Literal["Discount", "Fee"]
SkuAssetType: TypeAlias = Literal["Other", "Image", "Video", "Attachment", "VideoFile"]
SkuType: TypeAlias = Literal["Service", "Material", "Equipment", "PriceModifier"]

class BulkCreateResponse(Record):
    services: Shown[builtins.list[CustomIdMapping] | None]
    equipment: Shown[builtins.list[CustomIdMapping] | None]
    materials: Shown[builtins.list[CustomIdMapping] | None]
    discount_and_fees: Shown[builtins.list[CustomIdMapping] | None]

class Category(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    description: Shown[str | None]
    image: Shown[str | None]
    parent_id: Shown[int | None]
    position: Shown[int]
    category_type: Shown[CategoryType | str]
    subcategories: Shown[builtins.list[Any] | None]
    business_unit_ids: Shown[builtins.list[int] | None]
    sku_images: Shown[builtins.list[str] | None]
    sku_videos: Shown[builtins.list[str] | None]
    source: Shown[str | None]
    external_id: Shown[str | None]
    hide_in_mobile: Shown[bool]

class CostTypeResponse(Record):
    id: Shown[int]
    name: Shown[str | None]

class CustomIdMapping(Record):
    custom_id: Shown[str]
    id: Shown[int]

class Dimensions(Record):
    height: Shown[Decimal | None]
    width: Shown[Decimal | None]
    depth: Shown[Decimal | None]

class DiscountAndFees(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    display_name: Shown[str | None]
    description: Shown[str]
    hours: Shown[Decimal]
    account: Shown[str | None]
    pays_commission: Shown[bool]
    bonus: Shown[Decimal]
    commission_bonus: Shown[Decimal]
    budget_cost_code: Shown[str | None]
    budget_cost_type: Shown[str | None]
    external_data: Shown[builtins.list[ExternalDataModel] | None]
    type: Shown[PriceModifierType | str]
    amount_type: Shown[PriceModifierAmountType | str]
    amount: Shown[Decimal]
    limit: Shown[Decimal]
    taxable: Shown[bool]
    categories: Shown[builtins.list[int] | None]
    assets: Shown[builtins.list[SkuAsset] | None]
    cross_sale_group: Shown[str | None]
    exclude_from_payroll: Shown[bool]

class Equipment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    display_name: Shown[str | None]
    description: Shown[str]
    hours: Shown[Decimal]
    account: Shown[str | None]
    pays_commission: Shown[bool]
    bonus: Shown[Decimal]
    commission_bonus: Shown[Decimal]
    budget_cost_code: Shown[str | None]
    budget_cost_type: Shown[str | None]
    external_data: Shown[builtins.list[ExternalDataModel] | None]
    price: Shown[Decimal]
    member_price: Shown[Decimal]
    add_on_price: Shown[Decimal]
    add_on_member_price: Shown[Decimal]
    assets: Shown[builtins.list[SkuAsset]]
    default_asset_url: Shown[str | None]
    source: Shown[str | None]
    external_id: Shown[str | None]
    cost: Shown[Decimal]
    cost_of_sale_account: Shown[str | None]
    asset_account: Shown[str | None]
    unit_of_measure: Shown[str | None]
    is_inventory: Shown[bool]
    primary_vendor: Shown[SkuVendor | None]
    other_vendors: Shown[builtins.list[SkuVendor] | None]
    display_in_amount: Shown[bool]
    general_ledger_account_id: Shown[int | None]
    manufacturer: Shown[str | None]
    model: Shown[str | None]
    manufacturer_warranty: Shown[SkuWarranty]
    service_provider_warranty: Shown[SkuWarranty]
    categories: Shown[builtins.list[int]]
    taxable: Shown[bool]
    recommendations: Shown[builtins.list[EquipmentRecommendation]]
    upgrades: Shown[builtins.list[int]]
    equipment_materials: Shown[builtins.list[MaterialLink]]
    cross_sale_group: Shown[str | None]
    is_configurable_equipment: Shown[bool]
    variations_or_configurable_equipment: Shown[builtins.list[int] | None]
    type_id: Shown[int | None]
    dimensions: Shown[Dimensions | None]

class EquipmentLink(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]

class EquipmentRecommendation(Record):
    sku_id: Shown[int]
    type: Shown[EquipmentRecommendationType | str]

class ExternalDataModel(Record):
    key: Shown[str]
    value: Shown[str]

class ImageUploadResponse(Record):
    path: Shown[str]

class Markup(Record):
    id: Shown[int]
    from_: Shown[Decimal]
    to: Shown[Decimal]
    percent: Shown[Decimal]

class MarkupCollection(Record):
    data: Shown[builtins.list[Markup]]
    page: Shown[int]
    page_size: Shown[int]
    total_count: Shown[int]
    has_more: Shown[bool]

class MarkupResult(Record):
    data: Shown[Markup]

class Material(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    display_name: Shown[str | None]
    description: Shown[str]
    hours: Shown[Decimal]
    account: Shown[str | None]
    pays_commission: Shown[bool]
    bonus: Shown[Decimal]
    commission_bonus: Shown[Decimal]
    budget_cost_code: Shown[str | None]
    budget_cost_type: Shown[str | None]
    external_data: Shown[builtins.list[ExternalDataModel] | None]
    price: Shown[Decimal]
    member_price: Shown[Decimal]
    add_on_price: Shown[Decimal]
    add_on_member_price: Shown[Decimal]
    assets: Shown[builtins.list[SkuAsset]]
    default_asset_url: Shown[str | None]
    source: Shown[str | None]
    external_id: Shown[str | None]
    cost: Shown[Decimal]
    cost_of_sale_account: Shown[str | None]
    asset_account: Shown[str | None]
    unit_of_measure: Shown[str | None]
    is_inventory: Shown[bool]
    primary_vendor: Shown[SkuVendor | None]
    other_vendors: Shown[builtins.list[SkuVendor] | None]
    display_in_amount: Shown[bool]
    general_ledger_account_id: Shown[int | None]
    deduct_as_job_cost: Shown[bool]
    taxable: Shown[bool | None]
    categories: Shown[builtins.list[int]]
    is_configurable_material: Shown[bool]
    chargeable_by_default: Shown[bool]
    variations_or_configurable_materials: Shown[builtins.list[int] | None]
    is_other_direct_cost: Shown[bool]
    cost_type_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    created_by_id: Shown[int]

class MaterialLink(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]

class PricedService(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    display_name: Shown[str | None]
    description: Shown[str]
    hours: Shown[Decimal]
    account: Shown[str | None]
    pays_commission: Shown[bool]
    bonus: Shown[Decimal]
    commission_bonus: Shown[Decimal]
    budget_cost_code: Shown[str | None]
    budget_cost_type: Shown[str | None]
    external_data: Shown[builtins.list[ExternalDataModel] | None]
    price: Shown[Decimal]
    member_price: Shown[Decimal]
    add_on_price: Shown[Decimal]
    add_on_member_price: Shown[Decimal]
    assets: Shown[builtins.list[SkuAsset]]
    default_asset_url: Shown[str | None]
    source: Shown[str | None]
    external_id: Shown[str | None]
    warranty: Shown[SkuWarranty | None]
    categories: Shown[builtins.list[SkuCategory]]
    taxable: Shown[bool]
    is_labor: Shown[bool | None]
    recommendations: Shown[builtins.list[int]]
    upgrades: Shown[builtins.list[int]]
    service_materials: Shown[builtins.list[MaterialLink]]
    service_equipment: Shown[builtins.list[EquipmentLink]]
    cross_sale_group: Shown[str | None]
    business_unit_id: Shown[int | None]
    cost: Shown[Decimal]
    sold_by_commission: Shown[Decimal]
    calculated_price: Shown[Decimal | None]
    use_static_prices: Shown[bool | None]

class PricingException(Record):
    sku_id: Shown[int]
    value: Shown[Decimal]
    value_type: Shown[MarkupType | str]

class RateSheet(Record):
    id: Shown[int]
    exceptions: Shown[builtins.list[TypedPricingException]]

class Service(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    display_name: Shown[str | None]
    description: Shown[str]
    hours: Shown[Decimal]
    account: Shown[str | None]
    pays_commission: Shown[bool]
    bonus: Shown[Decimal]
    commission_bonus: Shown[Decimal]
    budget_cost_code: Shown[str | None]
    budget_cost_type: Shown[str | None]
    external_data: Shown[builtins.list[ExternalDataModel] | None]
    price: Shown[Decimal]
    member_price: Shown[Decimal]
    add_on_price: Shown[Decimal]
    add_on_member_price: Shown[Decimal]
    assets: Shown[builtins.list[SkuAsset]]
    default_asset_url: Shown[str | None]
    source: Shown[str | None]
    external_id: Shown[str | None]
    warranty: Shown[SkuWarranty | None]
    categories: Shown[builtins.list[SkuCategory]]
    taxable: Shown[bool]
    is_labor: Shown[bool | None]
    recommendations: Shown[builtins.list[int]]
    upgrades: Shown[builtins.list[int]]
    service_materials: Shown[builtins.list[MaterialLink]]
    service_equipment: Shown[builtins.list[EquipmentLink]]
    cross_sale_group: Shown[str | None]
    business_unit_id: Shown[int | None]
    cost: Shown[Decimal]
    sold_by_commission: Shown[Decimal]

class SkuAsset(Record):
    alias: Shown[str | None]
    file_name: Shown[str | None]
    is_default: Shown[bool]
    type: Shown[SkuAssetType | str]
    url: Shown[str]

class SkuCategory(Record):
    id: Shown[int]
    name: Shown[str]
    active: Shown[bool]

class SkuVendor(Record):
    id: Shown[int]
    vendor_name: Shown[str]
    vendor_id: Shown[int]
    memo: Shown[str | None]
    vendor_part: Shown[str | None]
    cost: Shown[Decimal]
    active: Shown[bool]
    primary_sub_account: Shown[SkuVendorSubAccount | None]
    other_sub_accounts: Shown[builtins.list[SkuVendorSubAccount] | None]

class SkuVendorSubAccount(Record):
    cost: Shown[Decimal]
    account_name: Shown[str]
    id: Shown[int]

class SkuWarranty(Record):
    duration: Shown[int]
    description: Shown[str | None]

class TypedPricingException(Record):
    sku_id: Shown[int]
    value: Shown[Decimal]
    value_type: Shown[MarkupType | str]
    sku_type: Shown[SkuType | str]

class UpdatedPricing(Record):
    exceptions: Shown[builtins.list[PricingException]]

class BulkCreateRequestDict(TypedDict):
    sku_id: NotRequired[int | None]
    custom_id: NotRequired[str | None]

class BulkCreateRequestJson(TypedDict):
    skuId: NotRequired[int | None]
    customId: NotRequired[str | None]

class DimensionsDict(TypedDict):
    height: NotRequired[float | Decimal | None]
    width: NotRequired[float | Decimal | None]
    depth: NotRequired[float | Decimal | None]

class DiscountAndFeesBulkCreateRequestDict(TypedDict):
    active: NotRequired[bool | None]
    code: str
    display_name: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacct_gl_group_account: NotRequired[str | None]
    pays_commission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commission_bonus: NotRequired[float | Decimal | None]
    budget_cost_code: NotRequired[str | None]
    budget_cost_type: NotRequired[str | None]
    external_data: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    type: PriceModifierType
    amount_type: PriceModifierAmountType
    amount: float | Decimal
    limit: NotRequired[float | Decimal | None]
    taxable: NotRequired[bool | None]
    categories: NotRequired[Iterable[int] | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    cross_sale_group: NotRequired[str | None]
    exclude_from_payroll: NotRequired[bool | None]
    custom_id: NotRequired[str | None]

class DiscountAndFeesBulkCreateRequestJson(TypedDict):
    active: NotRequired[bool | None]
    code: str
    displayName: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacctGlGroupAccount: NotRequired[str | None]
    paysCommission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commissionBonus: NotRequired[float | Decimal | None]
    budgetCostCode: NotRequired[str | None]
    budgetCostType: NotRequired[str | None]
    externalData: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    type: PriceModifierType
    amountType: PriceModifierAmountType
    amount: float | Decimal
    limit: NotRequired[float | Decimal | None]
    taxable: NotRequired[bool | None]
    categories: NotRequired[Iterable[int] | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    crossSaleGroup: NotRequired[str | None]
    excludeFromPayroll: NotRequired[bool | None]
    customId: NotRequired[str | None]

class DiscountAndFeesBulkUpdateRequestDict(TypedDict):
    active: bool
    code: str
    display_name: str
    description: str
    hours: float | Decimal
    account: str
    intacct_gl_group_account: str
    pays_commission: bool
    bonus: float | Decimal
    commission_bonus: float | Decimal
    budget_cost_code: str
    budget_cost_type: str
    external_data: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    type: PriceModifierType
    amount_type: PriceModifierAmountType
    amount: float | Decimal
    limit: float | Decimal
    taxable: bool
    categories: Iterable[int]
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    cross_sale_group: str
    exclude_from_payroll: bool
    id: int

class DiscountAndFeesBulkUpdateRequestJson(TypedDict):
    active: bool
    code: str
    displayName: str
    description: str
    hours: float | Decimal
    account: str
    intacctGlGroupAccount: str
    paysCommission: bool
    bonus: float | Decimal
    commissionBonus: float | Decimal
    budgetCostCode: str
    budgetCostType: str
    externalData: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    type: PriceModifierType
    amountType: PriceModifierAmountType
    amount: float | Decimal
    limit: float | Decimal
    taxable: bool
    categories: Iterable[int]
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    crossSaleGroup: str
    excludeFromPayroll: bool
    id: int

class EquipmentBulkCreateRequestDict(TypedDict):
    active: NotRequired[bool | None]
    code: str
    display_name: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacct_gl_group_account: NotRequired[str | None]
    pays_commission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commission_bonus: NotRequired[float | Decimal | None]
    budget_cost_code: NotRequired[str | None]
    budget_cost_type: NotRequired[str | None]
    external_data: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    price: NotRequired[float | Decimal | None]
    member_price: NotRequired[float | Decimal | None]
    add_on_price: NotRequired[float | Decimal | None]
    add_on_member_price: NotRequired[float | Decimal | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    cost: NotRequired[float | Decimal | None]
    cost_of_sale_account: NotRequired[str | None]
    asset_account: NotRequired[str | None]
    unit_of_measure: NotRequired[str | None]
    is_inventory: NotRequired[bool | None]
    primary_vendor: NotRequired[SkuVendorRequestDict | SkuVendorRequestJson | None]
    other_vendors: NotRequired[Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None]
    manufacturer: NotRequired[str | None]
    model: NotRequired[str | None]
    manufacturer_warranty: NotRequired[SkuWarrantyDict | None]
    service_provider_warranty: NotRequired[SkuWarrantyDict | None]
    categories: NotRequired[Iterable[int] | None]
    taxable: NotRequired[bool | None]
    recommendations: NotRequired[
        Iterable[EquipmentRecommendationBulkCreateRequestDict | EquipmentRecommendationBulkCreateRequestJson] | None
    ]
    upgrades: NotRequired[Iterable[BulkCreateRequestDict | BulkCreateRequestJson] | None]
    equipment_materials: NotRequired[
        Iterable[MaterialLinkBulkCreateRequestDict | MaterialLinkBulkCreateRequestJson] | None
    ]
    cross_sale_group: NotRequired[str | None]
    is_configurable_equipment: NotRequired[bool | None]
    variation_equipment: NotRequired[Iterable[int] | None]
    dimensions: NotRequired[DimensionsDict | None]
    custom_id: NotRequired[str | None]

class EquipmentBulkCreateRequestJson(TypedDict):
    active: NotRequired[bool | None]
    code: str
    displayName: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacctGlGroupAccount: NotRequired[str | None]
    paysCommission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commissionBonus: NotRequired[float | Decimal | None]
    budgetCostCode: NotRequired[str | None]
    budgetCostType: NotRequired[str | None]
    externalData: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    price: NotRequired[float | Decimal | None]
    memberPrice: NotRequired[float | Decimal | None]
    addOnPrice: NotRequired[float | Decimal | None]
    addOnMemberPrice: NotRequired[float | Decimal | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    cost: NotRequired[float | Decimal | None]
    costOfSaleAccount: NotRequired[str | None]
    assetAccount: NotRequired[str | None]
    unitOfMeasure: NotRequired[str | None]
    isInventory: NotRequired[bool | None]
    primaryVendor: NotRequired[SkuVendorRequestDict | SkuVendorRequestJson | None]
    otherVendors: NotRequired[Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None]
    manufacturer: NotRequired[str | None]
    model: NotRequired[str | None]
    manufacturerWarranty: NotRequired[SkuWarrantyDict | None]
    serviceProviderWarranty: NotRequired[SkuWarrantyDict | None]
    categories: NotRequired[Iterable[int] | None]
    taxable: NotRequired[bool | None]
    recommendations: NotRequired[
        Iterable[EquipmentRecommendationBulkCreateRequestDict | EquipmentRecommendationBulkCreateRequestJson] | None
    ]
    upgrades: NotRequired[Iterable[BulkCreateRequestDict | BulkCreateRequestJson] | None]
    equipmentMaterials: NotRequired[
        Iterable[MaterialLinkBulkCreateRequestDict | MaterialLinkBulkCreateRequestJson] | None
    ]
    crossSaleGroup: NotRequired[str | None]
    isConfigurableEquipment: NotRequired[bool | None]
    variationEquipment: NotRequired[Iterable[int] | None]
    dimensions: NotRequired[DimensionsDict | None]
    customId: NotRequired[str | None]

class EquipmentBulkUpdateRequestDict(TypedDict):
    active: bool
    code: str
    display_name: str
    description: str
    hours: float | Decimal
    account: str
    intacct_gl_group_account: str
    pays_commission: bool
    bonus: float | Decimal
    commission_bonus: float | Decimal
    budget_cost_code: str
    budget_cost_type: str
    external_data: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    price: float | Decimal
    member_price: float | Decimal
    add_on_price: float | Decimal
    add_on_member_price: float | Decimal
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    cost: float | Decimal
    cost_of_sale_account: str
    asset_account: str
    unit_of_measure: str
    is_inventory: bool
    primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson
    other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson]
    manufacturer: str
    model: str
    manufacturer_warranty: SkuWarrantyDict
    service_provider_warranty: SkuWarrantyDict
    categories: Iterable[int]
    taxable: bool
    recommendations: Iterable[EquipmentRecommendationDict | EquipmentRecommendationJson]
    upgrades: Iterable[int]
    equipment_materials: Iterable[MaterialLinkDict | MaterialLinkJson]
    cross_sale_group: str
    is_configurable_equipment: bool
    variation_equipment: Iterable[int]
    dimensions: DimensionsDict
    id: int

class EquipmentBulkUpdateRequestJson(TypedDict):
    active: bool
    code: str
    displayName: str
    description: str
    hours: float | Decimal
    account: str
    intacctGlGroupAccount: str
    paysCommission: bool
    bonus: float | Decimal
    commissionBonus: float | Decimal
    budgetCostCode: str
    budgetCostType: str
    externalData: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    price: float | Decimal
    memberPrice: float | Decimal
    addOnPrice: float | Decimal
    addOnMemberPrice: float | Decimal
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    cost: float | Decimal
    costOfSaleAccount: str
    assetAccount: str
    unitOfMeasure: str
    isInventory: bool
    primaryVendor: SkuVendorRequestDict | SkuVendorRequestJson
    otherVendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson]
    manufacturer: str
    model: str
    manufacturerWarranty: SkuWarrantyDict
    serviceProviderWarranty: SkuWarrantyDict
    categories: Iterable[int]
    taxable: bool
    recommendations: Iterable[EquipmentRecommendationDict | EquipmentRecommendationJson]
    upgrades: Iterable[int]
    equipmentMaterials: Iterable[MaterialLinkDict | MaterialLinkJson]
    crossSaleGroup: str
    isConfigurableEquipment: bool
    variationEquipment: Iterable[int]
    dimensions: DimensionsDict
    id: int

class EquipmentLinkDict(TypedDict):
    sku_id: int
    quantity: float | Decimal

class EquipmentLinkJson(TypedDict):
    skuId: int
    quantity: float | Decimal

class EquipmentLinkBulkCreateRequestDict(TypedDict):
    sku_id: NotRequired[int | None]
    custom_id: NotRequired[str | None]
    quantity: float | Decimal

class EquipmentLinkBulkCreateRequestJson(TypedDict):
    skuId: NotRequired[int | None]
    customId: NotRequired[str | None]
    quantity: float | Decimal

class EquipmentRecommendationDict(TypedDict):
    sku_id: int
    type: EquipmentRecommendationType

class EquipmentRecommendationJson(TypedDict):
    skuId: int
    type: EquipmentRecommendationType

class EquipmentRecommendationBulkCreateRequestDict(TypedDict):
    sku_id: NotRequired[int | None]
    custom_id: NotRequired[str | None]
    type: EquipmentRecommendationType

class EquipmentRecommendationBulkCreateRequestJson(TypedDict):
    skuId: NotRequired[int | None]
    customId: NotRequired[str | None]
    type: EquipmentRecommendationType

class ExternalDataCreateRequestDict(TypedDict):
    application_guid: UUID | str
    external_data: Iterable[ExternalDataModelDict]

class ExternalDataCreateRequestJson(TypedDict):
    applicationGuid: UUID | str
    externalData: Iterable[ExternalDataModelDict]

class ExternalDataModelDict(TypedDict):
    key: str
    value: str

class ExternalDataUpdateModelDict(TypedDict):
    key: str
    value: NotRequired[str | None]

class ExternalDataUpdateRequestDict(TypedDict):
    patch_mode: NotRequired[ExternalDataPatchMode | None]
    application_guid: UUID | str
    external_data: Iterable[ExternalDataUpdateModelDict]

class ExternalDataUpdateRequestJson(TypedDict):
    patchMode: NotRequired[ExternalDataPatchMode | None]
    applicationGuid: UUID | str
    externalData: Iterable[ExternalDataUpdateModelDict]

class MaterialBulkCreateRequestDict(TypedDict):
    active: NotRequired[bool | None]
    code: str
    display_name: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacct_gl_group_account: NotRequired[str | None]
    pays_commission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commission_bonus: NotRequired[float | Decimal | None]
    budget_cost_code: NotRequired[str | None]
    budget_cost_type: NotRequired[str | None]
    external_data: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    price: NotRequired[float | Decimal | None]
    member_price: NotRequired[float | Decimal | None]
    add_on_price: NotRequired[float | Decimal | None]
    add_on_member_price: NotRequired[float | Decimal | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    cost: NotRequired[float | Decimal | None]
    cost_of_sale_account: NotRequired[str | None]
    asset_account: NotRequired[str | None]
    unit_of_measure: NotRequired[str | None]
    is_inventory: NotRequired[bool | None]
    primary_vendor: NotRequired[SkuVendorRequestDict | SkuVendorRequestJson | None]
    other_vendors: NotRequired[Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None]
    deduct_as_job_cost: NotRequired[bool | None]
    taxable: NotRequired[bool | None]
    categories: NotRequired[Iterable[int] | None]
    is_configurable_material: NotRequired[bool | None]
    chargeable_by_default: NotRequired[bool | None]
    variation_materials: NotRequired[Iterable[int] | None]
    is_other_direct_cost: NotRequired[bool | None]
    cost_type_id: NotRequired[int | None]
    custom_id: NotRequired[str | None]

class MaterialBulkCreateRequestJson(TypedDict):
    active: NotRequired[bool | None]
    code: str
    displayName: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacctGlGroupAccount: NotRequired[str | None]
    paysCommission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commissionBonus: NotRequired[float | Decimal | None]
    budgetCostCode: NotRequired[str | None]
    budgetCostType: NotRequired[str | None]
    externalData: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    price: NotRequired[float | Decimal | None]
    memberPrice: NotRequired[float | Decimal | None]
    addOnPrice: NotRequired[float | Decimal | None]
    addOnMemberPrice: NotRequired[float | Decimal | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    cost: NotRequired[float | Decimal | None]
    costOfSaleAccount: NotRequired[str | None]
    assetAccount: NotRequired[str | None]
    unitOfMeasure: NotRequired[str | None]
    isInventory: NotRequired[bool | None]
    primaryVendor: NotRequired[SkuVendorRequestDict | SkuVendorRequestJson | None]
    otherVendors: NotRequired[Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None]
    deductAsJobCost: NotRequired[bool | None]
    taxable: NotRequired[bool | None]
    categories: NotRequired[Iterable[int] | None]
    isConfigurableMaterial: NotRequired[bool | None]
    chargeableByDefault: NotRequired[bool | None]
    variationMaterials: NotRequired[Iterable[int] | None]
    isOtherDirectCost: NotRequired[bool | None]
    costTypeId: NotRequired[int | None]
    customId: NotRequired[str | None]

class MaterialBulkUpdateRequestDict(TypedDict):
    active: bool
    code: str
    display_name: str
    description: str
    hours: float | Decimal
    account: str
    intacct_gl_group_account: str
    pays_commission: bool
    bonus: float | Decimal
    commission_bonus: float | Decimal
    budget_cost_code: str
    budget_cost_type: str
    external_data: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    price: float | Decimal
    member_price: float | Decimal
    add_on_price: float | Decimal
    add_on_member_price: float | Decimal
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    cost: float | Decimal
    cost_of_sale_account: str
    asset_account: str
    unit_of_measure: str
    is_inventory: bool
    primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson
    other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson]
    deduct_as_job_cost: bool
    taxable: bool
    categories: Iterable[int]
    is_configurable_material: bool
    chargeable_by_default: bool
    variation_materials: Iterable[int]
    cost_type_id: NotRequired[int | None]
    id: int

class MaterialBulkUpdateRequestJson(TypedDict):
    active: bool
    code: str
    displayName: str
    description: str
    hours: float | Decimal
    account: str
    intacctGlGroupAccount: str
    paysCommission: bool
    bonus: float | Decimal
    commissionBonus: float | Decimal
    budgetCostCode: str
    budgetCostType: str
    externalData: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    price: float | Decimal
    memberPrice: float | Decimal
    addOnPrice: float | Decimal
    addOnMemberPrice: float | Decimal
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    cost: float | Decimal
    costOfSaleAccount: str
    assetAccount: str
    unitOfMeasure: str
    isInventory: bool
    primaryVendor: SkuVendorRequestDict | SkuVendorRequestJson
    otherVendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson]
    deductAsJobCost: bool
    taxable: bool
    categories: Iterable[int]
    isConfigurableMaterial: bool
    chargeableByDefault: bool
    variationMaterials: Iterable[int]
    costTypeId: NotRequired[int | None]
    id: int

class MaterialLinkDict(TypedDict):
    sku_id: int
    quantity: float | Decimal

class MaterialLinkJson(TypedDict):
    skuId: int
    quantity: float | Decimal

class MaterialLinkBulkCreateRequestDict(TypedDict):
    sku_id: NotRequired[int | None]
    custom_id: NotRequired[str | None]
    quantity: float | Decimal

class MaterialLinkBulkCreateRequestJson(TypedDict):
    skuId: NotRequired[int | None]
    customId: NotRequired[str | None]
    quantity: float | Decimal

class PricingExceptionDict(TypedDict):
    sku_id: int
    value: float | Decimal
    value_type: MarkupType

class PricingExceptionJson(TypedDict):
    skuId: int
    value: float | Decimal
    valueType: MarkupType

class ServiceBulkCreateRequestDict(TypedDict):
    active: NotRequired[bool | None]
    code: str
    display_name: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacct_gl_group_account: NotRequired[str | None]
    pays_commission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commission_bonus: NotRequired[float | Decimal | None]
    budget_cost_code: NotRequired[str | None]
    budget_cost_type: NotRequired[str | None]
    external_data: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    price: NotRequired[float | Decimal | None]
    member_price: NotRequired[float | Decimal | None]
    add_on_price: NotRequired[float | Decimal | None]
    add_on_member_price: NotRequired[float | Decimal | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    warranty: NotRequired[SkuWarrantyDict | None]
    taxable: NotRequired[bool | None]
    is_labor: NotRequired[bool | None]
    recommendations: NotRequired[Iterable[BulkCreateRequestDict | BulkCreateRequestJson] | None]
    upgrades: NotRequired[Iterable[BulkCreateRequestDict | BulkCreateRequestJson] | None]
    service_materials: NotRequired[
        Iterable[MaterialLinkBulkCreateRequestDict | MaterialLinkBulkCreateRequestJson] | None
    ]
    service_equipment: NotRequired[
        Iterable[EquipmentLinkBulkCreateRequestDict | EquipmentLinkBulkCreateRequestJson] | None
    ]
    cross_sale_group: NotRequired[str | None]
    categories: NotRequired[Iterable[int] | None]
    custom_id: NotRequired[str | None]

class ServiceBulkCreateRequestJson(TypedDict):
    active: NotRequired[bool | None]
    code: str
    displayName: NotRequired[str | None]
    description: str
    hours: NotRequired[float | Decimal | None]
    account: NotRequired[str | None]
    intacctGlGroupAccount: NotRequired[str | None]
    paysCommission: NotRequired[bool | None]
    bonus: NotRequired[float | Decimal | None]
    commissionBonus: NotRequired[float | Decimal | None]
    budgetCostCode: NotRequired[str | None]
    budgetCostType: NotRequired[str | None]
    externalData: NotRequired[ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None]
    price: NotRequired[float | Decimal | None]
    memberPrice: NotRequired[float | Decimal | None]
    addOnPrice: NotRequired[float | Decimal | None]
    addOnMemberPrice: NotRequired[float | Decimal | None]
    assets: NotRequired[Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None]
    warranty: NotRequired[SkuWarrantyDict | None]
    taxable: NotRequired[bool | None]
    isLabor: NotRequired[bool | None]
    recommendations: NotRequired[Iterable[BulkCreateRequestDict | BulkCreateRequestJson] | None]
    upgrades: NotRequired[Iterable[BulkCreateRequestDict | BulkCreateRequestJson] | None]
    serviceMaterials: NotRequired[
        Iterable[MaterialLinkBulkCreateRequestDict | MaterialLinkBulkCreateRequestJson] | None
    ]
    serviceEquipment: NotRequired[
        Iterable[EquipmentLinkBulkCreateRequestDict | EquipmentLinkBulkCreateRequestJson] | None
    ]
    crossSaleGroup: NotRequired[str | None]
    categories: NotRequired[Iterable[int] | None]
    customId: NotRequired[str | None]

class ServiceBulkUpdateRequestDict(TypedDict):
    active: bool
    code: str
    display_name: str
    description: str
    hours: float | Decimal
    account: str
    intacct_gl_group_account: str
    pays_commission: bool
    bonus: float | Decimal
    commission_bonus: float | Decimal
    budget_cost_code: str
    budget_cost_type: str
    external_data: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    price: float | Decimal
    member_price: float | Decimal
    add_on_price: float | Decimal
    add_on_member_price: float | Decimal
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    warranty: SkuWarrantyDict
    taxable: bool
    is_labor: bool
    recommendations: Iterable[int]
    upgrades: Iterable[int]
    service_materials: Iterable[MaterialLinkDict | MaterialLinkJson]
    service_equipment: Iterable[EquipmentLinkDict | EquipmentLinkJson]
    cross_sale_group: str
    categories: Iterable[int]
    id: int

class ServiceBulkUpdateRequestJson(TypedDict):
    active: bool
    code: str
    displayName: str
    description: str
    hours: float | Decimal
    account: str
    intacctGlGroupAccount: str
    paysCommission: bool
    bonus: float | Decimal
    commissionBonus: float | Decimal
    budgetCostCode: str
    budgetCostType: str
    externalData: NotRequired[ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None]
    price: float | Decimal
    memberPrice: float | Decimal
    addOnPrice: float | Decimal
    addOnMemberPrice: float | Decimal
    assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson]
    warranty: SkuWarrantyDict
    taxable: bool
    isLabor: bool
    recommendations: Iterable[int]
    upgrades: Iterable[int]
    serviceMaterials: Iterable[MaterialLinkDict | MaterialLinkJson]
    serviceEquipment: Iterable[EquipmentLinkDict | EquipmentLinkJson]
    crossSaleGroup: str
    categories: Iterable[int]
    id: int

class SkuAssetRequestDict(TypedDict):
    type: SkuAssetType
    alias: NotRequired[str | None]
    url: str
    is_default: NotRequired[bool | None]

class SkuAssetRequestJson(TypedDict):
    type: SkuAssetType
    alias: NotRequired[str | None]
    url: str
    isDefault: NotRequired[bool | None]

class SkuVendorRequestDict(TypedDict):
    vendor_id: int
    memo: NotRequired[str | None]
    vendor_part: NotRequired[str | None]
    cost: float | Decimal
    active: bool
    primary_sub_account: NotRequired[SkuVendorSubAccountRequestDict | SkuVendorSubAccountRequestJson | None]
    other_sub_accounts: NotRequired[Iterable[SkuVendorSubAccountRequestDict | SkuVendorSubAccountRequestJson] | None]

class SkuVendorRequestJson(TypedDict):
    vendorId: int
    memo: NotRequired[str | None]
    vendorPart: NotRequired[str | None]
    cost: float | Decimal
    active: bool
    primarySubAccount: NotRequired[SkuVendorSubAccountRequestDict | SkuVendorSubAccountRequestJson | None]
    otherSubAccounts: NotRequired[Iterable[SkuVendorSubAccountRequestDict | SkuVendorSubAccountRequestJson] | None]

class SkuVendorSubAccountRequestDict(TypedDict):
    cost: float | Decimal
    account_name: str

class SkuVendorSubAccountRequestJson(TypedDict):
    cost: float | Decimal
    accountName: str

class SkuWarrantyDict(TypedDict):
    duration: int
    description: NotRequired[str | None]

class ImagesCalls:
    def get(self, *, path: str | None = None) -> bytes:
        """A picture by its path."""
    def get_file(self, *, to: str | Path, path: str | None = None, progress: Progress | None = None) -> Path:
        """A picture by its path, streamed to a file; one that was cut goes on."""
    def post(self, *, file: Upload = ...) -> ImageUploadResponse:
        """Take in a picture, to be put beside what is sold within a day."""

class DiscountsAndFeesCalls:
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> DiscountAndFees:
        """One discount and fees by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[DiscountAndFees]:
        """All discount and fees records, page after page."""
    def delete(self, id: int, /) -> None:
        """Delete one discount and fees."""
    def create(
        self,
        *,
        code: str,
        description: str,
        type: PriceModifierType,
        amount_type: PriceModifierAmountType,
        amount: float | Decimal,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        limit: float | Decimal | None = ...,
        taxable: bool | None = ...,
        categories: Iterable[int] | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        cross_sale_group: str | None = ...,
        exclude_from_payroll: bool | None = ...,
    ) -> DiscountAndFees:
        """Take something up into the pricebook."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        type: PriceModifierType = ...,
        amount_type: PriceModifierAmountType = ...,
        amount: float | Decimal = ...,
        limit: float | Decimal = ...,
        taxable: bool = ...,
        categories: Iterable[int] = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        cross_sale_group: str = ...,
        exclude_from_payroll: bool = ...,
    ) -> DiscountAndFees:
        """Change what the pricebook says of something."""

class EquipmentCalls:
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Equipment:
        """One equipment by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Equipment]:
        """All equipment records, page after page."""
    def delete(self, id: int, /) -> None:
        """Delete one equipment."""
    def create(
        self,
        *,
        code: str,
        description: str,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        price: float | Decimal | None = ...,
        member_price: float | Decimal | None = ...,
        add_on_price: float | Decimal | None = ...,
        add_on_member_price: float | Decimal | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        cost: float | Decimal | None = ...,
        cost_of_sale_account: str | None = ...,
        asset_account: str | None = ...,
        unit_of_measure: str | None = ...,
        is_inventory: bool | None = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson | None = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None = ...,
        manufacturer: str | None = ...,
        model: str | None = ...,
        manufacturer_warranty: SkuWarrantyDict | None = ...,
        service_provider_warranty: SkuWarrantyDict | None = ...,
        categories: Iterable[int] | None = ...,
        taxable: bool | None = ...,
        recommendations: Iterable[EquipmentRecommendationDict | EquipmentRecommendationJson] | None = ...,
        upgrades: Iterable[int] | None = ...,
        equipment_materials: Iterable[MaterialLinkDict | MaterialLinkJson] | None = ...,
        cross_sale_group: str | None = ...,
        is_configurable_equipment: bool | None = ...,
        variation_equipment: Iterable[int] | None = ...,
        dimensions: DimensionsDict | None = ...,
    ) -> Equipment:
        """Take something up into the pricebook."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        price: float | Decimal = ...,
        member_price: float | Decimal = ...,
        add_on_price: float | Decimal = ...,
        add_on_member_price: float | Decimal = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        cost: float | Decimal = ...,
        cost_of_sale_account: str = ...,
        asset_account: str = ...,
        unit_of_measure: str = ...,
        is_inventory: bool = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] = ...,
        manufacturer: str = ...,
        model: str = ...,
        manufacturer_warranty: SkuWarrantyDict = ...,
        service_provider_warranty: SkuWarrantyDict = ...,
        categories: Iterable[int] = ...,
        taxable: bool = ...,
        recommendations: Iterable[EquipmentRecommendationDict | EquipmentRecommendationJson] = ...,
        upgrades: Iterable[int] = ...,
        equipment_materials: Iterable[MaterialLinkDict | MaterialLinkJson] = ...,
        cross_sale_group: str = ...,
        is_configurable_equipment: bool = ...,
        variation_equipment: Iterable[int] = ...,
        dimensions: DimensionsDict = ...,
    ) -> Equipment:
        """Change what the pricebook says of something."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Equipment]:
        """Every equipment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Equipment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class MaterialsCalls:
    def get_cost_types(self) -> builtins.list[CostTypeResponse]:
        """The kinds of direct cost in use."""
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Material:
        """One material by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        is_other_direct_cost: bool | None = None,
        cost_type_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Material]:
        """All material records, page after page."""
    def delete(self, id: int, /) -> None:
        """Delete one material."""
    def create(
        self,
        *,
        code: str,
        description: str,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        price: float | Decimal | None = ...,
        member_price: float | Decimal | None = ...,
        add_on_price: float | Decimal | None = ...,
        add_on_member_price: float | Decimal | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        cost: float | Decimal | None = ...,
        cost_of_sale_account: str | None = ...,
        asset_account: str | None = ...,
        unit_of_measure: str | None = ...,
        is_inventory: bool | None = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson | None = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None = ...,
        deduct_as_job_cost: bool | None = ...,
        taxable: bool | None = ...,
        categories: Iterable[int] | None = ...,
        is_configurable_material: bool | None = ...,
        chargeable_by_default: bool | None = ...,
        variation_materials: Iterable[int] | None = ...,
        is_other_direct_cost: bool | None = ...,
        cost_type_id: int | None = ...,
    ) -> Material:
        """Take up a material, and where it is bought, into the pricebook."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        price: float | Decimal = ...,
        member_price: float | Decimal = ...,
        add_on_price: float | Decimal = ...,
        add_on_member_price: float | Decimal = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        cost: float | Decimal = ...,
        cost_of_sale_account: str = ...,
        asset_account: str = ...,
        unit_of_measure: str = ...,
        is_inventory: bool = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] = ...,
        deduct_as_job_cost: bool = ...,
        taxable: bool = ...,
        categories: Iterable[int] = ...,
        is_configurable_material: bool = ...,
        chargeable_by_default: bool = ...,
        variation_materials: Iterable[int] = ...,
        cost_type_id: int | None = ...,
    ) -> Material:
        """Change what the pricebook says of something."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Material]:
        """Every material in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Material]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class MaterialsmarkupCalls:
    def create(self, *, id: int, from_: float | Decimal, to: float | Decimal, percent: float | Decimal) -> MarkupResult:
        """Add a band; the server gives it its id, whatever the caller says."""
    def get(self, id: int, /) -> MarkupResult:
        """One mark-up."""
    def list(self, *, page: int | None = None, page_size: int | None = None) -> MarkupCollection:
        """The mark-ups, from the cheapest materials to the dearest."""
    def update(
        self, id: int, /, *, id_: int, from_: float | Decimal, to: float | Decimal, percent: float | Decimal
    ) -> MarkupResult:
        """Change a band."""

class ServicesCalls:
    def delete(self, id: int, /) -> None:
        """Delete one service."""
    def create(
        self,
        *,
        code: str,
        description: str,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        price: float | Decimal | None = ...,
        member_price: float | Decimal | None = ...,
        add_on_price: float | Decimal | None = ...,
        add_on_member_price: float | Decimal | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        warranty: SkuWarrantyDict | None = ...,
        taxable: bool | None = ...,
        is_labor: bool | None = ...,
        recommendations: Iterable[int] | None = ...,
        upgrades: Iterable[int] | None = ...,
        service_materials: Iterable[MaterialLinkDict | MaterialLinkJson] | None = ...,
        service_equipment: Iterable[EquipmentLinkDict | EquipmentLinkJson] | None = ...,
        cross_sale_group: str | None = ...,
        categories: Iterable[int] | None = ...,
    ) -> Service:
        """Take up a service into the pricebook."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        price: float | Decimal = ...,
        member_price: float | Decimal = ...,
        add_on_price: float | Decimal = ...,
        add_on_member_price: float | Decimal = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        warranty: SkuWarrantyDict = ...,
        taxable: bool = ...,
        is_labor: bool = ...,
        recommendations: Iterable[int] = ...,
        upgrades: Iterable[int] = ...,
        service_materials: Iterable[MaterialLinkDict | MaterialLinkJson] = ...,
        service_equipment: Iterable[EquipmentLinkDict | EquipmentLinkJson] = ...,
        cross_sale_group: str = ...,
        categories: Iterable[int] = ...,
    ) -> Service:
        """Change a service; lists take the place of those that were there."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Service]:
        """Every service in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Service]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get(
        self,
        id: int,
        /,
        *,
        calculate_prices: bool | None = None,
        external_data_application_guid: UUID | str | None = None,
    ) -> PricedService:
        """One priced service by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        calculate_prices: bool | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PricedService]:
        """All priced service records, page after page."""

class PricebookCalls:
    def update(
        self,
        *,
        services: Iterable[ServiceBulkUpdateRequestDict | ServiceBulkUpdateRequestJson] | None = ...,
        equipment: Iterable[EquipmentBulkUpdateRequestDict | EquipmentBulkUpdateRequestJson] | None = ...,
        materials: Iterable[MaterialBulkUpdateRequestDict | MaterialBulkUpdateRequestJson] | None = ...,
        discount_and_fees: Iterable[DiscountAndFeesBulkUpdateRequestDict | DiscountAndFeesBulkUpdateRequestJson]
        | None = ...,
    ) -> None:
        """Change many things; each is told whole."""
    def create(
        self,
        *,
        services: Iterable[ServiceBulkCreateRequestDict | ServiceBulkCreateRequestJson] | None = ...,
        equipment: Iterable[EquipmentBulkCreateRequestDict | EquipmentBulkCreateRequestJson] | None = ...,
        materials: Iterable[MaterialBulkCreateRequestDict | MaterialBulkCreateRequestJson] | None = ...,
        discount_and_fees: Iterable[DiscountAndFeesBulkCreateRequestDict | DiscountAndFeesBulkCreateRequestJson]
        | None = ...,
    ) -> BulkCreateResponse:
        """Take up many things that may belong to each other, in whatever order they are told."""

class CategoriesCalls:
    def get(self, id: int, /) -> Category:
        """One category by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        category_type: CategoryType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Category]:
        """All category records, page after page."""
    def create(
        self,
        *,
        name: str,
        category_type: CategoryType,
        active: bool | None = ...,
        description: str | None = ...,
        image: str | None = ...,
        parent_id: int | None = ...,
        position: int | None = ...,
        business_unit_ids: Iterable[int] | None = ...,
        sku_images: Iterable[str] | None = ...,
        sku_videos: Iterable[str] | None = ...,
    ) -> Category:
        """Put up a shelf, in another one if that is named."""
    def delete(self, id: int, /) -> None:
        """Take a shelf away, and those in it; what stood there stays in the pricebook."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        description: str = ...,
        image: str = ...,
        parent_id: int | None = ...,
        position: int = ...,
        category_type: CategoryType = ...,
        business_unit_ids: Iterable[int] = ...,
        sku_images: Iterable[str | None] = ...,
        sku_videos: Iterable[str | None] = ...,
    ) -> Category:
        """Change a shelf, or put it into another one."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Category]:
        """Every category in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Category]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ClientspecificpricingCalls:
    def get_all_rate_sheets(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        search_term: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[RateSheet]:
        """All rate sheet records, page after page."""
    def update_rate_sheet(
        self, rate_sheet_id: int, /, *, exceptions: Iterable[PricingExceptionDict | PricingExceptionJson] | None = ...
    ) -> UpdatedPricing:
        """Say for which SKUs these clients pay another price; the list takes the place of the one before."""

class PricebookApi:
    images: ImagesCalls
    discounts_and_fees: DiscountsAndFeesCalls
    equipment: EquipmentCalls
    materials: MaterialsCalls
    materialsmarkup: MaterialsmarkupCalls
    services: ServicesCalls
    pricebook: PricebookCalls
    categories: CategoriesCalls
    clientspecificpricing: ClientspecificpricingCalls

class ItemsModel(MaterialsCalls):
    """Item (material)."""

class AsyncImagesCalls:
    async def get(self, *, path: str | None = None) -> bytes:
        """A picture by its path."""
    async def get_file(self, *, to: str | Path, path: str | None = None, progress: Progress | None = None) -> Path:
        """A picture by its path, streamed to a file; one that was cut goes on."""
    async def post(self, *, file: Upload = ...) -> ImageUploadResponse:
        """Take in a picture, to be put beside what is sold within a day."""

class AsyncDiscountsAndFeesCalls:
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> DiscountAndFees:
        """One discount and fees by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[DiscountAndFees]:
        """All discount and fees records, page after page."""
    async def delete(self, id: int, /) -> None:
        """Delete one discount and fees."""
    async def create(
        self,
        *,
        code: str,
        description: str,
        type: PriceModifierType,
        amount_type: PriceModifierAmountType,
        amount: float | Decimal,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        limit: float | Decimal | None = ...,
        taxable: bool | None = ...,
        categories: Iterable[int] | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        cross_sale_group: str | None = ...,
        exclude_from_payroll: bool | None = ...,
    ) -> DiscountAndFees:
        """Take something up into the pricebook."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        type: PriceModifierType = ...,
        amount_type: PriceModifierAmountType = ...,
        amount: float | Decimal = ...,
        limit: float | Decimal = ...,
        taxable: bool = ...,
        categories: Iterable[int] = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        cross_sale_group: str = ...,
        exclude_from_payroll: bool = ...,
    ) -> DiscountAndFees:
        """Change what the pricebook says of something."""

class AsyncEquipmentCalls:
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Equipment:
        """One equipment by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Equipment]:
        """All equipment records, page after page."""
    async def delete(self, id: int, /) -> None:
        """Delete one equipment."""
    async def create(
        self,
        *,
        code: str,
        description: str,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        price: float | Decimal | None = ...,
        member_price: float | Decimal | None = ...,
        add_on_price: float | Decimal | None = ...,
        add_on_member_price: float | Decimal | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        cost: float | Decimal | None = ...,
        cost_of_sale_account: str | None = ...,
        asset_account: str | None = ...,
        unit_of_measure: str | None = ...,
        is_inventory: bool | None = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson | None = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None = ...,
        manufacturer: str | None = ...,
        model: str | None = ...,
        manufacturer_warranty: SkuWarrantyDict | None = ...,
        service_provider_warranty: SkuWarrantyDict | None = ...,
        categories: Iterable[int] | None = ...,
        taxable: bool | None = ...,
        recommendations: Iterable[EquipmentRecommendationDict | EquipmentRecommendationJson] | None = ...,
        upgrades: Iterable[int] | None = ...,
        equipment_materials: Iterable[MaterialLinkDict | MaterialLinkJson] | None = ...,
        cross_sale_group: str | None = ...,
        is_configurable_equipment: bool | None = ...,
        variation_equipment: Iterable[int] | None = ...,
        dimensions: DimensionsDict | None = ...,
    ) -> Equipment:
        """Take something up into the pricebook."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        price: float | Decimal = ...,
        member_price: float | Decimal = ...,
        add_on_price: float | Decimal = ...,
        add_on_member_price: float | Decimal = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        cost: float | Decimal = ...,
        cost_of_sale_account: str = ...,
        asset_account: str = ...,
        unit_of_measure: str = ...,
        is_inventory: bool = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] = ...,
        manufacturer: str = ...,
        model: str = ...,
        manufacturer_warranty: SkuWarrantyDict = ...,
        service_provider_warranty: SkuWarrantyDict = ...,
        categories: Iterable[int] = ...,
        taxable: bool = ...,
        recommendations: Iterable[EquipmentRecommendationDict | EquipmentRecommendationJson] = ...,
        upgrades: Iterable[int] = ...,
        equipment_materials: Iterable[MaterialLinkDict | MaterialLinkJson] = ...,
        cross_sale_group: str = ...,
        is_configurable_equipment: bool = ...,
        variation_equipment: Iterable[int] = ...,
        dimensions: DimensionsDict = ...,
    ) -> Equipment:
        """Change what the pricebook says of something."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Equipment]:
        """Every equipment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Equipment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncMaterialsCalls:
    async def get_cost_types(self) -> builtins.list[CostTypeResponse]:
        """The kinds of direct cost in use."""
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Material:
        """One material by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        is_other_direct_cost: bool | None = None,
        cost_type_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Material]:
        """All material records, page after page."""
    async def delete(self, id: int, /) -> None:
        """Delete one material."""
    async def create(
        self,
        *,
        code: str,
        description: str,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        price: float | Decimal | None = ...,
        member_price: float | Decimal | None = ...,
        add_on_price: float | Decimal | None = ...,
        add_on_member_price: float | Decimal | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        cost: float | Decimal | None = ...,
        cost_of_sale_account: str | None = ...,
        asset_account: str | None = ...,
        unit_of_measure: str | None = ...,
        is_inventory: bool | None = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson | None = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] | None = ...,
        deduct_as_job_cost: bool | None = ...,
        taxable: bool | None = ...,
        categories: Iterable[int] | None = ...,
        is_configurable_material: bool | None = ...,
        chargeable_by_default: bool | None = ...,
        variation_materials: Iterable[int] | None = ...,
        is_other_direct_cost: bool | None = ...,
        cost_type_id: int | None = ...,
    ) -> Material:
        """Take up a material, and where it is bought, into the pricebook."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        price: float | Decimal = ...,
        member_price: float | Decimal = ...,
        add_on_price: float | Decimal = ...,
        add_on_member_price: float | Decimal = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        cost: float | Decimal = ...,
        cost_of_sale_account: str = ...,
        asset_account: str = ...,
        unit_of_measure: str = ...,
        is_inventory: bool = ...,
        primary_vendor: SkuVendorRequestDict | SkuVendorRequestJson = ...,
        other_vendors: Iterable[SkuVendorRequestDict | SkuVendorRequestJson] = ...,
        deduct_as_job_cost: bool = ...,
        taxable: bool = ...,
        categories: Iterable[int] = ...,
        is_configurable_material: bool = ...,
        chargeable_by_default: bool = ...,
        variation_materials: Iterable[int] = ...,
        cost_type_id: int | None = ...,
    ) -> Material:
        """Change what the pricebook says of something."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Material]:
        """Every material in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Material]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncMaterialsmarkupCalls:
    async def create(
        self, *, id: int, from_: float | Decimal, to: float | Decimal, percent: float | Decimal
    ) -> MarkupResult:
        """Add a band; the server gives it its id, whatever the caller says."""
    async def get(self, id: int, /) -> MarkupResult:
        """One mark-up."""
    async def list(self, *, page: int | None = None, page_size: int | None = None) -> MarkupCollection:
        """The mark-ups, from the cheapest materials to the dearest."""
    async def update(
        self, id: int, /, *, id_: int, from_: float | Decimal, to: float | Decimal, percent: float | Decimal
    ) -> MarkupResult:
        """Change a band."""

class AsyncServicesCalls:
    async def delete(self, id: int, /) -> None:
        """Delete one service."""
    async def create(
        self,
        *,
        code: str,
        description: str,
        active: bool | None = ...,
        display_name: str | None = ...,
        hours: float | Decimal | None = ...,
        account: str | None = ...,
        intacct_gl_group_account: str | None = ...,
        pays_commission: bool | None = ...,
        bonus: float | Decimal | None = ...,
        commission_bonus: float | Decimal | None = ...,
        budget_cost_code: str | None = ...,
        budget_cost_type: str | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        price: float | Decimal | None = ...,
        member_price: float | Decimal | None = ...,
        add_on_price: float | Decimal | None = ...,
        add_on_member_price: float | Decimal | None = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] | None = ...,
        warranty: SkuWarrantyDict | None = ...,
        taxable: bool | None = ...,
        is_labor: bool | None = ...,
        recommendations: Iterable[int] | None = ...,
        upgrades: Iterable[int] | None = ...,
        service_materials: Iterable[MaterialLinkDict | MaterialLinkJson] | None = ...,
        service_equipment: Iterable[EquipmentLinkDict | EquipmentLinkJson] | None = ...,
        cross_sale_group: str | None = ...,
        categories: Iterable[int] | None = ...,
    ) -> Service:
        """Take up a service into the pricebook."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        code: str = ...,
        display_name: str = ...,
        description: str = ...,
        hours: float | Decimal = ...,
        account: str = ...,
        intacct_gl_group_account: str = ...,
        pays_commission: bool = ...,
        bonus: float | Decimal = ...,
        commission_bonus: float | Decimal = ...,
        budget_cost_code: str = ...,
        budget_cost_type: str = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson | None = ...,
        price: float | Decimal = ...,
        member_price: float | Decimal = ...,
        add_on_price: float | Decimal = ...,
        add_on_member_price: float | Decimal = ...,
        assets: Iterable[SkuAssetRequestDict | SkuAssetRequestJson] = ...,
        warranty: SkuWarrantyDict = ...,
        taxable: bool = ...,
        is_labor: bool = ...,
        recommendations: Iterable[int] = ...,
        upgrades: Iterable[int] = ...,
        service_materials: Iterable[MaterialLinkDict | MaterialLinkJson] = ...,
        service_equipment: Iterable[EquipmentLinkDict | EquipmentLinkJson] = ...,
        cross_sale_group: str = ...,
        categories: Iterable[int] = ...,
    ) -> Service:
        """Change a service; lists take the place of those that were there."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Service]:
        """Every service in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Service]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    async def get(
        self,
        id: int,
        /,
        *,
        calculate_prices: bool | None = None,
        external_data_application_guid: UUID | str | None = None,
    ) -> PricedService:
        """One priced service by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        search_text: str | None = None,
        sort: str | None = None,
        calculate_prices: bool | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PricedService]:
        """All priced service records, page after page."""

class AsyncPricebookCalls:
    async def update(
        self,
        *,
        services: Iterable[ServiceBulkUpdateRequestDict | ServiceBulkUpdateRequestJson] | None = ...,
        equipment: Iterable[EquipmentBulkUpdateRequestDict | EquipmentBulkUpdateRequestJson] | None = ...,
        materials: Iterable[MaterialBulkUpdateRequestDict | MaterialBulkUpdateRequestJson] | None = ...,
        discount_and_fees: Iterable[DiscountAndFeesBulkUpdateRequestDict | DiscountAndFeesBulkUpdateRequestJson]
        | None = ...,
    ) -> None:
        """Change many things; each is told whole."""
    async def create(
        self,
        *,
        services: Iterable[ServiceBulkCreateRequestDict | ServiceBulkCreateRequestJson] | None = ...,
        equipment: Iterable[EquipmentBulkCreateRequestDict | EquipmentBulkCreateRequestJson] | None = ...,
        materials: Iterable[MaterialBulkCreateRequestDict | MaterialBulkCreateRequestJson] | None = ...,
        discount_and_fees: Iterable[DiscountAndFeesBulkCreateRequestDict | DiscountAndFeesBulkCreateRequestJson]
        | None = ...,
    ) -> BulkCreateResponse:
        """Take up many things that may belong to each other, in whatever order they are told."""

class AsyncCategoriesCalls:
    async def get(self, id: int, /) -> Category:
        """One category by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        category_type: CategoryType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Category]:
        """All category records, page after page."""
    async def create(
        self,
        *,
        name: str,
        category_type: CategoryType,
        active: bool | None = ...,
        description: str | None = ...,
        image: str | None = ...,
        parent_id: int | None = ...,
        position: int | None = ...,
        business_unit_ids: Iterable[int] | None = ...,
        sku_images: Iterable[str] | None = ...,
        sku_videos: Iterable[str] | None = ...,
    ) -> Category:
        """Put up a shelf, in another one if that is named."""
    async def delete(self, id: int, /) -> None:
        """Take a shelf away, and those in it; what stood there stays in the pricebook."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        description: str = ...,
        image: str = ...,
        parent_id: int | None = ...,
        position: int = ...,
        category_type: CategoryType = ...,
        business_unit_ids: Iterable[int] = ...,
        sku_images: Iterable[str | None] = ...,
        sku_videos: Iterable[str | None] = ...,
    ) -> Category:
        """Change a shelf, or put it into another one."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Category]:
        """Every category in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Category]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncClientspecificpricingCalls:
    def get_all_rate_sheets(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        search_term: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[RateSheet]:
        """All rate sheet records, page after page."""
    async def update_rate_sheet(
        self, rate_sheet_id: int, /, *, exceptions: Iterable[PricingExceptionDict | PricingExceptionJson] | None = ...
    ) -> UpdatedPricing:
        """Say for which SKUs these clients pay another price; the list takes the place of the one before."""

class AsyncPricebookApi:
    images: AsyncImagesCalls
    discounts_and_fees: AsyncDiscountsAndFeesCalls
    equipment: AsyncEquipmentCalls
    materials: AsyncMaterialsCalls
    materialsmarkup: AsyncMaterialsmarkupCalls
    services: AsyncServicesCalls
    pricebook: AsyncPricebookCalls
    categories: AsyncCategoriesCalls
    clientspecificpricing: AsyncClientspecificpricingCalls

class AsyncItemsModel(AsyncMaterialsCalls):
    """Item (material)."""
