"""What `client.accounting` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
import datetime
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict
from uuid import UUID

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment, Texts

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
AmountComparisonOperator: TypeAlias = Literal[
    "Equal", "NotEqual", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"
]
ApBillSource: TypeAlias = Literal["Undefined", "Standalone", "Purchasing", "Recurring", "OCR", "API"]
ApBillStatus: TypeAlias = Literal["Unreconciled", "Discrepancy", "Reconciled", "Canceled"]
ApBillType: TypeAlias = Literal["NotSet", "Procurement", "ApBill"]
ApPaymentMethod: TypeAlias = Literal["AccountingSystem", "ServiceTitan"]
ApPaymentStatus: TypeAlias = Literal[
    "Unpaid", "ReadyForApproval", "Initiated", "Paid", "Cancelled", "InTransit", "Processing", "Rejected"
]
BillType: TypeAlias = Literal["NotSet", "Procurement", "ApBill", "RecurringBill"]
CustomFieldDataType: TypeAlias = Literal["Text", "Dropdown", "Numeric"]
DefaultAccountType: TypeAlias = Literal[
    "CheckingAccount",
    "UndepositedFunds",
    "AccountsReceivable",
    "Inventory",
    "AccountsPayable",
    "CustomerRefundsPayable",
    "SalesTaxPayable",
    "CustomerDeposits",
    "MembershipAgreements",
    "RetainedEarnings",
    "Revenue",
    "MembershipRevenue",
    "Refunds",
    "CostOfGoodsSoldMaterials",
    "CostOfGoodsSoldEquipment",
    "CostOfGoodsSoldShipping",
    "CostOfGoodsSoldTax",
    "PayrollLabor",
    "PayrollEmployeeTaxes",
    "EmployeeBenefits",
    "EmployerTaxes",
    "EmployerBenefits",
    "Deductions",
    "InventoryAdjustments",
    "CostOfGoodsSoldRestockingFee",
    "CostOfGoodsSoldLabor",
    "PayrollLiability",
    "PayrollClearing",
    "CommittedCosts",
    "GoodsReceivedNotInvoiced",
    "VendorDiscount",
    "ProcessingFees",
    "GoodsReturnedNotCredited",
    "UseTaxExpense",
    "UseTaxLiability",
]
DepositReviewStatus: TypeAlias = Literal["NeedsReview", "Reviewed"]
DepositStatus: TypeAlias = Literal["Undefined", "Open", "Deposited"]
DiscountAppliedBy: TypeAlias = Literal["NumberOfDays", "DayOfMonth", "DayOfFollowingMonth"]
EmptyJeHandling: TypeAlias = Literal["IncludeExceptNotSynced", "Include", "Exclude"]
GeneralLedgerAccountSource: TypeAlias = Literal["Undefined", "AccountingSystem", "ManuallyCreated", "PublicApi"]
InterestChargeFrequency: TypeAlias = Literal["Once", "Daily", "Monthly"]
InterestChargeMethod: TypeAlias = Literal["PrincipalOnly", "Total"]
InterestRateType: TypeAlias = Literal["Flat", "Percentage", "MaxOfFlatAndPercentage"]
InterestTargetInvoice: TypeAlias = Literal[
    "JobInvoices", "MembershipInvoices", "ProgressInvoices", "PointOfSalesInvoices"
]
InvoiceConfiguration: TypeAlias = Literal[
    "JobInvoice", "ProjectInvoice", "CounterSales", "MembershipInvoice", "InterestChargeInvoice", "ARImportInvoice"
]
InvoiceItemType: TypeAlias = Literal["Service", "Material", "Equipment", "PriceModifier", "Unspecified"]
InvoiceReviewStatus: TypeAlias = Literal[
    "NeedsReview", "OnHold", "Reviewed", "PendingApproval", "Rejected", "ReadyForBilling", "Invoiced"
]
InvoiceSentStatus: TypeAlias = Literal["NotSent", "Sent", "Opened"]
JournalEntryPostingStatus: TypeAlias = Literal["Open", "Closed"]
JournalEntrySkuType: TypeAlias = Literal["Service", "Material", "Equipment", "PriceModifier", "Unspecified"]
JournalEntrySource: TypeAlias = Literal["ServiceTitan", "External"]
JournalEntrySyncStatus: TypeAlias = Literal["NotSynced", "InProgress", "Synced", "OutOfSync", "Error", "Excluded"]
JournalEntryTransactionType: TypeAlias = Literal[
    "Unspecified",
    "Invoice",
    "Payment",
    "Bill",
    "VendorCredit",
    "VendorPayment",
    "InventoryAdjustment",
    "PaymentApplication",
    "BankDeposit",
    "InventoryReturn",
    "InventoryTransfer",
    "RevenueRecognition",
    "Estimate",
    "PurchaseOrder",
    "Receipt",
    "GrossPayItem",
    "PayrollPeriod",
    "Manual",
    "ItemConsumption",
    "External",
    "CreditMemo",
    "CreditMemoApplication",
]
LogicalOperator: TypeAlias = Literal["And", "Or"]
PaymentStatus: TypeAlias = Literal["Pending", "Posted", "Exported"]
PaymentTermApplyTo: TypeAlias = Literal["ApplyToTotalAmount", "ApplyToSubtotalAmount", "ApplyToRemainingBalance"]
PaymentTermDueDayType: TypeAlias = Literal["NumberOfDays", "CertainDayOfCurrentMonth", "CertainDayOfFollowingMonth"]
PaymentTermValueType: TypeAlias = Literal["Fixed", "Percent"]
PaymentTransactionType: TypeAlias = Literal["Undefined", "JournalEntry", "ReceivePayment"]
RoyaltyStatus: TypeAlias = Literal["Pending", "Sent", "Failed"]
SettlementStatus: TypeAlias = Literal["NotSettled", "Settled"]
SettlementSyncStatus: TypeAlias = Literal["Pending", "Posted", "Exported"]
SyncStatus: TypeAlias = Literal["Pending", "Posted", "Exported"]
SyncStatusAsked: TypeAlias = Literal["Pending", "Posted", "Exported", "PostedAndExported"]
TaxBaseTypeNames: TypeAlias = Literal["Subtotal", "Labor", "Material"]
TransactionProcessingStatus: TypeAlias = Literal["Success", "Fail", "Pending", "Rejected"]
VendorCreditStatus: TypeAlias = Literal["Unreconciled", "Canceled"]

class AddressResponse(Record):
    street: Shown[str | None]
    unit: Shown[str | None]
    city: Shown[str | None]
    state: Shown[str | None]
    zip: Shown[str | None]
    country: Shown[str | None]

class ApBill(Record):
    id: Shown[int]
    created_on: Shown[When | None]
    modified_on: Shown[When | None]
    purchase_order_id: Shown[int | None]
    sync_status: Shown[str | None]
    reference_number: Shown[str | None]
    vendor_number: Shown[str | None]
    summary: Shown[str | None]
    bill_date: Shown[When | None]
    bill_amount: Shown[Decimal | None]
    tax_amount: Shown[Decimal | None]
    shipping_amount: Shown[Decimal | None]
    created_by: Shown[str | None]
    term_name: Shown[str | None]
    due_date: Shown[When | None]
    ship_to_description: Shown[str | None]
    post_date: Shown[When | None]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    tax_zone: Shown[NamedFieldResponse | None]
    vendor: Shown[NamedFieldResponse | None]
    ship_to: Shown[AddressResponse | None]
    budget_code_id: Shown[int | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    job_id: Shown[int | None]
    job_number: Shown[str | None]
    status: Shown[str | None]
    source: Shown[str | None]
    bill_type: Shown[str | None]
    early_discount_date: Shown[When | None]
    vendor_invoice_total: Shown[Decimal | None]
    do_not_pay: Shown[bool]
    date_canceled: Shown[When | None]
    canceled_by: Shown[NamedFieldResponse | None]
    remittance_vendor_info: Shown[NamedFieldResponse | None]
    items: Shown[builtins.list[ApBillItemResponse] | None]
    expense_items: Shown[builtins.list[ApBillExpenseItemResponse] | None]

class ApBillCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class ApBillExpenseItemResponse(Record):
    id: Shown[int]
    amount: Shown[str]
    description: Shown[str | None]
    general_ledger_account: Shown[GLAccountResponse | None]
    job: Shown[NamedFieldResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    budget_code_id: Shown[int | None]
    project_label_ids: Shown[builtins.list[int] | None]

class ApBillItemResponse(Record):
    id: Shown[int]
    order: Shown[int]
    name: Shown[str | None]
    description: Shown[str | None]
    quantity: Shown[Decimal | None]
    cost: Shown[Decimal | None]
    serial_number: Shown[str | None]
    general_ledger_account: Shown[GLAccountResponse | None]
    cost_of_sale_account: Shown[GLAccountResponse | None]
    asset_account: Shown[GLAccountResponse | None]
    sku_id: Shown[int]
    receipt_item_id: Shown[int | None]
    sku_type: Shown[str]
    sku_code: Shown[str]
    budget_code_id: Shown[int | None]
    inventory_location: Shown[InventoryLocationResponse | None]
    vendor_part_number: Shown[str | None]

class ApCredit(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    date: Shown[When]
    sync_status: Shown[SettlementSyncStatus | str]
    amount: Shown[Decimal]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    vendor: Shown[NamedFieldResponse | None]
    remittance_vendor: Shown[NamedFieldResponse | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    inventory_return_id: Shown[int | None]
    job_id: Shown[int | None]
    canceled_on: Shown[When | None]
    number: Shown[str | None]
    reference_number: Shown[str | None]
    memo: Shown[str | None]
    applied_amount: Shown[Decimal]
    status: Shown[VendorCreditStatus | str]
    payment_status: Shown[ApPaymentStatus | str]
    splits: Shown[builtins.list[ApCreditSplitModelResponse]]
    budget_code_id: Shown[int | None]

class ApCreditCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class ApCreditSplitModelResponse(Record):
    id: Shown[int]
    active: Shown[bool]
    created_on: Shown[When]
    inventory_bill_id: Shown[int]
    vendor_credit_id: Shown[int]
    amount: Shown[Decimal]

class ApPayment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool | None]
    date: Shown[When]
    sync_status: Shown[SettlementSyncStatus | str]
    amount: Shown[Decimal]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    vendor: Shown[NamedFieldResponse | None]
    remittance_vendor: Shown[NamedFieldResponse | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    approved_date: Shown[When | None]
    method: Shown[ApPaymentMethod | str]
    name: Shown[str | None]
    print_check: Shown[bool | None]
    error_message: Shown[str | None]
    status: Shown[ApPaymentStatus | str]
    gl_account: Shown[GLAccountResponse | None]
    splits: Shown[builtins.list[ApPaymentSplitApiModel]]

class ApPaymentCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class ApPaymentSplitApiModel(Record):
    id: Shown[int]
    active: Shown[bool | None]
    created_on: Shown[When]
    document_id: Shown[int | None]
    inventory_bill_id: Shown[int | None]
    amount: Shown[Decimal]

class BatchResponse(Record):
    id: Shown[int]
    number: Shown[str | None]
    name: Shown[str | None]

class CreatedTask(Record):
    task_id: Shown[str]
    key: Shown[str]

class CreditMemo(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    date: Shown[datetime.date]
    reference_number: Shown[str | None]
    sub_total: Shown[Decimal]
    sales_tax: Shown[Decimal]
    sales_tax_code: Shown[SalesTaxResponse | None]
    total: Shown[Decimal]
    balance: Shown[Decimal]
    applied_to: Shown[builtins.list[CreditMemoAppliedToCodeResponse] | None]
    customer: Shown[NamedFieldResponse | None]
    customer_address: Shown[AddressResponse | None]
    location: Shown[NamedFieldResponse | None]
    location_address: Shown[AddressResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    sync_status: Shown[str | None]
    batch: Shown[BatchResponse | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    created_by: Shown[str | None]
    modified_by: Shown[str | None]
    description: Shown[str | None]
    import_id: Shown[str | None]
    export_id: Shown[str | None]

class CreditMemoAppliedToCodeResponse(Record):
    applied_id: Shown[int]
    applied_to: Shown[int]
    applied_amount: Shown[Decimal]
    applied_on: Shown[datetime.date]
    applied_by: Shown[str | None]
    applied_to_reference_number: Shown[str | None]

class CreditMemoCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class CreditMemoItem(Record):
    id: Shown[int]
    created_on: Shown[When]
    active: Shown[bool]
    description: Shown[str | None]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    price: Shown[Decimal]
    type: Shown[str | None]
    sku_name: Shown[str | None]
    sku_id: Shown[int]
    total: Shown[Decimal]
    taxable: Shown[bool]
    revenue_general_ledger_account: Shown[CreditMemoItemGLAccountResponse | None]
    expenses_general_ledger_account: Shown[CreditMemoItemGLAccountResponse | None]
    created_by: Shown[str | None]
    business_unit: Shown[NamedFieldResponse | None]
    credit_memo_id: Shown[int]

class CreditMemoItemGLAccountResponse(Record):
    id: Shown[int]
    name: Shown[str | None]
    number: Shown[str | None]
    type: Shown[str | None]

class CreditMemoLine(Record):
    id: Shown[int]
    created_on: Shown[When]
    active: Shown[bool]
    description: Shown[str | None]
    quantity: Shown[Decimal]
    cost: Shown[Decimal]
    price: Shown[Decimal]
    type: Shown[str | None]
    sku_name: Shown[str | None]
    sku_id: Shown[int]
    total: Shown[Decimal]
    taxable: Shown[bool]
    revenue_general_ledger_account: Shown[CreditMemoItemGLAccountResponse | None]
    expenses_general_ledger_account: Shown[CreditMemoItemGLAccountResponse | None]
    created_by: Shown[str | None]
    business_unit: Shown[NamedFieldResponse | None]

class CreditMemoOutcome(Record):
    success: Shown[bool]
    error_message: Shown[str | None]
    credit_memo_id: Shown[int]

class CreditMemoSplitResponse(Record):
    invoice_id: Shown[int]
    amount: Shown[Decimal]

class CreditMemoSplitsResponse(Record):
    id: Shown[int]
    splits: Shown[builtins.list[CreditMemoSplitResponse] | None]

class CreditMemoUpdateResponse(Record):
    id: Shown[int]
    active: Shown[bool]
    summary: Shown[str | None]
    date: Shown[datetime.date]
    business_unit_id: Shown[int]

class CustomFieldModel(Record):
    name: Shown[str]
    value: Shown[str]

class CustomFieldResponse(Record):
    name: Shown[str | None]
    value: Shown[str | None]

class Deposit(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When | None]
    active: Shown[bool]
    name: Shown[str | None]
    deposit_status: Shown[str | None]
    sync_status: Shown[str | None]
    batch: Shown[BatchResponse | None]
    created_by: Shown[str | None]
    import_id: Shown[str | None]
    deposit_date: Shown[When]
    review_status: Shown[str | None]
    reviewed_on: Shown[When | None]
    gross_amount: Shown[Decimal]
    net_amount: Shown[Decimal]
    fees: Shown[Decimal | None]
    bank_account: Shown[GLAccountResponse | None]
    fee_account: Shown[GLAccountResponse | None]

class DepositTransaction(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    applied_to: Shown[builtins.list[PaymentAppliedResponse] | None]
    auth_code: Shown[str | None]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    check_number: Shown[str | None]
    created_by: Shown[str | None]
    customer: Shown[NamedFieldResponse | None]
    custom_fields: Shown[builtins.list[CustomFieldModel] | None]
    date: Shown[When | None]
    deposit: Shown[NamedFieldResponse | None]
    general_ledger_account: Shown[GLAccountResponse | None]
    memo: Shown[str | None]
    reference_number: Shown[str | None]
    sync_status: Shown[str | None]
    total: Shown[Decimal | None]
    type: Shown[str | None]
    type_id: Shown[str | None]
    unapplied_amount: Shown[Decimal | None]

class EmployeeInfoResponse(Record):
    id: Shown[int]
    name: Shown[str | None]
    modified_on: Shown[When]

class ExportInventoryBill(Record):
    id: Shown[int]
    created_on: Shown[When | None]
    modified_on: Shown[When | None]
    active: Shown[bool]
    purchase_order_id: Shown[int | None]
    sync_status: Shown[str | None]
    reference_number: Shown[str | None]
    vendor_number: Shown[str | None]
    summary: Shown[str | None]
    bill_date: Shown[When | None]
    bill_amount: Shown[Decimal | None]
    tax_amount: Shown[Decimal | None]
    shipping_amount: Shown[Decimal | None]
    created_by: Shown[str | None]
    term_name: Shown[str | None]
    due_date: Shown[When | None]
    ship_to_description: Shown[str | None]
    post_date: Shown[When | None]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    tax_zone: Shown[NamedFieldResponse | None]
    vendor: Shown[NamedFieldResponse | None]
    ship_to: Shown[AddressResponse | None]
    budget_code_id: Shown[int | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    job_id: Shown[int | None]
    job_number: Shown[str | None]
    items: Shown[builtins.list[InventoryBillItemResponse] | None]

class ExternalObject(Record):
    id: Shown[str | None]
    type: Shown[str | None]
    name: Shown[str | None]
    url: Shown[str | None]

class GLAccountResponse(Record):
    id: Shown[int]
    name: Shown[str | None]
    number: Shown[str | None]
    type: Shown[str | None]
    detail_type: Shown[str | None]

class GeneralLedgerAccount(Record):
    id: Shown[int]
    number: Shown[str | None]
    name: Shown[str | None]
    type: Shown[str | None]
    subtype: Shown[str | None]

class GlAccount(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    number: Shown[str | None]
    description: Shown[str | None]
    type: Shown[str | None]
    subtype: Shown[str | None]
    is_intacct_group: Shown[bool]
    is_intacct_bank_account: Shown[bool]
    source: Shown[GeneralLedgerAccountSource | str]
    default_account_type: Shown[DefaultAccountType | str | None]

class GlAccountType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    parent_type_id: Shown[int | None]
    name: Shown[str | None]

class InterestSettingsAPIModel(Record):
    id: Shown[int | None]
    rate_type: Shown[InterestRateType | str]
    flat_rate_value: Shown[Decimal | None]
    percentage_rate_value: Shown[Decimal | None]
    charge_method: Shown[InterestChargeMethod | str | None]
    frequency: Shown[InterestChargeFrequency | str]
    grace_period: Shown[int | None]
    target_invoices: Shown[builtins.list[InterestTargetInvoice | str]]
    task_id: Shown[int]
    task_display_name: Shown[str]

class InventoryBill(Record):
    id: Shown[int]
    created_on: Shown[When | None]
    modified_on: Shown[When | None]
    purchase_order_id: Shown[int | None]
    sync_status: Shown[str | None]
    reference_number: Shown[str | None]
    vendor_number: Shown[str | None]
    summary: Shown[str | None]
    bill_date: Shown[When | None]
    bill_amount: Shown[Decimal | None]
    tax_amount: Shown[Decimal | None]
    shipping_amount: Shown[Decimal | None]
    created_by: Shown[str | None]
    term_name: Shown[str | None]
    due_date: Shown[When | None]
    ship_to_description: Shown[str | None]
    post_date: Shown[When | None]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    tax_zone: Shown[NamedFieldResponse | None]
    vendor: Shown[NamedFieldResponse | None]
    ship_to: Shown[AddressResponse | None]
    budget_code_id: Shown[int | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    job_id: Shown[int | None]
    job_number: Shown[str | None]
    items: Shown[builtins.list[InventoryBillItemResponse] | None]

class InventoryBillCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class InventoryBillItemResponse(Record):
    id: Shown[int]
    order: Shown[int]
    name: Shown[str | None]
    description: Shown[str | None]
    quantity: Shown[Decimal | None]
    cost: Shown[Decimal | None]
    serial_number: Shown[str | None]
    general_ledger_account: Shown[GLAccountResponse | None]
    cost_of_sale_account: Shown[GLAccountResponse | None]
    asset_account: Shown[GLAccountResponse | None]
    sku_id: Shown[int]
    receipt_item_id: Shown[int | None]
    sku_type: Shown[str]
    sku_code: Shown[str]
    budget_code_id: Shown[int | None]
    inventory_location: Shown[str | None]

class InventoryLocationResponse(Record):
    id: Shown[int]
    name: Shown[str | None]
    type: Shown[str | None]

class Invoice(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When | None]
    active: Shown[bool]
    sync_status: Shown[str | None]
    summary: Shown[str | None]
    items: Shown[builtins.list[InvoiceItemResponse] | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    discount_total: Shown[Decimal | None]
    import_id: Shown[str | None]
    export_id: Shown[str | None]
    material_sku_id: Shown[int | None]
    membership_id: Shown[int | None]
    paid_on: Shown[When | None]
    invoice_configuration: Shown[InvoiceConfiguration | str]
    budget_code_id: Shown[int | None]
    reference_number: Shown[str | None]
    invoice_date: Shown[When | None]
    due_date: Shown[When | None]
    sub_total: Shown[Decimal | None]
    sales_tax: Shown[Decimal | None]
    sales_tax_code: Shown[SalesTaxResponse | None]
    tax_zone_id: Shown[int | None]
    total: Shown[Decimal | None]
    balance: Shown[Decimal | None]
    invoice_type: Shown[NamedFieldResponse | None]
    customer: Shown[NamedFieldResponse | None]
    customer_address: Shown[AddressResponse | None]
    location: Shown[NamedFieldResponse | None]
    location_address: Shown[AddressResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    term_name: Shown[str | None]
    created_by: Shown[str | None]
    batch: Shown[BatchResponse | None]
    deposited_on: Shown[When | None]
    adjustment_to_id: Shown[int | None]
    job: Shown[JobResponse | None]
    project_id: Shown[int | None]
    royalty: Shown[RoyaltyResponse | None]
    employee_info: Shown[EmployeeInfoResponse | None]
    commission_eligibility_date: Shown[str | None]
    sent_status: Shown[InvoiceSentStatus | str]
    review_status: Shown[InvoiceReviewStatus | str]
    assigned_to: Shown[NamedFieldResponse | None]

class InvoiceCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class InvoiceItem(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    description: Shown[str | None]
    quantity: Shown[Decimal | None]
    cost: Shown[Decimal | None]
    total_cost: Shown[Decimal | None]
    budget_code_id: Shown[int | None]
    inventory_location_id: Shown[int | None]
    inventory_location: Shown[str | None]
    price: Shown[Decimal | None]
    type: Shown[InvoiceItemType | str]
    sku_name: Shown[str | None]
    sku_id: Shown[int]
    total: Shown[Decimal | None]
    inventory: Shown[bool]
    taxable: Shown[bool]
    is_chargeable: Shown[bool]
    general_ledger_account: Shown[GLAccountResponse | None]
    cost_of_sale_account: Shown[GLAccountResponse | None]
    asset_account: Shown[GLAccountResponse | None]
    membership_type_id: Shown[int]
    item_group: Shown[ItemGroupResponse | None]
    display_name: Shown[str | None]
    sold_hours: Shown[Decimal | None]
    service_date: Shown[When | None]
    order: Shown[int]
    business_unit: Shown[NamedFieldResponse | None]
    created_by_id: Shown[int | None]
    display_in_amount: Shown[bool | None]
    import_id: Shown[str | None]
    export_id: Shown[str | None]
    inventory_status: Shown[str | None]
    add_on: Shown[bool]
    member_price: Shown[Decimal | None]
    technician_id: Shown[int | None]
    installed_equipment_id: Shown[int | None]
    estimate_item_id: Shown[int | None]
    invoice_id: Shown[int]

class InvoiceItemResponse(Record):
    id: Shown[int]
    description: Shown[str | None]
    quantity: Shown[Decimal | None]
    cost: Shown[Decimal | None]
    total_cost: Shown[Decimal | None]
    budget_code_id: Shown[int | None]
    inventory_location_id: Shown[int | None]
    inventory_location: Shown[str | None]
    price: Shown[Decimal | None]
    type: Shown[InvoiceItemType | str]
    sku_name: Shown[str | None]
    sku_id: Shown[int]
    total: Shown[Decimal | None]
    inventory: Shown[bool]
    taxable: Shown[bool]
    is_chargeable: Shown[bool]
    general_ledger_account: Shown[GLAccountResponse | None]
    cost_of_sale_account: Shown[GLAccountResponse | None]
    asset_account: Shown[GLAccountResponse | None]
    membership_type_id: Shown[int]
    item_group: Shown[ItemGroupResponse | None]
    display_name: Shown[str | None]
    sold_hours: Shown[Decimal | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    service_date: Shown[When | None]
    order: Shown[int]
    business_unit: Shown[NamedFieldResponse | None]
    created_by_id: Shown[int | None]
    display_in_amount: Shown[bool | None]
    import_id: Shown[str | None]
    export_id: Shown[str | None]
    inventory_status: Shown[str | None]
    add_on: Shown[bool]
    member_price: Shown[Decimal | None]
    technician_id: Shown[int | None]
    installed_equipment_id: Shown[int | None]
    estimate_item_id: Shown[int | None]

class InvoiceOutcome(Record):
    success: Shown[bool]
    error_message: Shown[str | None]
    invoice_id: Shown[int]

class InvoiceTask(Record):
    task_id: Shown[str]
    type: Shown[str | None]
    name: Shown[str | None]
    status: Shown[str | None]
    assignee_id: Shown[str | None]
    due_date: Shown[When | None]
    description: Shown[str | None]
    template_id: Shown[str | None]
    relations: Shown[builtins.list[InvoiceTaskRelation]]

class InvoiceTaskRelation(Record):
    type: Shown[str | None]
    task_id: Shown[str]

class ItemGroupResponse(Record):
    root_id: Shown[int]
    name: Shown[str | None]

class JobResponse(Record):
    id: Shown[int]
    number: Shown[str | None]
    type: Shown[str | None]

class JournalEntry(Record):
    id: Shown[str | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    number: Shown[int]
    name: Shown[str | None]
    source: Shown[JournalEntrySource | str]
    status: Shown[JournalEntryPostingStatus | str]
    sync_status: Shown[JournalEntrySyncStatus | str]
    version_id: Shown[int]
    last_sync_version_id: Shown[int | None]
    message: Shown[str | None]
    post_date: Shown[datetime.date | None]
    exported_on: Shown[When | None]
    exported_by: Shown[NamedFieldResponse | None]
    custom_fields: Shown[builtins.list[CustomFieldResponse] | None]
    url: Shown[str | None]
    is_empty: Shown[bool]

class JournalEntryDetailsResponse(Record):
    post_date: Shown[datetime.date | None]
    debit: Shown[Decimal]
    credit: Shown[Decimal]
    memo: Shown[str | None]
    account: Shown[GeneralLedgerAccount]
    business_unit: Shown[NamedFieldResponse | None]
    quantity: Shown[Decimal | None]
    unit_amount: Shown[Decimal | None]
    external_objects: Shown[builtins.list[ExternalObject] | None]
    transaction: Shown[JournalEntryTransaction | None]
    customer: Shown[NamedFieldResponse | None]
    vendor: Shown[NamedFieldResponse | None]
    inventory_location: Shown[NamedFieldResponse | None]
    job: Shown[NumberedJob | None]
    customer_location: Shown[NamedFieldResponse | None]
    payment_type: Shown[NamedFieldResponse | None]
    project: Shown[NumberFieldResponse | None]
    service_agreement: Shown[NumberedAgreement | None]
    applied_to: Shown[JournalEntryTransaction | None]
    sku: Shown[JournalEntrySku | None]
    transaction_date: Shown[datetime.date | None]
    budget_code_id: Shown[int | None]

class JournalEntrySku(Record):
    id: Shown[int]
    type: Shown[JournalEntrySkuType | str | None]
    code: Shown[str | None]

class JournalEntrySummaryResponse(Record):
    post_date: Shown[datetime.date | None]
    debit: Shown[Decimal]
    credit: Shown[Decimal]
    memo: Shown[str | None]
    account: Shown[GeneralLedgerAccount]
    business_unit: Shown[NamedFieldResponse | None]

class JournalEntryTransaction(Record):
    id: Shown[int]
    type: Shown[JournalEntryTransactionType | str]
    ref_number: Shown[str | None]

class MarkApBillAsExportedUpdateResponse(Record):
    success: Shown[bool]
    error_message: Shown[str | None]
    bill_id: Shown[int]

class MarkApCreditAsExportedUpdateResponse(Record):
    success: Shown[bool]
    error_message: Shown[str | None]
    ap_credit_id: Shown[int]

class MarkApPaymentAsExportedUpdateResponse(Record):
    success: Shown[bool]
    error_message: Shown[str | None]
    ap_payment_id: Shown[int]

class MarkInventoryBillAsExportedUpdateResponse(Record):
    success: Shown[bool]
    error_message: Shown[str | None]
    inventory_bill_id: Shown[int]

class NamedFieldResponse(Record):
    id: Shown[int]
    name: Shown[str | None]

class NumberFieldResponse(Record):
    id: Shown[int]
    number: Shown[str | None]

class NumberedAgreement(Record):
    id: Shown[int]
    number: Shown[str | None]

class NumberedJob(Record):
    id: Shown[int]
    number: Shown[str | None]

class Payment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    applied_to: Shown[builtins.list[PaymentAppliedResponse] | None]
    auth_code: Shown[str | None]
    batch: Shown[BatchResponse | None]
    business_unit: Shown[NamedFieldResponse | None]
    check_number: Shown[str | None]
    created_by: Shown[str | None]
    customer: Shown[NamedFieldResponse | None]
    custom_fields: Shown[builtins.list[CustomFieldModel] | None]
    date: Shown[When | None]
    deposit: Shown[NamedFieldResponse | None]
    general_ledger_account: Shown[GLAccountResponse | None]
    memo: Shown[str | None]
    reference_number: Shown[str | None]
    sync_status: Shown[str | None]
    total: Shown[Decimal | None]
    type: Shown[str | None]
    type_id: Shown[str | None]
    unapplied_amount: Shown[Decimal | None]
    refunded_payment_id: Shown[int | None]

class PaymentAppliedResponse(Record):
    applied_amount: Shown[Decimal | None]
    applied_by: Shown[str | None]
    applied_id: Shown[int]
    applied_on: Shown[When | None]
    applied_to: Shown[int]
    applied_to_reference_number: Shown[str | None]

class PaymentCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class PaymentResponse(Record):
    active: Shown[bool | None]
    auth_code: Shown[str | None]
    check_number: Shown[str | None]
    customer_id: Shown[int | None]
    export_id: Shown[str | None]
    id: Shown[int]
    memo: Shown[str | None]
    paid_on: Shown[When | None]
    splits: Shown[builtins.list[PaymentSplitApiModel]]
    status: Shown[PaymentStatus | str | None]
    transaction_status: Shown[TransactionProcessingStatus | str | None]
    type_id: Shown[int]

class PaymentSplitApiModel(Record):
    amount: Shown[Decimal | None]
    invoice_id: Shown[int | None]
    invoice_number: Shown[str | None]

class PaymentTerm(Record):
    id: Shown[int | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    due_day_type: Shown[PaymentTermDueDayType | str]
    due_day: Shown[int | None]
    is_customer_default: Shown[bool]
    is_vendor_default: Shown[bool]
    in_use: Shown[bool | None]
    payment_term_discount_model: Shown[PaymentTermDiscountAPIModel]
    interest_settings: Shown[InterestSettingsAPIModel]

class PaymentTermDiscountAPIModel(Record):
    id: Shown[int | None]
    discount_apply_to: Shown[PaymentTermApplyTo | str | None]
    discount: Shown[Decimal | None]
    discount_type: Shown[PaymentTermValueType | str | None]
    account: Shown[str | None]
    apply_by: Shown[DiscountAppliedBy | str | None]
    apply_by_value: Shown[int | None]

class PaymentType(Record):
    id: Shown[int]
    created_on: Shown[When | None]
    modified_on: Shown[When | None]
    name: Shown[str]

class RemittanceVendor(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    customer_id: Shown[str | None]
    is_approved: Shown[bool]
    is_verified: Shown[bool]
    contact_info: Shown[RemittanceVendorContactInfoResponse | None]
    address: Shown[AddressResponse | None]

class RemittanceVendorContactInfoResponse(Record):
    first_name: Shown[str | None]
    last_name: Shown[str | None]
    phone: Shown[str | None]
    email: Shown[str | None]
    fax: Shown[str | None]

class RoyaltyResponse(Record):
    status: Shown[str | None]
    date: Shown[When | None]
    sent_on: Shown[When | None]
    memo: Shown[str | None]

class SalesTaxResponse(Record):
    id: Shown[int]
    name: Shown[str | None]
    tax_rate: Shown[Decimal]

class TaxRateResponse(Record):
    id: Shown[int | None]
    tax_name: Shown[str | None]
    tax_base_type: Shown[builtins.list[TaxBaseTypeNames | str]]
    tax_rate: Shown[Decimal]
    sales_tax_item: Shown[str | None]

class TaxZone(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    color: Shown[int | None]
    is_tax_rate_separated: Shown[bool]
    is_multiple_tax_zone: Shown[bool]
    rates: Shown[builtins.list[TaxRateResponse]]

class TemplateExecution(Record):
    execution_id: Shown[str]
    tasks: Shown[builtins.list[CreatedTask]]
    status: Shown[str]
    errors: Shown[builtins.list[TemplateExecutionError]]

class TemplateExecutionError(Record):
    message: Shown[str]

class UpdatedTask(Record):
    task_id: Shown[str]

class CreditMemoSplitDict(TypedDict):
    invoice_id: NotRequired[int | None]
    amount: NotRequired[float | Decimal | None]

class CreditMemoSplitJson(TypedDict):
    invoiceId: NotRequired[int | None]
    amount: NotRequired[float | Decimal | None]

class CustomFieldOperationDict(TypedDict):
    object_id: int
    custom_fields: Iterable[CustomFieldPairDict]

class CustomFieldOperationJson(TypedDict):
    objectId: int
    customFields: Iterable[CustomFieldPairDict]

class CustomFieldPairDict(TypedDict):
    name: str
    value: NotRequired[str | None]

class ExternalObjectDict(TypedDict):
    id: NotRequired[str | None]
    type: NotRequired[str | None]
    name: NotRequired[str | None]
    url: NotRequired[str | None]

class InvoiceItemUpdateDict(TypedDict):
    sku_id: NotRequired[int | None]
    sku_name: NotRequired[str | None]
    technician_id: NotRequired[int | None]
    description: str
    quantity: float | Decimal
    unit_price: NotRequired[float | Decimal | None]
    cost: NotRequired[float | Decimal | None]
    is_add_on: NotRequired[bool | None]
    signature: NotRequired[str | None]
    technician_acknowledgement_signature: NotRequired[str | None]
    installed_on: NotRequired[Moment | None]
    inventory_warehouse_name: NotRequired[str | None]
    skip_updating_membership_prices: NotRequired[bool | None]
    item_group_name: NotRequired[str | None]
    item_group_root_id: NotRequired[int | None]
    inventory_location_id: NotRequired[int | None]
    duration_billing_id: NotRequired[int | None]
    budget_code_id: NotRequired[int | None]
    id: NotRequired[int | None]

class InvoiceItemUpdateJson(TypedDict):
    skuId: NotRequired[int | None]
    skuName: NotRequired[str | None]
    technicianId: NotRequired[int | None]
    description: str
    quantity: float | Decimal
    unitPrice: NotRequired[float | Decimal | None]
    cost: NotRequired[float | Decimal | None]
    isAddOn: NotRequired[bool | None]
    signature: NotRequired[str | None]
    technicianAcknowledgementSignature: NotRequired[str | None]
    installedOn: NotRequired[Moment | None]
    inventoryWarehouseName: NotRequired[str | None]
    skipUpdatingMembershipPrices: NotRequired[bool | None]
    itemGroupName: NotRequired[str | None]
    itemGroupRootId: NotRequired[int | None]
    inventoryLocationId: NotRequired[int | None]
    durationBillingId: NotRequired[int | None]
    budgetCodeId: NotRequired[int | None]
    id: NotRequired[int | None]

class JournalEntryLineCreateRequestDict(TypedDict):
    post_date: NotRequired[datetime.date | str | None]
    debit: float | Decimal
    credit: float | Decimal
    memo: NotRequired[str | None]
    account_id: NotRequired[int | None]
    quantity: NotRequired[float | Decimal | None]
    unit_amount: NotRequired[float | Decimal | None]
    external_objects: NotRequired[Iterable[ExternalObjectDict] | None]
    business_unit_id: NotRequired[int | None]
    customer_id: NotRequired[int | None]
    vendor_id: NotRequired[int | None]
    inventory_location_id: NotRequired[int | None]
    job_id: NotRequired[int | None]
    customer_location_id: NotRequired[int | None]
    payment_type_id: NotRequired[int | None]
    project_id: NotRequired[int | None]
    budget_code_id: NotRequired[int | None]
    employee_id: NotRequired[int | None]
    service_agreement_id: NotRequired[int | None]
    applied_to: NotRequired[JournalEntryTransactionDict | JournalEntryTransactionJson | None]
    sku: NotRequired[JournalEntrySkuSaveRequestDict | None]

class JournalEntryLineCreateRequestJson(TypedDict):
    postDate: NotRequired[datetime.date | str | None]
    debit: float | Decimal
    credit: float | Decimal
    memo: NotRequired[str | None]
    accountId: NotRequired[int | None]
    quantity: NotRequired[float | Decimal | None]
    unitAmount: NotRequired[float | Decimal | None]
    externalObjects: NotRequired[Iterable[ExternalObjectDict] | None]
    businessUnitId: NotRequired[int | None]
    customerId: NotRequired[int | None]
    vendorId: NotRequired[int | None]
    inventoryLocationId: NotRequired[int | None]
    jobId: NotRequired[int | None]
    customerLocationId: NotRequired[int | None]
    paymentTypeId: NotRequired[int | None]
    projectId: NotRequired[int | None]
    budgetCodeId: NotRequired[int | None]
    employeeId: NotRequired[int | None]
    serviceAgreementId: NotRequired[int | None]
    appliedTo: NotRequired[JournalEntryTransactionDict | JournalEntryTransactionJson | None]
    sku: NotRequired[JournalEntrySkuSaveRequestDict | None]

class JournalEntrySkuSaveRequestDict(TypedDict):
    id: int
    type: JournalEntrySkuType

class JournalEntryTransactionDict(TypedDict):
    id: int
    type: JournalEntryTransactionType
    ref_number: NotRequired[str | None]

class JournalEntryTransactionJson(TypedDict):
    id: int
    type: JournalEntryTransactionType
    refNumber: NotRequired[str | None]

class MarkApCreditAsExportedUpdateRequestDict(TypedDict):
    ap_credit_id: int

class MarkApCreditAsExportedUpdateRequestJson(TypedDict):
    apCreditId: int

class MarkApPaymentAsExportedUpdateRequestDict(TypedDict):
    external_id: NotRequired[str | None]
    external_message: NotRequired[str | None]
    ap_payment_id: int

class MarkApPaymentAsExportedUpdateRequestJson(TypedDict):
    externalId: NotRequired[str | None]
    externalMessage: NotRequired[str | None]
    apPaymentId: int

class PaymentSettlementUpdateDict(TypedDict):
    id: int
    settlement_status: NotRequired[SettlementStatus | None]
    settlement_date: NotRequired[Moment | None]

class PaymentSettlementUpdateJson(TypedDict):
    id: int
    settlementStatus: NotRequired[SettlementStatus | None]
    settlementDate: NotRequired[Moment | None]

class PaymentSplitApiModelDict(TypedDict):
    amount: NotRequired[float | Decimal | None]
    invoice_id: NotRequired[int | None]
    invoice_number: NotRequired[str | None]

class PaymentSplitApiModelJson(TypedDict):
    amount: NotRequired[float | Decimal | None]
    invoiceId: NotRequired[int | None]
    invoiceNumber: NotRequired[str | None]

class TakenCreditMemoDict(TypedDict):
    external_id: NotRequired[str | None]
    external_message: NotRequired[str | None]
    credit_memo_id: int

class TakenCreditMemoJson(TypedDict):
    externalId: NotRequired[str | None]
    externalMessage: NotRequired[str | None]
    creditMemoId: int

class TakenInvoiceDict(TypedDict):
    external_id: NotRequired[str | None]
    external_message: NotRequired[str | None]
    invoice_id: int

class TakenInvoiceJson(TypedDict):
    externalId: NotRequired[str | None]
    externalMessage: NotRequired[str | None]
    invoiceId: int

class GlAccountsCalls:
    def get_type_list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        names: Texts | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[GlAccountType]:
        """All gl account type records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        names: Texts | None = None,
        numbers: Texts | None = None,
        types: Texts | None = None,
        subtypes: Texts | None = None,
        description: str | None = None,
        source: GeneralLedgerAccountSource | None = None,
        is_intacct_group: bool | None = None,
        is_intacct_bank_account: bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[GlAccount]:
        """All gl account records, page after page."""
    def create_account(
        self,
        *,
        name: str | None = ...,
        number: str | None = ...,
        description: str | None = ...,
        type: str | None = ...,
        subtype: str | None = ...,
    ) -> GlAccount:
        """Open an account."""
    def get_account(self, account_id: int, /) -> GlAccount:
        """One account that is in use."""
    def update_account(
        self,
        account_id: int,
        /,
        *,
        name: str | None = ...,
        number: str | None = ...,
        description: str | None = ...,
        type: str | None = ...,
        subtype: str | None = ...,
        active: bool | None = ...,
    ) -> GlAccount:
        """Change an account, put one that nothing is booked on out of use, or take it up again."""

