"""Where money for vendors goes."""

from truckroll.catalogue import Model, Resource
from truckroll.families.accounting.shown import AddressResponse


class RemittanceVendorContactInfoResponse(Model):
    """Whom to ask about a payment."""

    first_name: str | None
    last_name: str | None
    phone: str | None
    email: str | None
    fax: str | None


class RemittanceVendor(
    Resource,
    path="remittance-vendors",
    tag="RemittanceVendors",
    operations="list get=GetById",
    filters="ids=list active created modified",
    sort="id modified_on created_on",
):
    """Somebody who is paid for what vendors delivered; verified once a payment has arrived there."""

    name: str | None
    active: bool = True
    customer_id: str | None
    is_approved: bool = False
    is_verified: bool = False
    contact_info: RemittanceVendorContactInfoResponse | None
    address: AddressResponse | None
