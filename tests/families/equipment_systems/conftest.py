import pytest

from tests.families.business import Business


@pytest.fixture
def business(business: Business) -> Business:
    """A contractor who tells furnaces apart, which last ten years, and keeps a field on them."""
    business.new("furnaces", "equipment_systems.EquipmentType", name="Furnaces", replaced_after=120)
    noun = "equipment_systems.InstalledEquipmentCustomFieldType"
    business.new("filter", noun, name="Filter size", data_type="Text")
    business.new("fuel", noun, name="Fuel", data_type="Dropdown", data_type_options=["Gas", "Oil"])
    return business