class JournalEntriesCalls:
    def get(self, id: UUID | str, /) -> JournalEntry:
        """One journal entry by its id."""
    def create_journal_entry(
        self,
        *,
        status: JournalEntryPostingStatus,
        version_id: int,
        name: str | None = ...,
        message: str | None = ...,
        post_date: datetime.date | str | None = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
        lines: Iterable[JournalEntryLineCreateRequestDict | JournalEntryLineCreateRequestJson] | None = ...,
    ) -> None:
        """Book what happened elsewhere."""
    def delete_journal_entry(self, id: UUID | str, /) -> None:
        """Take back an entry that an app made."""
    def full_update(
        self,
        id: UUID | str,
        /,
        *,
        status: JournalEntryPostingStatus,
        version_id: int,
        name: str | None = ...,
        message: str | None = ...,
        post_date: datetime.date | str | None = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
        lines: Iterable[JournalEntryLineCreateRequestDict | JournalEntryLineCreateRequestJson] | None = ...,
    ) -> None:
        """Write an entry that an app made anew, with all of its lines; it has a new version then."""
    def get_details(
        self, id: UUID | str, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[JournalEntryDetailsResponse]:
        """What an entry books, by account, part of the business, document and thing sold, bought or used, page after page."""
    def list(
        self,
        *,
        ids: Texts | None = None,
        exported_by: Ids | None = None,
        empty: EmptyJeHandling | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field: Mapping[str, str] | None = None,
        business_unit_ids: Ids | None = None,
        customer_name: str | None = None,
        exported_from: Moment | None = None,
        exported_to: Moment | None = None,
        inventory_location_name: str | None = None,
        location_name: str | None = None,
        number_from: int | None = None,
        number_to: int | None = None,
        posted_from: Moment | None = None,
        posted_to: Moment | None = None,
        ref_number: Texts | None = None,
        service_agreement_ids: Ids | None = None,
        statuses: Iterable[JournalEntryPostingStatus] | None = None,
        sync_statuses: Iterable[JournalEntrySyncStatus] | None = None,
        transaction_posted_from: Moment | None = None,
        transaction_posted_to: Moment | None = None,
        transaction_types: Iterable[JournalEntryTransactionType] | None = None,
        vendor_name: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JournalEntry]:
        """Journal entries; without those that are empty and nobody has synced, unless they are asked for, page after page."""
    def get_summary(
        self, id: UUID | str, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[JournalEntrySummaryResponse]:
        """What an entry books, by account and part of the business, page after page."""
    def sync_update(
        self,
        id: UUID | str,
        /,
        *,
        sync_status: JournalEntrySyncStatus,
        version_id: int = ...,
        message: str = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
    ) -> JournalEntry:
        """Note how far an entry has come on its way to the contractor's books, and in which version."""
    def update(
        self,
        id: UUID | str,
        /,
        *,
        status: JournalEntryPostingStatus = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
    ) -> JournalEntry:
        """Open or close an entry, and note values on it."""

class ApBillsCalls:
    def get_by_id(self, bill_id: int, /) -> ApBill:
        """One ap bill by its id."""
    def get_list_paginated(
        self,
        *,
        bill_type: ApBillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sources: Iterable[ApBillSource] | None = None,
        statuses: Iterable[ApBillStatus] | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ApBill]:
        """Bills of a kind: those for goods, unless told, page after page."""
    def mark_as_exported(self, *, bill_ids: Iterable[int]) -> builtins.list[MarkApBillAsExportedUpdateResponse]:
        """Note which bills the contractor's books have taken."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
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
    ) -> Iterator[ApBillCustomFieldType]:
        """All ap bill custom field type records, page after page."""

class InventoryBillsCalls:
    def list(
        self,
        *,
        bill_type: BillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> builtins.list[InventoryBill]:
        """Bills of a kind, or all of them, without the envelope of a page."""
    def get_list_paginated(
        self,
        *,
        bill_type: BillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[InventoryBill]:
        """Bills of a kind, or all of them, page after page."""
    def mark_as_exported(
        self, *, inventory_bill_ids: Iterable[int]
    ) -> builtins.list[MarkInventoryBillAsExportedUpdateResponse]:
        """Note which bills the contractor's books have taken."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportInventoryBill]:
        """Every inventory bill in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportInventoryBill]]:
        """The same page by page; `next` of the last one is where to go on next time."""
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
    ) -> Iterator[InventoryBillCustomFieldType]:
        """All inventory bill custom field type records, page after page."""

class InvoicesCalls:
    def delete_invoice_item(self, invoice_id: int, item_id: int, /) -> None:
        """Take a line off an invoice that is still open."""
    def update_invoice_items(
        self,
        invoice_id: int,
        /,
        *,
        description: str,
        quantity: float | Decimal,
        sku_id: int | None = ...,
        sku_name: str | None = ...,
        technician_id: int | None = ...,
        unit_price: float | Decimal | None = ...,
        cost: float | Decimal | None = ...,
        is_add_on: bool | None = ...,
        signature: str | None = ...,
        technician_acknowledgement_signature: str | None = ...,
        installed_on: Moment | None = ...,
        inventory_warehouse_name: str | None = ...,
        skip_updating_membership_prices: bool | None = ...,
        item_group_name: str | None = ...,
        item_group_root_id: int | None = ...,
        inventory_location_id: int | None = ...,
        duration_billing_id: int | None = ...,
        budget_code_id: int | None = ...,
        id: int | None = ...,
    ) -> None:
        """Put a line on an invoice that is still open, or change one of its lines."""
    def get_invoice_tasks(
        self, invoice_id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[InvoiceTask]:
        """All invoice task records, page after page."""
    def create_invoice_task(
        self, invoice_id: int, /, *, template_id: str, variables: Mapping[str, str] | None = ...
    ) -> TemplateExecution:
        """Do what a template says about an invoice; one that cannot be used makes no task, and says why."""
    def update_invoice_task(
        self,
        invoice_id: int,
        task_id: UUID | str,
        /,
        *,
        name: str | None = ...,
        status: str | None = ...,
        assignee_id: UUID | str | None = ...,
        due_date: Moment | None = ...,
        description: str | None = ...,
    ) -> UpdatedTask:
        """Change what is to be done, by whom, and by when; null takes it away."""
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
    ) -> Iterator[InvoiceCustomFieldType]:
        """All invoice custom field type records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        batch_id: int | None = None,
        job_id: int | None = None,
        business_unit_id: int | None = None,
        customer_id: int | None = None,
        adjustment_to_id: int | None = None,
        due_date_on_or_after: Moment | None = None,
        due_date_before: Moment | None = None,
        number: str | None = None,
        active_state: Literal["ActiveOnly", "InactiveOnly", "All"] | None = None,
        assigned_to_ids: Iterable[int] | None = None,
        balance_filter_balance: float | Decimal | None = None,
        balance_filter_comparer: Literal["Equals", "NotEquals", "Greater", "Less"] | None = None,
        batch_number: int | None = None,
        invoice_configurations: Iterable[InvoiceConfiguration] | None = None,
        invoiced_on_before: Moment | None = None,
        invoiced_on_or_after: Moment | None = None,
        job_number: str | None = None,
        review_statuses: Iterable[InvoiceReviewStatus] | None = None,
        statuses: Iterable[Literal["Pending", "Posted", "Exported"]] | None = None,
        total_greater: float | Decimal | None = None,
        total_less: float | Decimal | None = None,
        sort: str | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Invoice]:
        """All invoice records, page after page."""
    def create_adjustment_invoice(
        self,
        *,
        adjustment_to_id: int,
        number: str | None = ...,
        type_id: int | None = ...,
        invoiced_on: Moment | None = ...,
        subtotal: float | Decimal | None = ...,
        tax: float | Decimal | None = ...,
        tax_zone_id: int | None = ...,
        summary: str | None = ...,
        royalty_status: RoyaltyStatus | None = ...,
        royalty_date: Moment | None = ...,
        royalty_sent_on: Moment | None = ...,
        royalty_memo: str | None = ...,
        export_id: str | None = ...,
        review_status: InvoiceReviewStatus | None = ...,
        assigned_to_id: int | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[InvoiceItemUpdateDict | InvoiceItemUpdateJson] | None = ...,
    ) -> int:
        """Put an invoice right by another one, of which only the lines say what differs."""
    def mark_as_exported(
        self, *, items: Iterable[TakenInvoiceDict | TakenInvoiceJson]
    ) -> builtins.list[InvoiceOutcome]:
        """Note which invoices the contractor's books have taken, each for itself."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    def update_invoice(
        self,
        id: int,
        /,
        *,
        number: str | None = ...,
        type_id: int | None = ...,
        invoiced_on: Moment | None = ...,
        subtotal: float | Decimal | None = ...,
        tax: float | Decimal | None = ...,
        tax_zone_id: int | None = ...,
        summary: str | None = ...,
        royalty_status: RoyaltyStatus | None = ...,
        royalty_date: Moment | None = ...,
        royalty_sent_on: Moment | None = ...,
        royalty_memo: str | None = ...,
        export_id: str | None = ...,
        review_status: InvoiceReviewStatus | None = ...,
        assigned_to_id: int | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[InvoiceItemUpdateDict | InvoiceItemUpdateJson] | None = ...,
        due_date: datetime.date | str | None = ...,
        payments: Iterable[PaymentSettlementUpdateDict | PaymentSettlementUpdateJson] | None = ...,
    ) -> None:
        """Change an invoice: its money and its lines while it is open, the rest until it is exported."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Invoice]:
        """Every invoice in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Invoice]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class InvoiceItemsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[InvoiceItem]:
        """Every invoice item in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[InvoiceItem]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class CreditMemosCalls:
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
    ) -> Iterator[CreditMemoCustomFieldType]:
        """All credit memo custom field type records, page after page."""
    def get_credit_memos_list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        batch_id: int | None = None,
        date_on_or_after: datetime.date | str | None = None,
        date_before: datetime.date | str | None = None,
        business_unit_ids: Ids | None = None,
        applied_to_invoice_ids: Ids | None = None,
        applied_on_or_after: datetime.date | str | None = None,
        applied_before: datetime.date | str | None = None,
        applied_to_reference_number: str | None = None,
        balance_filter_amount: float | Decimal | None = None,
        balance_filter_comparer: AmountComparisonOperator | None = None,
        batch_number: str | None = None,
        total_filter_amount: float | Decimal | None = None,
        total_filter_comparer: AmountComparisonOperator | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CreditMemo]:
        """All credit memo records, page after page."""
    def add_credit_memo_splits(
        self, id: int, /, *, splits: Iterable[CreditMemoSplitDict | CreditMemoSplitJson | None] | None = ...
    ) -> CreditMemoSplitsResponse:
        """Let more of a credit go to invoices."""
    def mark_as_exported(
        self, *, items: Iterable[TakenCreditMemoDict | TakenCreditMemoJson]
    ) -> builtins.list[CreditMemoOutcome]:
        """Note which credit memos the contractor's books have taken, each for itself."""
    def update_credit_memo(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        summary: str = ...,
        date: datetime.date | str = ...,
        business_unit_id: int = ...,
    ) -> CreditMemoUpdateResponse:
        """Change a credit memo that is not exported; one that is taken back goes nowhere any more."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    def get_credit_memos_items_list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        credit_memo_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CreditMemoItem]:
        """All credit memo item records, page after page."""
    def get_credit_memo_items_list(
        self,
        id: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        business_unit_ids: Ids | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CreditMemoLine]:
        """All credit memo line records, page after page."""

class PaymentsCalls:
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
    ) -> Iterator[PaymentCustomFieldType]:
        """All payment custom field type records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        batch_id: int | None = None,
        customer_id: int | None = None,
        transaction_type: PaymentTransactionType | None = None,
        applied_to_invoice_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        deposit_ids: Ids | None = None,
        active_state: Literal["ActiveOnly", "InactiveOnly", "All"] | None = None,
        applied_to_reference_number: str | None = None,
        batch_number: int | None = None,
        paid_on_after: Moment | None = None,
        paid_on_before: Moment | None = None,
        statuses: Texts | None = None,
        total_greater: float | Decimal | None = None,
        total_less: float | Decimal | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Payment]:
        """All payment records, page after page."""
    def create(
        self,
        *,
        type_id: int,
        amount: float | Decimal | None = ...,
        auth_code: str | None = ...,
        check_number: str | None = ...,
        customer_id: int | None = ...,
        export_id: str | None = ...,
        memo: str | None = ...,
        paid_on: Moment | None = ...,
        splits: Iterable[PaymentSplitApiModelDict | PaymentSplitApiModelJson] | None = ...,
        status: PaymentStatus | None = ...,
    ) -> PaymentResponse:
        """Take a payment, of as much as its splits come to unless told, and let it pay invoices."""
    def update(
        self,
        id: int,
        /,
        *,
        type_id: int,
        splits: Iterable[PaymentSplitApiModelDict | PaymentSplitApiModelJson],
        active: bool = ...,
        auth_code: str = ...,
        check_number: str = ...,
        export_id: str = ...,
        memo: str = ...,
        paid_on: Moment = ...,
        status: PaymentStatus = ...,
    ) -> PaymentResponse:
        """Change a payment that is not exported; its splits take the place of those before."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    def update_status(self, *, payment_ids: Iterable[int], status: PaymentStatus) -> None:
        """Post or export several payments, all of them or none; what is exported stays so."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Payment]:
        """Every payment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Payment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class BankDepositsCalls:
    def get_transactions_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[DepositTransaction]:
        """All deposit transaction records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        deposit_date_on_or_after: Moment | None = None,
        deposit_date_before: Moment | None = None,
        reviewed_on_or_after: Moment | None = None,
        reviewed_before: Moment | None = None,
        review_status: DepositReviewStatus | None = None,
        deposit_status: DepositStatus | None = None,
        sync_status: SyncStatus | None = None,
        gross_amount_greater: float | Decimal | None = None,
        gross_amount_less: float | Decimal | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Deposit]:
        """All deposit records, page after page."""
    def mark_as_exported(self, *, ids: Iterable[int] | None = ...) -> None:
        """Note that the contractor's books have these deposits, all of them or none."""

