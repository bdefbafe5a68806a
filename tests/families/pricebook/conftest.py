import pytest

from tests.families.business import Business


@pytest.fixture
def business(business: Business) -> Business:
    """A contractor who buys from Acme and from Best."""
    place = dict.fromkeys(("unit", "street", "city", "state", "zip", "country"), "")
    said = {"is_truck_replenishment": False, "restricted_mobile_creation": False, "tax_rate": 0, "contact_info": {}}
    for key, name in (("acme", "Acme"), ("best", "Best")):
        business.new(key, "inventory.Vendor", name=name, active=True, address=place, **said)
    return business
