"""What `client.inventory` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict
from uuid import UUID

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment, Texts

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
CancellationReason: TypeAlias = Literal["NotRequired", "Duplicate", "Accidental", "VendorIssue", "Other", "JobCanceled"]
CustomFieldDataType: TypeAlias = Literal["Text", "Dropdown", "Numeric"]
ExternalDataPatchMode: TypeAlias = Literal["Replace", "Merge"]
InventoryReasonTransactionCanceled: TypeAlias = Literal[
    "NotRequired", "Duplicate", "Accidental", "VendorIssue", "Other", "JobCanceled", "NotWarranty", "WarrantyRejected"
]
InventoryReturnStatus: TypeAlias = Literal["Pending", "Returned", "CreditReceived", "Canceled"]
LogicalOperator: TypeAlias = Literal["And", "Or"]
PoApprovalRejectionReason: TypeAlias = Literal["CostTooHigh", "WrongVendor", "Other"]
PurchaseOrderDeliveryOption: TypeAlias = Literal[
    "Manual",
    "EmailAsExcel",
    "EmailAsPdf",
    "EmailAsPdfRollupView",
    "Electronic",
    "MarkAsSent",
    "EmailAsExcelAndPdf",
    "VendorPortal",
]
PurchaseOrderRequestStatus: TypeAlias = Literal["PendingApproval", "Approved", "Rejected"]
SkuType: TypeAlias = Literal["Service", "Material", "Equipment", "PriceModifier"]
SyncStatus: TypeAlias = Literal["Pending", "Posted", "Exported"]

class AddressResponse(Record):
    street: Shown[str | None]
    unit: Shown[str | None]
    city: Shown[str | None]
    state: Shown[str | None]
    zip: Shown[str | None]
    country: Shown[str | None]

class Adjustment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    number: Shown[str]
    memo: Shown[str]
    created_by_id: Shown[int | None]
    batch_id: Shown[int | None]
    sync_status: Shown[SyncStatus | str]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    reference_number: Shown[str]
    batch: Shown[BatchResponse | None]
    canceled_by_id: Shown[int | None]
    canceled_reason: Shown[InventoryReasonTransactionCanceled | str | None]
    date_canceled: Shown[When | None]
    type: Shown[str]
    inventory_location_id: Shown[int]
    business_unit_id: Shown[int | None]
    project_id: Shown[int | None]
    invoice_id: Shown[int | None]
    date: Shown[When]
    items: Shown[builtins.list[InventoryAdjustmentItemResponse]]
    external_data: Shown[builtins.list[ExternalDataModel]]

class BatchResponse(Record):
    id: Shown[int]
    number: Shown[str | None]
    name: Shown[str | None]

class CustomFieldApiModel(Record):
    type_id: Shown[int]
    name: Shown[str]
    value: Shown[str]

class ExternalDataModel(Record):
    key: Shown[str]
    value: Shown[str]

class GLAccountResponse(Record):
    name: Shown[str | None]
    number: Shown[str | None]
    type: Shown[str | None]
    detail_type: Shown[str | None]

class InventoryAdjustmentItemResponse(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    budget_code_id: Shown[int | None]
    id: Shown[int]
    description: Shown[str]
    name: Shown[str]
    code: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    serial_numbers: Shown[builtins.list[SerialNumberResponse] | None]
    created_by_id: Shown[int | None]
    active: Shown[bool]
    total_cost: Shown[Decimal]

class InventoryReceiptItemResponse(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    budget_code_id: Shown[int | None]
    id: Shown[int]
    description: Shown[str]
    name: Shown[str]
    code: Shown[str]
    general_ledger_account: Shown[GLAccountResponse | None]
    cost_of_sale_account: Shown[GLAccountResponse | None]
    asset_account: Shown[GLAccountResponse | None]
    purchase_order_item_id: Shown[int]

class InventoryReturn(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    number: Shown[str]
    memo: Shown[str]
    created_by_id: Shown[int | None]
    batch_id: Shown[int | None]
    sync_status: Shown[SyncStatus | str]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    reference_number: Shown[str]
    batch: Shown[BatchResponse | None]
    canceled_by_id: Shown[int | None]
    canceled_reason: Shown[InventoryReasonTransactionCanceled | str | None]
    date_canceled: Shown[When | None]
    status: Shown[InventoryReturnStatus | str]
    vendor_id: Shown[int]
    purchase_order_id: Shown[int | None]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    budget_code_id: Shown[int | None]
    business_unit_id: Shown[int]
    inventory_location_id: Shown[int | None]
    return_amount: Shown[Decimal]
    tax_amount: Shown[Decimal]
    shipping_amount: Shown[Decimal]
    return_date: Shown[When]
    returned_on: Shown[When | None]
    credit_received_on: Shown[When | None]
    items: Shown[builtins.list[InventoryReturnItemResponse]]
    external_data: Shown[builtins.list[ExternalDataModel]]

class InventoryReturnItemResponse(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    budget_code_id: Shown[int | None]
    id: Shown[int]
    description: Shown[str]
    name: Shown[str]
    code: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    serial_numbers: Shown[builtins.list[SerialNumberResponse] | None]
    created_by_id: Shown[int | None]
    active: Shown[bool]
    general_ledger_account: Shown[GLAccountResponse | None]
    cost_of_sale_account: Shown[GLAccountResponse | None]
    asset_account: Shown[GLAccountResponse | None]
    receipt_item_id: Shown[int | None]

class InventoryTemplate(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    type: Shown[str]
    is_consignment: Shown[bool]
    location_ids: Shown[builtins.list[int] | None]
    items: Shown[builtins.list[InventoryTemplateItemResponse] | None]

class InventoryTemplateItemResponse(Record):
    id: Shown[int]
    sku_id: Shown[int]
    code: Shown[str]
    description: Shown[str | None]
    name: Shown[str]
    sku_type: Shown[str]
    min_quantity: Shown[Decimal]
    max_quantity: Shown[Decimal]
    memo: Shown[str | None]
    unit_of_measure: Shown[UnitOfMeasureModel | None]
    is_consignment: Shown[bool]

class InventoryTransferItemResponse(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    budget_code_id: Shown[int | None]
    id: Shown[int]
    description: Shown[str]
    name: Shown[str]
    code: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    serial_numbers: Shown[builtins.list[SerialNumberResponse] | None]
    created_by_id: Shown[int | None]
    active: Shown[bool]
    quantity_picked: Shown[Decimal]
    total_cost: Shown[Decimal]

class ModificationResponse(Record):
    id: Shown[int]

class PurchaseOrder(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    invoice_id: Shown[int | None]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    type_id: Shown[int]
    vendor_id: Shown[int]
    technician_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    inventory_location_id: Shown[int | None]
    batch_id: Shown[int | None]
    date: Shown[When]
    required_on: Shown[When | None]
    total: Shown[Decimal]
    tax: Shown[Decimal]
    shipping: Shown[Decimal]
    items: Shown[builtins.list[PurchaseOrderItemResponse]]
    number: Shown[str]
    status: Shown[str]
    ship_to: Shown[AddressResponse]
    budget_code_id: Shown[int | None]
    vendor_document_number: Shown[str]
    sent_on: Shown[When | None]
    received_on: Shown[When | None]
    summary: Shown[str]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]

class PurchaseOrderItemResponse(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    budget_code_id: Shown[int | None]
    id: Shown[int]
    description: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    sku_name: Shown[str]
    sku_code: Shown[str]
    sku_type: Shown[str]
    vendor_part_number: Shown[str]
    quantity_received: Shown[Decimal]
    total: Shown[Decimal]
    serial_numbers: Shown[builtins.list[SerialNumberResponse]]
    status: Shown[str]
    chargeable: Shown[bool]

class PurchaseOrderMarkup(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    from_: Shown[Decimal]
    to: Shown[Decimal]
    percent: Shown[Decimal]

class PurchaseOrderRequest(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    invoice_id: Shown[int | None]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    type_id: Shown[int]
    vendor_id: Shown[int]
    technician_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    inventory_location_id: Shown[int | None]
    batch_id: Shown[int | None]
    date: Shown[When]
    required_on: Shown[When | None]
    total: Shown[Decimal]
    tax: Shown[Decimal]
    shipping: Shown[Decimal]
    items: Shown[builtins.list[PurchaseOrderItemResponse]]
    request_number: Shown[str]
    request_status: Shown[str]
    ship_to: Shown[AddressResponse | None]
    vendor_document_number: Shown[str | None]
    summary: Shown[str | None]
    custom_fields: Shown[builtins.list[CustomFieldApiModel] | None]

class PurchaseOrderType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    automatically_receive: Shown[bool]
    display_to_technician: Shown[bool]
    exclude_tax_from_job_costing: Shown[bool]
    impact_to_technician_payroll: Shown[bool]
    allow_technicians_to_send_po: Shown[bool]
    default_required_date_days_offset: Shown[int]
    skip_weekends: Shown[bool]

class Receipt(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    number: Shown[str]
    memo: Shown[str]
    created_by_id: Shown[int | None]
    batch_id: Shown[int | None]
    sync_status: Shown[SyncStatus | str]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    vendor_invoice_number: Shown[str]
    purchase_order_id: Shown[int]
    bill_id: Shown[int | None]
    job_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    vendor_id: Shown[int]
    technician_id: Shown[int | None]
    inventory_location_id: Shown[int]
    ship_to: Shown[AddressResponse | None]
    ship_to_description: Shown[str]
    receipt_amount: Shown[Decimal]
    tax_amount: Shown[Decimal]
    shipping_amount: Shown[Decimal]
    received_on: Shown[When | None]
    budget_code_id: Shown[int | None]
    items: Shown[builtins.list[InventoryReceiptItemResponse]]

class ReturnType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    is_default: Shown[bool]
    is_default_for_consignment: Shown[bool]
    include_in_sales_tax: Shown[bool]
    name: Shown[str | None]
    automatically_receive_vendor_credit: Shown[bool]

class SerialNumberResponse(Record):
    id: Shown[int]
    number: Shown[str]

class Transfer(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    number: Shown[str]
    memo: Shown[str]
    created_by_id: Shown[int | None]
    batch_id: Shown[int | None]
    sync_status: Shown[SyncStatus | str]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    reference_number: Shown[str]
    batch: Shown[BatchResponse | None]
    canceled_by_id: Shown[int | None]
    canceled_reason: Shown[InventoryReasonTransactionCanceled | str | None]
    date_canceled: Shown[When | None]
    transfer_type: Shown[str]
    status: Shown[str]
    from_location_id: Shown[int]
    to_location_id: Shown[int]
    date: Shown[When]
    picked_date: Shown[When | None]
    received_date: Shown[When | None]
    date_required: Shown[When | None]
    job_id: Shown[int | None]
    invoice_id: Shown[int | None]
    picked_by_id: Shown[int | None]
    received_by_id: Shown[int | None]
    items: Shown[builtins.list[InventoryTransferItemResponse]]
    external_data: Shown[builtins.list[ExternalDataModel] | None]

class Truck(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    inventory_template_id: Shown[int | None]
    memo: Shown[str]
    warehouse_id: Shown[int | None]
    technician_ids: Shown[builtins.list[int]]
    external_data: Shown[builtins.list[ExternalDataModel]]

class UnitOfMeasureModel(Record):
    id: Shown[int]
    name: Shown[str]
    sku_id: Shown[int]
    sku_code: Shown[str]
    sku_type: Shown[SkuType | str]
    quantity: Shown[Decimal]
    unit_of_measure_base_id: Shown[int]
    new_sku_conversion_batch_id: Shown[int | None]
    old_sku_conversion_batch_id: Shown[int | None]
    is_used_for_purchasing: Shown[bool]
    vendors: Shown[builtins.list[UnitOfMeasureVendorModel]]

class UnitOfMeasureVendorModel(Record):
    id: Shown[int]
    procurement_vendor_id: Shown[int]
    vendor_part_number: Shown[str]
    vendor_default_unit: Shown[bool]
    cost: Shown[Decimal | None]
    active: Shown[bool]

class Vendor(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    is_truck_replenishment: Shown[bool]
    is_mobile_creation_restricted: Shown[bool]
    memo: Shown[str]
    delivery_option: Shown[str]
    default_tax_rate: Shown[Decimal]
    contact_info: Shown[VendorContactInfoResponse]
    address: Shown[AddressResponse]
    external_data: Shown[builtins.list[ExternalDataModel]]
    custom_fields: Shown[builtins.list[CustomFieldApiModel] | None]

class VendorContactInfoResponse(Record):
    first_name: Shown[str]
    last_name: Shown[str]
    phone: Shown[str]
    email: Shown[str]
    fax: Shown[str]

class VendorCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class Warehouse(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    inventory_template_id: Shown[int | None]
    address: Shown[AddressResponse]
    external_data: Shown[builtins.list[ExternalDataModel]]

class AddressRequestDict(TypedDict):
    street: str
    unit: str
    city: str
    state: str
    zip: str
    country: str

class CreateInventoryReturnItemRequestDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    cost: float | Decimal
    budget_code_id: NotRequired[int | None]
    description: NotRequired[str | None]
    shipment_item_id: NotRequired[int | None]

class CreateInventoryReturnItemRequestJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    cost: float | Decimal
    budgetCodeId: NotRequired[int | None]
    description: NotRequired[str | None]
    shipmentItemId: NotRequired[int | None]

class CreatePurchaseOrderItemRequestDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    cost: float | Decimal
    budget_code_id: NotRequired[int | None]
    description: str
    vendor_part_number: str

class CreatePurchaseOrderItemRequestJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    cost: float | Decimal
    budgetCodeId: NotRequired[int | None]
    description: str
    vendorPartNumber: str

class CreateVendorContactRequestDict(TypedDict):
    name: str
    email: str

class CustomFieldOperationRequestDict(TypedDict):
    object_id: int
    custom_fields: Iterable[CustomFieldRequestDict]

class CustomFieldOperationRequestJson(TypedDict):
    objectId: int
    customFields: Iterable[CustomFieldRequestDict]

class CustomFieldRequestDict(TypedDict):
    name: str
    value: str

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

class PoTypeAlertSettingsDict(TypedDict):
    send_email_to_technician_when_po_moved_to_send: bool
    send_email_to_technician_when_po_moved_to_received: bool
    send_email_to_pm_when_po_moved_to_send: bool
    send_email_to_pm_when_po_moved_to_received: bool

class PoTypeAlertSettingsJson(TypedDict):
    sendEmailToTechnicianWhenPoMovedToSend: bool
    sendEmailToTechnicianWhenPoMovedToReceived: bool
    sendEmailToPmWhenPoMovedToSend: bool
    sendEmailToPmWhenPoMovedToReceived: bool

class ReceivePurchaseOrderItemRequestDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    cost: float | Decimal
    budget_code_id: NotRequired[int | None]
    purchase_order_item_id: NotRequired[int | None]
    description: NotRequired[str | None]
    vendor_part_number: NotRequired[str | None]

class ReceivePurchaseOrderItemRequestJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    cost: float | Decimal
    budgetCodeId: NotRequired[int | None]
    purchaseOrderItemId: NotRequired[int | None]
    description: NotRequired[str | None]
    vendorPartNumber: NotRequired[str | None]

class ShipToRequestDict(TypedDict):
    description: str
    address: AddressRequestDict

class TagRequestDict(TypedDict):
    tag_type_id: int

class TagRequestJson(TypedDict):
    tagTypeId: int

class UpdatePurchaseOrderItemRequestDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    cost: float | Decimal
    budget_code_id: NotRequired[int | None]
    description: str
    vendor_part_number: str
    id: int

class UpdatePurchaseOrderItemRequestJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    cost: float | Decimal
    budgetCodeId: NotRequired[int | None]
    description: str
    vendorPartNumber: str
    id: int

class UpdateReturnItemModelDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    cost: float | Decimal
    budget_code_id: NotRequired[int | None]
    id: int
    item_description: NotRequired[str | None]

class UpdateReturnItemModelJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    cost: float | Decimal
    budgetCodeId: NotRequired[int | None]
    id: int
    itemDescription: NotRequired[str | None]

class VendorContactDict(TypedDict):
    name: str
    email: str
    id: NotRequired[int | None]

class VendorsCalls:
    def get_custom_field_types(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[VendorCustomFieldType]:
        """All vendor custom field type records, page after page."""
    def list(
        self,
        *,
        ids: Iterable[int] | None = None,
        active: ActiveRequestArg | bool | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Vendor]:
        """All vendor records, page after page."""
    def create(
        self,
        *,
        active: bool,
        name: str,
        is_truck_replenishment: bool,
        address: AddressRequestDict,
        tax_rate: float | Decimal,
        restricted_mobile_creation: bool,
        memo: str | None = ...,
        delivery_option: PurchaseOrderDeliveryOption | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        first_name: str | None = ...,
        last_name: str | None = ...,
        phone: str | None = ...,
        email: str | None = ...,
        fax: str | None = ...,
        vendor_quickbooks_item: str | None = ...,
        payment_term_id: int | None = ...,
        remittance_vendor_id: int | None = ...,
        tags: Iterable[TagRequestDict | TagRequestJson] | None = ...,
        vendor_contacts: Iterable[CreateVendorContactRequestDict] | None = ...,
    ) -> ModificationResponse:
        """Know one more from whom to buy."""
    def get_by_id(
        self,
        id: int,
        /,
        *,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
    ) -> Vendor:
        """A vendor, if it has one of these values under this key of the calling app's external data."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        is_truck_replenishment: bool = ...,
        memo: str = ...,
        delivery_option: PurchaseOrderDeliveryOption = ...,
        address: AddressRequestDict = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        tax_rate: float | Decimal = ...,
        restricted_mobile_creation: bool = ...,
        first_name: str = ...,
        last_name: str = ...,
        phone: str = ...,
        email: str = ...,
        fax: str = ...,
        vendor_quickbooks_item: str = ...,
        payment_term_id: int = ...,
        remittance_vendor_id: int = ...,
        tags: Iterable[TagRequestDict | TagRequestJson] = ...,
        vendor_contacts: Iterable[VendorContactDict] = ...,
    ) -> ModificationResponse:
        """Change what is known of a vendor."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""

class AdjustmentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        number: str | None = None,
        reference_number: str | None = None,
        batch_id: int | None = None,
        invoice_ids: Ids | None = None,
        inventory_location_ids: Ids | None = None,
        adjustment_types: Texts | None = None,
        business_unit_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Adjustment]:
        """All adjustment records, page after page."""
    def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about an adjustment."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Adjustment]:
        """Every adjustment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Adjustment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class PurchaseOrderTypesCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PurchaseOrderType]:
        """All purchase order type records, page after page."""
    def create(
        self,
        *,
        active: bool,
        is_default: bool,
        is_default_for_consignment: bool,
        include_in_sales_tax: bool,
        name: str,
        include_in_po_screen: bool,
        automatically_receive: bool,
        display_to_technician: bool,
        exclude_tax_from_job_costing: bool,
        impact_to_technician_payroll: bool,
        allow_technicians_to_send_po: bool,
        default_required_date_days_offset: int,
        skip_weekends: bool,
        copy_purchase_order_items_to_invoice_when_received: bool,
        alert_settings: PoTypeAlertSettingsDict | PoTypeAlertSettingsJson,
    ) -> ModificationResponse:
        """Tell one more kind apart."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        is_default: bool = ...,
        is_default_for_consignment: bool = ...,
        include_in_sales_tax: bool = ...,
        name: str = ...,
        include_in_po_screen: bool = ...,
        automatically_receive: bool = ...,
        display_to_technician: bool = ...,
        exclude_tax_from_job_costing: bool = ...,
        impact_to_technician_payroll: bool = ...,
        allow_technicians_to_send_po: bool = ...,
        default_required_date_days_offset: int = ...,
        skip_weekends: bool = ...,
        copy_purchase_order_items_to_invoice_when_received: bool = ...,
        alert_settings: PoTypeAlertSettingsDict | PoTypeAlertSettingsJson = ...,
    ) -> ModificationResponse:
        """Change what a kind brings to the orders of tomorrow."""

class ReturnTypesCalls:
    def create(
        self,
        *,
        is_default: bool,
        is_default_for_consignment: bool,
        include_in_sales_tax: bool,
        name: str,
        automatically_receive_vendor_credit: bool,
    ) -> ModificationResponse:
        """Tell one more kind apart."""
    def list(
        self,
        *,
        active_only: bool,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ReturnType]:
        """The kinds in use, or all there are, page after page."""
    def update(
        self,
        id: int,
        /,
        *,
        id_: int,
        active: bool = ...,
        is_default: bool = ...,
        is_default_for_consignment: bool = ...,
        include_in_sales_tax: bool = ...,
        name: str = ...,
        automatically_receive_vendor_credit: bool = ...,
    ) -> ModificationResponse:
        """Change a kind of return."""

class InventoryTemplatesCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[InventoryTemplate]:
        """All inventory template records, page after page."""

class WarehousesCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Warehouse]:
        """All warehouse records, page after page."""
    def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about a warehouse."""

class TrucksCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Truck]:
        """All truck records, page after page."""
    def create(
        self,
        *,
        name: str,
        warehouse_id: int,
        memo: str | None = ...,
        technician_ids: Iterable[int] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        template_id: int | None = ...,
    ) -> ModificationResponse:
        """Put a truck on the road."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        memo: str = ...,
        warehouse_id: int = ...,
        technician_ids: Iterable[int] = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        template_id: int | None = ...,
    ) -> ModificationResponse:
        """Change what is known of a truck; it leaves the road only when nothing lies in it."""

class PurchaseOrderMarkupsCalls:
    def get_by_id(self, id: int, /) -> PurchaseOrderMarkup:
        """One purchase order markup by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PurchaseOrderMarkup]:
        """All purchase order markup records, page after page."""
    def delete(self, id: int, /) -> None:
        """Delete one purchase order markup."""
    def create(self, *, from_: float | Decimal, to: float | Decimal, percent: float | Decimal) -> PurchaseOrderMarkup:
        """Say what is added to a range of costs."""
    def update(
        self, id: int, /, *, from_: float | Decimal, to: float | Decimal, percent: float | Decimal
    ) -> PurchaseOrderMarkup:
        """Say anew what is added to a range of costs."""

class PurchaseOrdersCalls:
    def get_by_id(self, id: int, /) -> PurchaseOrder:
        """One purchase order by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        status: str | None = None,
        number: str | None = None,
        job_id: int | None = None,
        job_ids: Ids | None = None,
        technician_id: int | None = None,
        project_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        sent_on_or_after: Moment | None = None,
        sent_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PurchaseOrder]:
        """All purchase order records, page after page."""
    def cancel(self, id: int, /, *, canceled_reason: CancellationReason = ...) -> ModificationResponse:
        """Call off an order of which nothing has come."""
    def create(
        self,
        *,
        type_id: int,
        vendor_id: int,
        business_unit_id: int,
        inventory_location_id: int,
        date: Moment,
        required_on: Moment,
        tax: float | Decimal,
        shipping: float | Decimal,
        impacts_technician_payroll: bool,
        ship_to: ShipToRequestDict,
        items: Iterable[CreatePurchaseOrderItemRequestDict | CreatePurchaseOrderItemRequestJson],
        job_id: int | None = ...,
        project_id: int | None = ...,
        technician_id: int | None = ...,
        budget_code_id: int | None = ...,
        vendor_invoice_number: str | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Order goods; an order of a kind that is received at once has come already."""
    def update(
        self,
        id: int,
        /,
        *,
        job_id: int = ...,
        project_id: int = ...,
        type_id: int = ...,
        vendor_id: int = ...,
        technician_id: int = ...,
        business_unit_id: int = ...,
        inventory_location_id: int = ...,
        date: Moment = ...,
        required_on: Moment = ...,
        tax: float | Decimal = ...,
        shipping: float | Decimal = ...,
        budget_code_id: int | None = ...,
        impacts_technician_payroll: bool = ...,
        ship_to: ShipToRequestDict = ...,
        vendor_invoice_number: str = ...,
        memo: str = ...,
        items: Iterable[UpdatePurchaseOrderItemRequestDict | UpdatePurchaseOrderItemRequestJson] = ...,
    ) -> ModificationResponse:
        """Change an order that the books do not have yet; lines that are not named are taken off it."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[PurchaseOrder]:
        """Every purchase order in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[PurchaseOrder]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_requests(
        self,
        *,
        ids: Ids | None = None,
        request_status: PurchaseOrderRequestStatus | None = None,
        request_number: str | None = None,
        job_id: int | None = None,
        job_ids: Ids | None = None,
        technician_id: int | None = None,
        project_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PurchaseOrderRequest]:
        """All purchase order request records, page after page."""
    def approve_request(self, id: int, /) -> ModificationResponse:
        """Let goods be ordered: the order has the id of the request."""
    def reject_request(self, id: int, /, *, rejection_reason: PoApprovalRejectionReason) -> ModificationResponse:
        """Let nothing be ordered, and say why."""

class ReceiptsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        number: str | None = None,
        vendor_invoice_number: str | None = None,
        bill_id: int | None = None,
        batch_id: int | None = None,
        vendor_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        inventory_location_ids: Ids | None = None,
        purchase_order_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        received_on_or_after: Moment | None = None,
        received_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Receipt]:
        """All receipt records, page after page."""
    def cancel_receipts(
        self, id: int, /, *, id_: int | None = None, canceled_reason: CancellationReason = ...
    ) -> ModificationResponse:
        """Take back that goods have come, while the books do not have their bill and none of them went back."""
    def create_receipt(
        self,
        *,
        purchase_order_id: int,
        date_received: Moment,
        tax: float | Decimal,
        shipping: float | Decimal,
        items: Iterable[ReceivePurchaseOrderItemRequestDict | ReceivePurchaseOrderItemRequestJson],
        budget_code_id: int | None = ...,
        vendor_document_number: str | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Receive some or all of what is still to come of an order."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""

class ReturnsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        number: str | None = None,
        reference_number: str | None = None,
        job_id: int | None = None,
        purchase_order_id: int | None = None,
        batch_id: int | None = None,
        vendor_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        inventory_location_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        return_date_on_or_after: Moment | None = None,
        return_date_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[InventoryReturn]:
        """All inventory return records, page after page."""
    def cancel(self, id: int, /, *, canceled_reason: CancellationReason = ...) -> ModificationResponse:
        """Call off a return before its credit has come; goods that have gone lie again where they lay."""
    def create_return(
        self,
        *,
        vendor_id: int,
        business_unit_id: int,
        inventory_location_id: int,
        return_date: Moment,
        return_type_id: int,
        tax: float | Decimal,
        shipping: float | Decimal,
        restocking_fee: float | Decimal,
        memo: str | None = ...,
        reference_number: str | None = ...,
        purchase_order_id: int | None = ...,
        job_id: int | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[CreateInventoryReturnItemRequestDict | CreateInventoryReturnItemRequestJson] | None = ...,
    ) -> ModificationResponse:
        """Plan to give goods back."""
    def update(
        self,
        id: int,
        /,
        *,
        memo: str = ...,
        reference_number: str = ...,
        budget_code_id: int | None = ...,
        business_unit_id: int = ...,
        inventory_location_id: int = ...,
        return_date: Moment = ...,
        return_type_id: int = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        tax: float | Decimal | None = ...,
        shipping: float | Decimal | None = ...,
        restocking_fee: float | Decimal | None = ...,
        items: Iterable[UpdateReturnItemModelDict | UpdateReturnItemModelJson] = ...,
    ) -> ModificationResponse:
        """Change a return that has not gone; what has gone keeps its goods and its place."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[InventoryReturn]:
        """Every inventory return in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[InventoryReturn]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TransfersCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        statuses: Texts | None = None,
        number: str | None = None,
        reference_number: str | None = None,
        batch_id: int | None = None,
        transfer_type_ids: Ids | None = None,
        from_location_ids: Ids | None = None,
        to_location_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Transfer]:
        """All transfer records, page after page."""
    def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about a transfer."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Transfer]:
        """Every transfer in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Transfer]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class InventoryApi:
    vendors: VendorsCalls
    adjustments: AdjustmentsCalls
    purchase_order_types: PurchaseOrderTypesCalls
    return_types: ReturnTypesCalls
    inventory_templates: InventoryTemplatesCalls
    warehouses: WarehousesCalls
    trucks: TrucksCalls
    purchase_order_markups: PurchaseOrderMarkupsCalls
    purchase_orders: PurchaseOrdersCalls
    receipts: ReceiptsCalls
    returns: ReturnsCalls
    transfers: TransfersCalls

class ItemReceiptsModel(ReceiptsCalls):
    """Item receipt."""

    create = ReceiptsCalls.create_receipt

class PurchaseOrdersModel(PurchaseOrdersCalls):
    """Purchase order."""

    get = PurchaseOrdersCalls.get_by_id

class VendorsModel(VendorsCalls):
    """Vendor."""

    get = VendorsCalls.get_by_id

class AsyncVendorsCalls:
    def get_custom_field_types(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[VendorCustomFieldType]:
        """All vendor custom field type records, page after page."""
    def list(
        self,
        *,
        ids: Iterable[int] | None = None,
        active: ActiveRequestArg | bool | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Vendor]:
        """All vendor records, page after page."""
    async def create(
        self,
        *,
        active: bool,
        name: str,
        is_truck_replenishment: bool,
        address: AddressRequestDict,
        tax_rate: float | Decimal,
        restricted_mobile_creation: bool,
        memo: str | None = ...,
        delivery_option: PurchaseOrderDeliveryOption | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        first_name: str | None = ...,
        last_name: str | None = ...,
        phone: str | None = ...,
        email: str | None = ...,
        fax: str | None = ...,
        vendor_quickbooks_item: str | None = ...,
        payment_term_id: int | None = ...,
        remittance_vendor_id: int | None = ...,
        tags: Iterable[TagRequestDict | TagRequestJson] | None = ...,
        vendor_contacts: Iterable[CreateVendorContactRequestDict] | None = ...,
    ) -> ModificationResponse:
        """Know one more from whom to buy."""
    async def get_by_id(
        self,
        id: int,
        /,
        *,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
    ) -> Vendor:
        """A vendor, if it has one of these values under this key of the calling app's external data."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        is_truck_replenishment: bool = ...,
        memo: str = ...,
        delivery_option: PurchaseOrderDeliveryOption = ...,
        address: AddressRequestDict = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        tax_rate: float | Decimal = ...,
        restricted_mobile_creation: bool = ...,
        first_name: str = ...,
        last_name: str = ...,
        phone: str = ...,
        email: str = ...,
        fax: str = ...,
        vendor_quickbooks_item: str = ...,
        payment_term_id: int = ...,
        remittance_vendor_id: int = ...,
        tags: Iterable[TagRequestDict | TagRequestJson] = ...,
        vendor_contacts: Iterable[VendorContactDict] = ...,
    ) -> ModificationResponse:
        """Change what is known of a vendor."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""

class AsyncAdjustmentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        number: str | None = None,
        reference_number: str | None = None,
        batch_id: int | None = None,
        invoice_ids: Ids | None = None,
        inventory_location_ids: Ids | None = None,
        adjustment_types: Texts | None = None,
        business_unit_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Adjustment]:
        """All adjustment records, page after page."""
    async def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about an adjustment."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Adjustment]:
        """Every adjustment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Adjustment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncPurchaseOrderTypesCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PurchaseOrderType]:
        """All purchase order type records, page after page."""
    async def create(
        self,
        *,
        active: bool,
        is_default: bool,
        is_default_for_consignment: bool,
        include_in_sales_tax: bool,
        name: str,
        include_in_po_screen: bool,
        automatically_receive: bool,
        display_to_technician: bool,
        exclude_tax_from_job_costing: bool,
        impact_to_technician_payroll: bool,
        allow_technicians_to_send_po: bool,
        default_required_date_days_offset: int,
        skip_weekends: bool,
        copy_purchase_order_items_to_invoice_when_received: bool,
        alert_settings: PoTypeAlertSettingsDict | PoTypeAlertSettingsJson,
    ) -> ModificationResponse:
        """Tell one more kind apart."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        is_default: bool = ...,
        is_default_for_consignment: bool = ...,
        include_in_sales_tax: bool = ...,
        name: str = ...,
        include_in_po_screen: bool = ...,
        automatically_receive: bool = ...,
        display_to_technician: bool = ...,
        exclude_tax_from_job_costing: bool = ...,
        impact_to_technician_payroll: bool = ...,
        allow_technicians_to_send_po: bool = ...,
        default_required_date_days_offset: int = ...,
        skip_weekends: bool = ...,
        copy_purchase_order_items_to_invoice_when_received: bool = ...,
        alert_settings: PoTypeAlertSettingsDict | PoTypeAlertSettingsJson = ...,
    ) -> ModificationResponse:
        """Change what a kind brings to the orders of tomorrow."""

class AsyncReturnTypesCalls:
    async def create(
        self,
        *,
        is_default: bool,
        is_default_for_consignment: bool,
        include_in_sales_tax: bool,
        name: str,
        automatically_receive_vendor_credit: bool,
    ) -> ModificationResponse:
        """Tell one more kind apart."""
    def list(
        self,
        *,
        active_only: bool,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ReturnType]:
        """The kinds in use, or all there are, page after page."""
    async def update(
        self,
        id: int,
        /,
        *,
        id_: int,
        active: bool = ...,
        is_default: bool = ...,
        is_default_for_consignment: bool = ...,
        include_in_sales_tax: bool = ...,
        name: str = ...,
        automatically_receive_vendor_credit: bool = ...,
    ) -> ModificationResponse:
        """Change a kind of return."""

class AsyncInventoryTemplatesCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[InventoryTemplate]:
        """All inventory template records, page after page."""

class AsyncWarehousesCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Warehouse]:
        """All warehouse records, page after page."""
    async def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about a warehouse."""

class AsyncTrucksCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Truck]:
        """All truck records, page after page."""
    async def create(
        self,
        *,
        name: str,
        warehouse_id: int,
        memo: str | None = ...,
        technician_ids: Iterable[int] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        template_id: int | None = ...,
    ) -> ModificationResponse:
        """Put a truck on the road."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        memo: str = ...,
        warehouse_id: int = ...,
        technician_ids: Iterable[int] = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        template_id: int | None = ...,
    ) -> ModificationResponse:
        """Change what is known of a truck; it leaves the road only when nothing lies in it."""

class AsyncPurchaseOrderMarkupsCalls:
    async def get_by_id(self, id: int, /) -> PurchaseOrderMarkup:
        """One purchase order markup by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PurchaseOrderMarkup]:
        """All purchase order markup records, page after page."""
    async def delete(self, id: int, /) -> None:
        """Delete one purchase order markup."""
    async def create(
        self, *, from_: float | Decimal, to: float | Decimal, percent: float | Decimal
    ) -> PurchaseOrderMarkup:
        """Say what is added to a range of costs."""
    async def update(
        self, id: int, /, *, from_: float | Decimal, to: float | Decimal, percent: float | Decimal
    ) -> PurchaseOrderMarkup:
        """Say anew what is added to a range of costs."""