class PaymentTermsCalls:
    def get_payment_term_model(self, payment_term_id: int, /) -> PaymentTerm:
        """One payment term by its id."""
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
    ) -> Iterator[PaymentTerm]:
        """All payment term records, page after page."""

class PaymentTypesCalls:
    def get(self, id: int, /) -> PaymentType:
        """One payment type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PaymentType]:
        """All payment type records, page after page."""

class RemittanceVendorsCalls:
    def list(
        self,
        *,
        ids: Iterable[int] | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[RemittanceVendor]:
        """All remittance vendor records, page after page."""
    def get_by_id(self, id: int, /) -> RemittanceVendor:
        """One remittance vendor by its id."""

class ApCreditsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ApCredit]:
        """All ap credit records, page after page."""
    def mark_as_exported(
        self, *, items: Iterable[MarkApCreditAsExportedUpdateRequestDict | MarkApCreditAsExportedUpdateRequestJson]
    ) -> builtins.list[MarkApCreditAsExportedUpdateResponse]:
        """Note which credits the contractor's books have taken."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
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
    ) -> Iterator[ApCreditCustomFieldType]:
        """All ap credit custom field type records, page after page."""

class ApPaymentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ApPayment]:
        """All ap payment records, page after page."""
    def mark_as_exported(
        self, *, items: Iterable[MarkApPaymentAsExportedUpdateRequestDict | MarkApPaymentAsExportedUpdateRequestJson]
    ) -> builtins.list[MarkApPaymentAsExportedUpdateResponse]:
        """Note which payments the contractor's books have taken, and under which ids."""
    def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
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
    ) -> Iterator[ApPaymentCustomFieldType]:
        """All ap payment custom field type records, page after page."""

