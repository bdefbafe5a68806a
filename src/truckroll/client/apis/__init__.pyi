"""The APIs that a client offers by name.

Written by `make docs`; what it says is declared in the catalogue.
"""

from truckroll.client.apis.accounting import (
    AccountingApi,
    ApInvoicesModel,
    ArInvoicesModel,
    AsyncAccountingApi,
    AsyncApInvoicesModel,
    AsyncArInvoicesModel,
    AsyncPaymentsModel,
    AsyncTaxCodesModel,
    PaymentsModel,
    TaxCodesModel,
)
from truckroll.client.apis.crm import (
    AsyncCrmApi,
    AsyncCustomersModel,
    AsyncLeadsModel,
    AsyncLocationsModel,
    AsyncServiceSitesModel,
    CrmApi,
    CustomersModel,
    LeadsModel,
    LocationsModel,
    ServiceSitesModel,
)
from truckroll.client.apis.customer_interactions import AsyncCustomerInteractionsApi, CustomerInteractionsApi
from truckroll.client.apis.dispatch import AsyncDispatchApi, DispatchApi
from truckroll.client.apis.equipment_systems import (
    AssetsModel,
    AsyncAssetsModel,
    AsyncEquipmentSystemsApi,
    EquipmentSystemsApi,
)
from truckroll.client.apis.findings import AsyncFindingsApi, FindingsApi
from truckroll.client.apis.forms import AsyncFormsApi, FormsApi
from truckroll.client.apis.inventory import (
    AsyncInventoryApi,
    AsyncItemReceiptsModel,
    AsyncPurchaseOrdersModel,
    AsyncVendorsModel,
    InventoryApi,
    ItemReceiptsModel,
    PurchaseOrdersModel,
    VendorsModel,
)
from truckroll.client.apis.jbce import AsyncJbceApi, JbceApi
from truckroll.client.apis.jpm import (
    AppointmentsModel,
    AsyncAppointmentsModel,
    AsyncJobsModel,
    AsyncJpmApi,
    AsyncProjectsModel,
    JobsModel,
    JpmApi,
    ProjectsModel,
)
from truckroll.client.apis.marketing import AsyncMarketingApi, MarketingApi
from truckroll.client.apis.marketing_ads import AsyncMarketingAdsApi, MarketingAdsApi
from truckroll.client.apis.marketing_reputation import AsyncMarketingReputationApi, MarketingReputationApi
from truckroll.client.apis.memberships import AsyncMembershipsApi, MembershipsApi
from truckroll.client.apis.payroll import AsyncPayrollApi, PayrollApi
from truckroll.client.apis.pricebook import AsyncItemsModel, AsyncPricebookApi, ItemsModel, PricebookApi
from truckroll.client.apis.reporting import AsyncReportingApi, ReportingApi
from truckroll.client.apis.salestech import AsyncEstimatesModel, AsyncSalestechApi, EstimatesModel, SalestechApi
from truckroll.client.apis.scheduling_pro import AsyncSchedulingProApi, SchedulingProApi
from truckroll.client.apis.service_agreements import AsyncServiceAgreementsApi, ServiceAgreementsApi
from truckroll.client.apis.settings import AsyncEmployeesModel, AsyncSettingsApi, EmployeesModel, SettingsApi
from truckroll.client.apis.task_management import AsyncTaskManagementApi, AsyncTasksModel, TaskManagementApi, TasksModel
from truckroll.client.apis.telecom import AsyncTelecomApi, TelecomApi
from truckroll.client.apis.timesheets import (
    AsyncTimecardEntriesModel,
    AsyncTimesheetsApi,
    TimecardEntriesModel,
    TimesheetsApi,
)

class Models:
    appointments: AppointmentsModel
    customers: CustomersModel
    leads: LeadsModel
    ap_invoices: ApInvoicesModel
    ar_invoices: ArInvoicesModel
    payments: PaymentsModel
    assets: AssetsModel
    employees: EmployeesModel
    estimates: EstimatesModel
    items: ItemsModel
    item_receipts: ItemReceiptsModel
    purchase_orders: PurchaseOrdersModel
    service_sites: ServiceSitesModel
    tax_codes: TaxCodesModel
    timecard_entries: TimecardEntriesModel
    jobs: JobsModel
    locations: LocationsModel
    projects: ProjectsModel
    tasks: TasksModel
    vendors: VendorsModel

class BlockingApis:
    accounting: AccountingApi
    crm: CrmApi
    customer_interactions: CustomerInteractionsApi
    dispatch: DispatchApi
    equipment_systems: EquipmentSystemsApi
    findings: FindingsApi
    forms: FormsApi
    inventory: InventoryApi
    jbce: JbceApi
    jpm: JpmApi
    marketing: MarketingApi
    marketing_ads: MarketingAdsApi
    marketing_reputation: MarketingReputationApi
    memberships: MembershipsApi
    payroll: PayrollApi
    pricebook: PricebookApi
    reporting: ReportingApi
    salestech: SalestechApi
    scheduling_pro: SchedulingProApi
    service_agreements: ServiceAgreementsApi
    settings: SettingsApi
    task_management: TaskManagementApi
    telecom: TelecomApi
    timesheets: TimesheetsApi
    models: Models

class AsyncModels:
    appointments: AsyncAppointmentsModel
    customers: AsyncCustomersModel
    leads: AsyncLeadsModel
    ap_invoices: AsyncApInvoicesModel
    ar_invoices: AsyncArInvoicesModel
    payments: AsyncPaymentsModel
    assets: AsyncAssetsModel
    employees: AsyncEmployeesModel
    estimates: AsyncEstimatesModel
    items: AsyncItemsModel
    item_receipts: AsyncItemReceiptsModel
    purchase_orders: AsyncPurchaseOrdersModel
    service_sites: AsyncServiceSitesModel
    tax_codes: AsyncTaxCodesModel
    timecard_entries: AsyncTimecardEntriesModel
    jobs: AsyncJobsModel
    locations: AsyncLocationsModel
    projects: AsyncProjectsModel
    tasks: AsyncTasksModel
    vendors: AsyncVendorsModel

class AsyncApis:
    accounting: AsyncAccountingApi
    crm: AsyncCrmApi
    customer_interactions: AsyncCustomerInteractionsApi
    dispatch: AsyncDispatchApi
    equipment_systems: AsyncEquipmentSystemsApi
    findings: AsyncFindingsApi
    forms: AsyncFormsApi
    inventory: AsyncInventoryApi
    jbce: AsyncJbceApi
    jpm: AsyncJpmApi
    marketing: AsyncMarketingApi
    marketing_ads: AsyncMarketingAdsApi
    marketing_reputation: AsyncMarketingReputationApi
    memberships: AsyncMembershipsApi
    payroll: AsyncPayrollApi
    pricebook: AsyncPricebookApi
    reporting: AsyncReportingApi
    salestech: AsyncSalestechApi
    scheduling_pro: AsyncSchedulingProApi
    service_agreements: AsyncServiceAgreementsApi
    settings: AsyncSettingsApi
    task_management: AsyncTaskManagementApi
    telecom: AsyncTelecomApi
    timesheets: AsyncTimesheetsApi
    models: AsyncModels
