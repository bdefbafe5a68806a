"""The APIs that a client offers by name.

Written by `make docs`; what it says is declared in the catalogue.
"""

from truckroll.client.apis.accounting import AccountingApi, AsyncAccountingApi
from truckroll.client.apis.crm import AsyncCrmApi, CrmApi
from truckroll.client.apis.customer_interactions import AsyncCustomerInteractionsApi, CustomerInteractionsApi
from truckroll.client.apis.dispatch import AsyncDispatchApi, DispatchApi
from truckroll.client.apis.inventory import AsyncInventoryApi, InventoryApi
from truckroll.client.apis.jbce import AsyncJbceApi, JbceApi
from truckroll.client.apis.jpm import AsyncJpmApi, JpmApi
from truckroll.client.apis.marketing import AsyncMarketingApi, MarketingApi
from truckroll.client.apis.marketing_ads import AsyncMarketingAdsApi, MarketingAdsApi
from truckroll.client.apis.marketing_reputation import AsyncMarketingReputationApi, MarketingReputationApi
from truckroll.client.apis.memberships import AsyncMembershipsApi, MembershipsApi
from truckroll.client.apis.payroll import AsyncPayrollApi, PayrollApi
from truckroll.client.apis.pricebook import AsyncPricebookApi, PricebookApi
from truckroll.client.apis.salestech import AsyncSalestechApi, SalestechApi
from truckroll.client.apis.scheduling_pro import AsyncSchedulingProApi, SchedulingProApi
from truckroll.client.apis.service_agreements import AsyncServiceAgreementsApi, ServiceAgreementsApi
from truckroll.client.apis.settings import AsyncSettingsApi, SettingsApi
from truckroll.client.apis.task_management import AsyncTaskManagementApi, TaskManagementApi
from truckroll.client.apis.timesheets import AsyncTimesheetsApi, TimesheetsApi

class BlockingApis:
    accounting: AccountingApi
    crm: CrmApi
    customer_interactions: CustomerInteractionsApi
    dispatch: DispatchApi
    inventory: InventoryApi
    jbce: JbceApi
    jpm: JpmApi
    marketing: MarketingApi
    marketing_ads: MarketingAdsApi
    marketing_reputation: MarketingReputationApi
    memberships: MembershipsApi
    payroll: PayrollApi
    pricebook: PricebookApi
    salestech: SalestechApi
    scheduling_pro: SchedulingProApi
    service_agreements: ServiceAgreementsApi
    settings: SettingsApi
    task_management: TaskManagementApi
    timesheets: TimesheetsApi

class AsyncApis:
    accounting: AsyncAccountingApi
    crm: AsyncCrmApi
    customer_interactions: AsyncCustomerInteractionsApi
    dispatch: AsyncDispatchApi
    inventory: AsyncInventoryApi
    jbce: AsyncJbceApi
    jpm: AsyncJpmApi
    marketing: AsyncMarketingApi
    marketing_ads: AsyncMarketingAdsApi
    marketing_reputation: AsyncMarketingReputationApi
    memberships: AsyncMembershipsApi
    payroll: AsyncPayrollApi
    pricebook: AsyncPricebookApi
    salestech: AsyncSalestechApi
    scheduling_pro: AsyncSchedulingProApi
    service_agreements: AsyncServiceAgreementsApi
    settings: AsyncSettingsApi
    task_management: AsyncTaskManagementApi
    timesheets: AsyncTimesheetsApi