class TaxZonesCalls:
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
    ) -> Iterator[TaxZone]:
        """All tax zone records, page after page."""

class AccountingApi:
    gl_accounts: GlAccountsCalls
    journal_entries: JournalEntriesCalls
    ap_bills: ApBillsCalls
    inventory_bills: InventoryBillsCalls
    invoices: InvoicesCalls
    invoice_items: InvoiceItemsCalls
    credit_memos: CreditMemosCalls
    payments: PaymentsCalls
    bank_deposits: BankDepositsCalls
    payment_terms: PaymentTermsCalls
    payment_types: PaymentTypesCalls
    remittance_vendors: RemittanceVendorsCalls
    ap_credits: ApCreditsCalls
    ap_payments: ApPaymentsCalls
    tax_zones: TaxZonesCalls

class ApInvoicesModel(InventoryBillsCalls):
    """AP invoice (inventory bill)."""
    def list(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        *,
        bill_type: BillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[InventoryBill]:
        """Bills of a kind, or all of them, page after page."""

class ArInvoicesModel(InvoicesCalls):
    """AR invoice."""

    create = InvoicesCalls.create_adjustment_invoice
    update = InvoicesCalls.update_invoice

class PaymentsModel(PaymentsCalls):
    """AR payment."""

class TaxCodesModel(TaxZonesCalls):
    """Tax code (tax zone)."""

class AsyncGlAccountsCalls:
    def get_type_list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        names: Texts | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[GlAccountType]:
        """All gl account type records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        names: Texts | None = None,
        numbers: Texts | None = None,
        types: Texts | None = None,
        subtypes: Texts | None = None,
        description: str | None = None,
        source: GeneralLedgerAccountSource | None = None,
        is_intacct_group: bool | None = None,
        is_intacct_bank_account: bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[GlAccount]:
        """All gl account records, page after page."""
    async def create_account(
        self,
        *,
        name: str | None = ...,
        number: str | None = ...,
        description: str | None = ...,
        type: str | None = ...,
        subtype: str | None = ...,
    ) -> GlAccount:
        """Open an account."""
    async def get_account(self, account_id: int, /) -> GlAccount:
        """One account that is in use."""
    async def update_account(
        self,
        account_id: int,
        /,
        *,
        name: str | None = ...,
        number: str | None = ...,
        description: str | None = ...,
        type: str | None = ...,
        subtype: str | None = ...,
        active: bool | None = ...,
    ) -> GlAccount:
        """Change an account, put one that nothing is booked on out of use, or take it up again."""

class AsyncJournalEntriesCalls:
    async def get(self, id: UUID | str, /) -> JournalEntry:
        """One journal entry by its id."""
    async def create_journal_entry(
        self,
        *,
        status: JournalEntryPostingStatus,
        version_id: int,
        name: str | None = ...,
        message: str | None = ...,
        post_date: datetime.date | str | None = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
        lines: Iterable[JournalEntryLineCreateRequestDict | JournalEntryLineCreateRequestJson] | None = ...,
    ) -> None:
        """Book what happened elsewhere."""
    async def delete_journal_entry(self, id: UUID | str, /) -> None:
        """Take back an entry that an app made."""
    async def full_update(
        self,
        id: UUID | str,
        /,
        *,
        status: JournalEntryPostingStatus,
        version_id: int,
        name: str | None = ...,
        message: str | None = ...,
        post_date: datetime.date | str | None = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
        lines: Iterable[JournalEntryLineCreateRequestDict | JournalEntryLineCreateRequestJson] | None = ...,
    ) -> None:
        """Write an entry that an app made anew, with all of its lines; it has a new version then."""
    def get_details(
        self, id: UUID | str, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[JournalEntryDetailsResponse]:
        """What an entry books, by account, part of the business, document and thing sold, bought or used, page after page."""
    def list(
        self,
        *,
        ids: Texts | None = None,
        exported_by: Ids | None = None,
        empty: EmptyJeHandling | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field: Mapping[str, str] | None = None,
        business_unit_ids: Ids | None = None,
        customer_name: str | None = None,
        exported_from: Moment | None = None,
        exported_to: Moment | None = None,
        inventory_location_name: str | None = None,
        location_name: str | None = None,
        number_from: int | None = None,
        number_to: int | None = None,
        posted_from: Moment | None = None,
        posted_to: Moment | None = None,
        ref_number: Texts | None = None,
        service_agreement_ids: Ids | None = None,
        statuses: Iterable[JournalEntryPostingStatus] | None = None,
        sync_statuses: Iterable[JournalEntrySyncStatus] | None = None,
        transaction_posted_from: Moment | None = None,
        transaction_posted_to: Moment | None = None,
        transaction_types: Iterable[JournalEntryTransactionType] | None = None,
        vendor_name: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JournalEntry]:
        """Journal entries; without those that are empty and nobody has synced, unless they are asked for, page after page."""
    def get_summary(
        self, id: UUID | str, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[JournalEntrySummaryResponse]:
        """What an entry books, by account and part of the business, page after page."""
    async def sync_update(
        self,
        id: UUID | str,
        /,
        *,
        sync_status: JournalEntrySyncStatus,
        version_id: int = ...,
        message: str = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
    ) -> JournalEntry:
        """Note how far an entry has come on its way to the contractor's books, and in which version."""
    async def update(
        self,
        id: UUID | str,
        /,
        *,
        status: JournalEntryPostingStatus = ...,
        custom_fields: Mapping[str, str | None] | None = ...,
    ) -> JournalEntry:
        """Open or close an entry, and note values on it."""

class AsyncApBillsCalls:
    async def get_by_id(self, bill_id: int, /) -> ApBill:
        """One ap bill by its id."""
    def get_list_paginated(
        self,
        *,
        bill_type: ApBillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sources: Iterable[ApBillSource] | None = None,
        statuses: Iterable[ApBillStatus] | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ApBill]:
        """Bills of a kind: those for goods, unless told, page after page."""
    async def mark_as_exported(self, *, bill_ids: Iterable[int]) -> builtins.list[MarkApBillAsExportedUpdateResponse]:
        """Note which bills the contractor's books have taken."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
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
    ) -> AsyncIterator[ApBillCustomFieldType]:
        """All ap bill custom field type records, page after page."""

class AsyncInventoryBillsCalls:
    async def list(
        self,
        *,
        bill_type: BillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> builtins.list[InventoryBill]:
        """Bills of a kind, or all of them, without the envelope of a page."""
    def get_list_paginated(
        self,
        *,
        bill_type: BillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[InventoryBill]:
        """Bills of a kind, or all of them, page after page."""
    async def mark_as_exported(
        self, *, inventory_bill_ids: Iterable[int]
    ) -> builtins.list[MarkInventoryBillAsExportedUpdateResponse]:
        """Note which bills the contractor's books have taken."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportInventoryBill]:
        """Every inventory bill in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportInventoryBill]]:
        """The same page by page; `next` of the last one is where to go on next time."""
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
    ) -> AsyncIterator[InventoryBillCustomFieldType]:
        """All inventory bill custom field type records, page after page."""

class AsyncInvoicesCalls:
    async def delete_invoice_item(self, invoice_id: int, item_id: int, /) -> None:
        """Take a line off an invoice that is still open."""
    async def update_invoice_items(
        self,
        invoice_id: int,
        /,
        *,
        description: str,
        quantity: float | Decimal,
        sku_id: int | None = ...,
        sku_name: str | None = ...,
        technician_id: int | None = ...,
        unit_price: float | Decimal | None = ...,
        cost: float | Decimal | None = ...,
        is_add_on: bool | None = ...,
        signature: str | None = ...,
        technician_acknowledgement_signature: str | None = ...,
        installed_on: Moment | None = ...,
        inventory_warehouse_name: str | None = ...,
        skip_updating_membership_prices: bool | None = ...,
        item_group_name: str | None = ...,
        item_group_root_id: int | None = ...,
        inventory_location_id: int | None = ...,
        duration_billing_id: int | None = ...,
        budget_code_id: int | None = ...,
        id: int | None = ...,
    ) -> None:
        """Put a line on an invoice that is still open, or change one of its lines."""
    def get_invoice_tasks(
        self, invoice_id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[InvoiceTask]:
        """All invoice task records, page after page."""
    async def create_invoice_task(
        self, invoice_id: int, /, *, template_id: str, variables: Mapping[str, str] | None = ...
    ) -> TemplateExecution:
        """Do what a template says about an invoice; one that cannot be used makes no task, and says why."""
    async def update_invoice_task(
        self,
        invoice_id: int,
        task_id: UUID | str,
        /,
        *,
        name: str | None = ...,
        status: str | None = ...,
        assignee_id: UUID | str | None = ...,
        due_date: Moment | None = ...,
        description: str | None = ...,
    ) -> UpdatedTask:
        """Change what is to be done, by whom, and by when; null takes it away."""
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
    ) -> AsyncIterator[InvoiceCustomFieldType]:
        """All invoice custom field type records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        batch_id: int | None = None,
        job_id: int | None = None,
        business_unit_id: int | None = None,
        customer_id: int | None = None,
        adjustment_to_id: int | None = None,
        due_date_on_or_after: Moment | None = None,
        due_date_before: Moment | None = None,
        number: str | None = None,
        active_state: Literal["ActiveOnly", "InactiveOnly", "All"] | None = None,
        assigned_to_ids: Iterable[int] | None = None,
        balance_filter_balance: float | Decimal | None = None,
        balance_filter_comparer: Literal["Equals", "NotEquals", "Greater", "Less"] | None = None,
        batch_number: int | None = None,
        invoice_configurations: Iterable[InvoiceConfiguration] | None = None,
        invoiced_on_before: Moment | None = None,
        invoiced_on_or_after: Moment | None = None,
        job_number: str | None = None,
        review_statuses: Iterable[InvoiceReviewStatus] | None = None,
        statuses: Iterable[Literal["Pending", "Posted", "Exported"]] | None = None,
        total_greater: float | Decimal | None = None,
        total_less: float | Decimal | None = None,
        sort: str | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Invoice]:
        """All invoice records, page after page."""
    async def create_adjustment_invoice(
        self,
        *,
        adjustment_to_id: int,
        number: str | None = ...,
        type_id: int | None = ...,
        invoiced_on: Moment | None = ...,
        subtotal: float | Decimal | None = ...,
        tax: float | Decimal | None = ...,
        tax_zone_id: int | None = ...,
        summary: str | None = ...,
        royalty_status: RoyaltyStatus | None = ...,
        royalty_date: Moment | None = ...,
        royalty_sent_on: Moment | None = ...,
        royalty_memo: str | None = ...,
        export_id: str | None = ...,
        review_status: InvoiceReviewStatus | None = ...,
        assigned_to_id: int | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[InvoiceItemUpdateDict | InvoiceItemUpdateJson] | None = ...,
    ) -> int:
        """Put an invoice right by another one, of which only the lines say what differs."""
    async def mark_as_exported(
        self, *, items: Iterable[TakenInvoiceDict | TakenInvoiceJson]
    ) -> builtins.list[InvoiceOutcome]:
        """Note which invoices the contractor's books have taken, each for itself."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    async def update_invoice(
        self,
        id: int,
        /,
        *,
        number: str | None = ...,
        type_id: int | None = ...,
        invoiced_on: Moment | None = ...,
        subtotal: float | Decimal | None = ...,
        tax: float | Decimal | None = ...,
        tax_zone_id: int | None = ...,
        summary: str | None = ...,
        royalty_status: RoyaltyStatus | None = ...,
        royalty_date: Moment | None = ...,
        royalty_sent_on: Moment | None = ...,
        royalty_memo: str | None = ...,
        export_id: str | None = ...,
        review_status: InvoiceReviewStatus | None = ...,
        assigned_to_id: int | None = ...,
        budget_code_id: int | None = ...,
        items: Iterable[InvoiceItemUpdateDict | InvoiceItemUpdateJson] | None = ...,
        due_date: datetime.date | str | None = ...,
        payments: Iterable[PaymentSettlementUpdateDict | PaymentSettlementUpdateJson] | None = ...,
    ) -> None:
        """Change an invoice: its money and its lines while it is open, the rest until it is exported."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Invoice]:
        """Every invoice in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Invoice]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncInvoiceItemsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[InvoiceItem]:
        """Every invoice item in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[InvoiceItem]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncCreditMemosCalls:
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
    ) -> AsyncIterator[CreditMemoCustomFieldType]:
        """All credit memo custom field type records, page after page."""
    def get_credit_memos_list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        batch_id: int | None = None,
        date_on_or_after: datetime.date | str | None = None,
        date_before: datetime.date | str | None = None,
        business_unit_ids: Ids | None = None,
        applied_to_invoice_ids: Ids | None = None,
        applied_on_or_after: datetime.date | str | None = None,
        applied_before: datetime.date | str | None = None,
        applied_to_reference_number: str | None = None,
        balance_filter_amount: float | Decimal | None = None,
        balance_filter_comparer: AmountComparisonOperator | None = None,
        batch_number: str | None = None,
        total_filter_amount: float | Decimal | None = None,
        total_filter_comparer: AmountComparisonOperator | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CreditMemo]:
        """All credit memo records, page after page."""
    async def add_credit_memo_splits(
        self, id: int, /, *, splits: Iterable[CreditMemoSplitDict | CreditMemoSplitJson | None] | None = ...
    ) -> CreditMemoSplitsResponse:
        """Let more of a credit go to invoices."""
    async def mark_as_exported(
        self, *, items: Iterable[TakenCreditMemoDict | TakenCreditMemoJson]
    ) -> builtins.list[CreditMemoOutcome]:
        """Note which credit memos the contractor's books have taken, each for itself."""
    async def update_credit_memo(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        summary: str = ...,
        date: datetime.date | str = ...,
        business_unit_id: int = ...,
    ) -> CreditMemoUpdateResponse:
        """Change a credit memo that is not exported; one that is taken back goes nowhere any more."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    def get_credit_memos_items_list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        credit_memo_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CreditMemoItem]:
        """All credit memo item records, page after page."""
    def get_credit_memo_items_list(
        self,
        id: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        business_unit_ids: Ids | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CreditMemoLine]:
        """All credit memo line records, page after page."""

class AsyncPaymentsCalls:
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
    ) -> AsyncIterator[PaymentCustomFieldType]:
        """All payment custom field type records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        batch_id: int | None = None,
        customer_id: int | None = None,
        transaction_type: PaymentTransactionType | None = None,
        applied_to_invoice_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        deposit_ids: Ids | None = None,
        active_state: Literal["ActiveOnly", "InactiveOnly", "All"] | None = None,
        applied_to_reference_number: str | None = None,
        batch_number: int | None = None,
        paid_on_after: Moment | None = None,
        paid_on_before: Moment | None = None,
        statuses: Texts | None = None,
        total_greater: float | Decimal | None = None,
        total_less: float | Decimal | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Payment]:
        """All payment records, page after page."""
    async def create(
        self,
        *,
        type_id: int,
        amount: float | Decimal | None = ...,
        auth_code: str | None = ...,
        check_number: str | None = ...,
        customer_id: int | None = ...,
        export_id: str | None = ...,
        memo: str | None = ...,
        paid_on: Moment | None = ...,
        splits: Iterable[PaymentSplitApiModelDict | PaymentSplitApiModelJson] | None = ...,
        status: PaymentStatus | None = ...,
    ) -> PaymentResponse:
        """Take a payment, of as much as its splits come to unless told, and let it pay invoices."""
    async def update(
        self,
        id: int,
        /,
        *,
        type_id: int,
        splits: Iterable[PaymentSplitApiModelDict | PaymentSplitApiModelJson],
        active: bool = ...,
        auth_code: str = ...,
        check_number: str = ...,
        export_id: str = ...,
        memo: str = ...,
        paid_on: Moment = ...,
        status: PaymentStatus = ...,
    ) -> PaymentResponse:
        """Change a payment that is not exported; its splits take the place of those before."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
    async def update_status(self, *, payment_ids: Iterable[int], status: PaymentStatus) -> None:
        """Post or export several payments, all of them or none; what is exported stays so."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Payment]:
        """Every payment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Payment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncBankDepositsCalls:
    def get_transactions_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[DepositTransaction]:
        """All deposit transaction records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        deposit_date_on_or_after: Moment | None = None,
        deposit_date_before: Moment | None = None,
        reviewed_on_or_after: Moment | None = None,
        reviewed_before: Moment | None = None,
        review_status: DepositReviewStatus | None = None,
        deposit_status: DepositStatus | None = None,
        sync_status: SyncStatus | None = None,
        gross_amount_greater: float | Decimal | None = None,
        gross_amount_less: float | Decimal | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Deposit]:
        """All deposit records, page after page."""
    async def mark_as_exported(self, *, ids: Iterable[int] | None = ...) -> None:
        """Note that the contractor's books have these deposits, all of them or none."""

