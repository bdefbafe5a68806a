"""What stands at customers' places and is looked after: installed equipment, its kinds, its files."""

from truckroll.catalogue import family
from truckroll.families.equipment_systems.equipment_types import EquipmentType
from truckroll.families.equipment_systems.installed_equipment import InstalledEquipment
from truckroll.families.equipment_systems.noted import InstalledEquipmentCustomFieldType, InstalledEquipmentFile

FAMILY = family(__name__, "Equipment Systems", path="equipmentsystems/v2", scope="eqs", document="equipment-systems-v2")

__all__ = ["EquipmentType", "InstalledEquipment", "InstalledEquipmentCustomFieldType", "InstalledEquipmentFile"]
