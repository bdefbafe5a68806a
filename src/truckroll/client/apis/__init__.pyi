"""The APIs that a client offers by name.

Written by `make docs`; what it says is declared in the catalogue.
"""

from truckroll.client.apis.customer_interactions import AsyncCustomerInteractionsApi, CustomerInteractionsApi
from truckroll.client.apis.jpm import AsyncJpmApi, JpmApi

class BlockingApis:
    customer_interactions: CustomerInteractionsApi
    jpm: JpmApi

class AsyncApis:
    customer_interactions: AsyncCustomerInteractionsApi
    jpm: AsyncJpmApi
