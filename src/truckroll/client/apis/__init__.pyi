"""The APIs that a client offers by name.

Written by `make docs`; what it says is declared in the catalogue.
"""

from truckroll.client.apis.crm import AsyncCrmApi, CrmApi
from truckroll.client.apis.customer_interactions import AsyncCustomerInteractionsApi, CustomerInteractionsApi
from truckroll.client.apis.dispatch import AsyncDispatchApi, DispatchApi
from truckroll.client.apis.jbce import AsyncJbceApi, JbceApi
from truckroll.client.apis.jpm import AsyncJpmApi, JpmApi
from truckroll.client.apis.settings import AsyncSettingsApi, SettingsApi

class BlockingApis:
    crm: CrmApi
    customer_interactions: CustomerInteractionsApi
    dispatch: DispatchApi
    jbce: JbceApi
    jpm: JpmApi
    settings: SettingsApi

class AsyncApis:
    crm: AsyncCrmApi
    customer_interactions: AsyncCustomerInteractionsApi
    dispatch: AsyncDispatchApi
    jbce: AsyncJbceApi
    jpm: AsyncJpmApi
    settings: AsyncSettingsApi