class AsyncPaymentTermsCalls:
    async def get_payment_term_model(self, payment_term_id: int, /) -> PaymentTerm:
        """One payment term by its id."""
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
    ) -> AsyncIterator[PaymentTerm]:
        """All payment term records, page after page."""

class AsyncPaymentTypesCalls:
    async def get(self, id: int, /) -> PaymentType:
        """One payment type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PaymentType]:
        """All payment type records, page after page."""

class AsyncRemittanceVendorsCalls:
    def list(
        self,
        *,
        ids: Iterable[int] | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[RemittanceVendor]:
        """All remittance vendor records, page after page."""
    async def get_by_id(self, id: int, /) -> RemittanceVendor:
        """One remittance vendor by its id."""

class AsyncApCreditsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ApCredit]:
        """All ap credit records, page after page."""
    async def mark_as_exported(
        self, *, items: Iterable[MarkApCreditAsExportedUpdateRequestDict | MarkApCreditAsExportedUpdateRequestJson]
    ) -> builtins.list[MarkApCreditAsExportedUpdateResponse]:
        """Note which credits the contractor's books have taken."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
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
    ) -> AsyncIterator[ApCreditCustomFieldType]:
        """All ap credit custom field type records, page after page."""

class AsyncApPaymentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ApPayment]:
        """All ap payment records, page after page."""
    async def mark_as_exported(
        self, *, items: Iterable[MarkApPaymentAsExportedUpdateRequestDict | MarkApPaymentAsExportedUpdateRequestJson]
    ) -> builtins.list[MarkApPaymentAsExportedUpdateResponse]:
        """Note which payments the contractor's books have taken, and under which ids."""
    async def update_custom_fields(
        self, *, operations: Iterable[CustomFieldOperationDict | CustomFieldOperationJson]
    ) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
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
    ) -> AsyncIterator[ApPaymentCustomFieldType]:
        """All ap payment custom field type records, page after page."""

