from decimal import Decimal

import pytest

from tests.families.business import Business


@pytest.fixture
def office() -> Business:
    """A contractor with a small price book and a job at Ada's."""
    office = Business()
    office.new("fan", "pricebook.Service", code="FAN", display_name="Fan", description="A fan.", price=Decimal("120.5"))
    office.new("pipe", "pricebook.Material", code="PIPE", description="A pipe.", price=Decimal(8), cost=Decimal(5))
    office.ids["job"] = int(office.book().id)
    return office