class AsyncPurchaseOrdersCalls:
    async def get_by_id(self, id: int, /) -> PurchaseOrder:
        """One purchase order by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        status: str | None = None,
        number: str | None = None,
        job_id: int | None = None,
        job_ids: Ids | None = None,
        technician_id: int | None = None,
        project_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        sent_on_or_after: Moment | None = None,
        sent_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PurchaseOrder]:
        """All purchase order records, page after page."""
    async def cancel(self, id: int, /, *, canceled_reason: CancellationReason = ...) -> ModificationResponse:
        """Call off an order of which nothing has come."""
    async def create(
        self,
        *,
        type_id: int,
        vendor_id: int,
        business_unit_id: int,
        inventory_location_id: int,
        date: Moment,
        required_on: Moment,
        tax: float | Decimal,
        shipping: float | Decimal,
        impacts_technician_payroll: bool,
        ship_to: ShipToRequestDict,
        items: Iterable[CreatePurchaseOrderItemRequestDict | CreatePurchaseOrderItemRequestJson],
        job_id: int | None = ...,
        project_id: int | None = ...,
        technician_id: int | None = ...,
        budget_code_id: int | None = ...,
        vendor_invoice_number: str | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Order goods; an order of a kind that is received at once has come already."""
    async def update(
        self,
        id: int,
        /,
        *,
        job_id: int = ...,
        project_id: int = ...,
        type_id: int = ...,
        vendor_id: int = ...,
        technician_id: int = ...,
        business_unit_id: int = ...,
        inventory_location_id: int = ...,
        date: Moment = ...,
        required_on: Moment = ...,
        tax: float | Decimal = ...,
        shipping: float | Decimal = ...,
        budget_code_id: int | None = ...,
        impacts_technician_payroll: bool = ...,
        ship_to: ShipToRequestDict = ...,
        vendor_invoice_number: str = ...,
        memo: str = ...,
        items: Iterable[UpdatePurchaseOrderItemRequestDict | UpdatePurchaseOrderItemRequestJson] = ...,
    ) -> ModificationResponse:
        """Change an order that the books do not have yet; lines that are not named are taken off it."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[PurchaseOrder]:
        """Every purchase order in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[PurchaseOrder]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_requests(
        self,
        *,
        ids: Ids | None = None,
        request_status: PurchaseOrderRequestStatus | None = None,
        request_number: str | None = None,
        job_id: int | None = None,
        job_ids: Ids | None = None,
        technician_id: int | None = None,
        project_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PurchaseOrderRequest]:
        """All purchase order request records, page after page."""
    async def approve_request(self, id: int, /) -> ModificationResponse:
        """Let goods be ordered: the order has the id of the request."""
    async def reject_request(self, id: int, /, *, rejection_reason: PoApprovalRejectionReason) -> ModificationResponse:
        """Let nothing be ordered, and say why."""

class AsyncReceiptsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        number: str | None = None,
        vendor_invoice_number: str | None = None,
        bill_id: int | None = None,
        batch_id: int | None = None,
        vendor_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        inventory_location_ids: Ids | None = None,
        purchase_order_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        received_on_or_after: Moment | None = None,
        received_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Receipt]:
        """All receipt records, page after page."""
    async def cancel_receipts(
        self, id: int, /, *, id_: int | None = None, canceled_reason: CancellationReason = ...
    ) -> ModificationResponse:
        """Take back that goods have come, while the books do not have their bill and none of them went back."""
    async def create_receipt(
        self,
        *,
        purchase_order_id: int,
        date_received: Moment,
        tax: float | Decimal,
        shipping: float | Decimal,
        items: Iterable[ReceivePurchaseOrderItemRequestDict | ReceivePurchaseOrderItemRequestJson],
        budget_code_id: int | None = ...,
        vendor_document_number: str | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Receive some or all of what is still to come of an order."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""

class AsyncReturnsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        number: str | None = None,
        reference_number: str | None = None,
        job_id: int | None = None,
        purchase_order_id: int | None = None,
        batch_id: int | None = None,
        vendor_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        inventory_location_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        return_date_on_or_after: Moment | None = None,
        return_date_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[InventoryReturn]:
        """All inventory return records, page after page."""
    async def cancel(self, id: int, /, *, canceled_reason: CancellationReason = ...) -> ModificationResponse:
        """Call off a return before its credit has come; goods that have gone lie again where they lay."""
    async def create_return(
        self,
        *,
        vendor_id: int,
        business_unit_id: int,
        inventory_location_id: int,
        return_date: Moment,
        return_type_id: int,
        tax: float | Decimal,
        shipping: float | Decimal,
        restocking_fee: float | Decimal,
        memo: str | None = ...,
        reference_number: str | None = ...,
        purchase_order_id: int | None = ...,
        job_id: int | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[CreateInventoryReturnItemRequestDict | CreateInventoryReturnItemRequestJson] | None = ...,
    ) -> ModificationResponse:
        """Plan to give goods back."""
    async def update(
        self,
        id: int,
        /,
        *,
        memo: str = ...,
        reference_number: str = ...,
        budget_code_id: int | None = ...,
        business_unit_id: int = ...,
        inventory_location_id: int = ...,
        return_date: Moment = ...,
        return_type_id: int = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        tax: float | Decimal | None = ...,
        shipping: float | Decimal | None = ...,
        restocking_fee: float | Decimal | None = ...,
        items: Iterable[UpdateReturnItemModelDict | UpdateReturnItemModelJson] = ...,
    ) -> ModificationResponse:
        """Change a return that has not gone; what has gone keeps its goods and its place."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[InventoryReturn]:
        """Every inventory return in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[InventoryReturn]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTransfersCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        statuses: Texts | None = None,
        number: str | None = None,
        reference_number: str | None = None,
        batch_id: int | None = None,
        transfer_type_ids: Ids | None = None,
        from_location_ids: Ids | None = None,
        to_location_ids: Ids | None = None,
        sync_statuses: Texts | None = None,
        custom_fields_fields: Mapping[str, str] | None = None,
        custom_fields_operator: LogicalOperator | None = None,
        date_on_or_after: Moment | None = None,
        date_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Transfer]:
        """All transfer records, page after page."""
    async def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about a transfer."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationRequestDict | CustomFieldOperationRequestJson]
    ) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Transfer]:
        """Every transfer in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Transfer]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncInventoryApi:
    vendors: AsyncVendorsCalls
    adjustments: AsyncAdjustmentsCalls
    purchase_order_types: AsyncPurchaseOrderTypesCalls
    return_types: AsyncReturnTypesCalls
    inventory_templates: AsyncInventoryTemplatesCalls
    warehouses: AsyncWarehousesCalls
    trucks: AsyncTrucksCalls
    purchase_order_markups: AsyncPurchaseOrderMarkupsCalls
    purchase_orders: AsyncPurchaseOrdersCalls
    receipts: AsyncReceiptsCalls
    returns: AsyncReturnsCalls
    transfers: AsyncTransfersCalls

class AsyncItemReceiptsModel(AsyncReceiptsCalls):
    """Item receipt."""

    create = AsyncReceiptsCalls.create_receipt

class AsyncPurchaseOrdersModel(AsyncPurchaseOrdersCalls):
    """Purchase order."""

    get = AsyncPurchaseOrdersCalls.get_by_id

class AsyncVendorsModel(AsyncVendorsCalls):
    """Vendor."""

    get = AsyncVendorsCalls.get_by_id