class AsyncTaxZonesCalls:
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
    ) -> AsyncIterator[TaxZone]:
        """All tax zone records, page after page."""

class AsyncAccountingApi:
    gl_accounts: AsyncGlAccountsCalls
    journal_entries: AsyncJournalEntriesCalls
    ap_bills: AsyncApBillsCalls
    inventory_bills: AsyncInventoryBillsCalls
    invoices: AsyncInvoicesCalls
    invoice_items: AsyncInvoiceItemsCalls
    credit_memos: AsyncCreditMemosCalls
    payments: AsyncPaymentsCalls
    bank_deposits: AsyncBankDepositsCalls
    payment_terms: AsyncPaymentTermsCalls
    payment_types: AsyncPaymentTypesCalls
    remittance_vendors: AsyncRemittanceVendorsCalls
    ap_credits: AsyncApCreditsCalls
    ap_payments: AsyncApPaymentsCalls
    tax_zones: AsyncTaxZonesCalls

class AsyncApInvoicesModel(AsyncInventoryBillsCalls):
    """AP invoice (inventory bill)."""
    def list(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        *,
        bill_type: BillType | None = None,
        ids: Ids | None = None,
        batch_id: int | None = None,
        bill_number: str | None = None,
        business_unit_ids: Ids | None = None,
        job_number: str | None = None,
        purchase_order_number: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        custom_field_fields: Mapping[str, str] | None = None,
        custom_field_operator: LogicalOperator | None = None,
        batch_number: int | None = None,
        date_from: Moment | None = None,
        date_to: Moment | None = None,
        max_cost: float | Decimal | None = None,
        min_cost: float | Decimal | None = None,
        purchase_order_types: Texts | None = None,
        sync_statuses: Iterable[SyncStatusAsked] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[InventoryBill]:
        """Bills of a kind, or all of them, page after page."""

class AsyncArInvoicesModel(AsyncInvoicesCalls):
    """AR invoice."""

    create = AsyncInvoicesCalls.create_adjustment_invoice
    update = AsyncInvoicesCalls.update_invoice

class AsyncPaymentsModel(AsyncPaymentsCalls):
    """AR payment."""

class AsyncTaxCodesModel(AsyncTaxZonesCalls):
    """Tax code (tax zone)."""
