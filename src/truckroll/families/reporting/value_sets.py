"""The sets of values that parameters of reports may take: what the contractor has at the moment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from truckroll.catalogue import select


@dataclass(frozen=True)
class ValueSet:
    """Records that a report may be asked about, by id and name."""

    nouns: tuple[str, ...]

    def values(self) -> list[tuple[int, str]]:
        """Those that are in use, by name."""
        found = (select(f"select r.id, r.name from {noun} r where r.active = 1") for noun in self.nouns)
        rows = [(int(id), name or "") for rows in found for id, name in rows]
        return sorted(rows, key=lambda row: (row[1].casefold(), row[0]))

    def lacks(self, ids: Sequence[Any]) -> list[Any]:
        """Which of these ids are of no record at all; those that are no longer in use are good to ask about, too."""
        asked = json.dumps(ids)
        each = "(select cast(value as integer) from json_each(:ids))"
        found = (select(f"select r.id from {noun} r where r.id in {each}", ids=asked) for noun in self.nouns)
        known = {id for rows in found for (id,) in rows}
        return [id for id in ids if id not in known]


SETS = {
    "business-units": ValueSet(("settings.BusinessUnit",)),
    "technicians": ValueSet(("settings.Technician",)),
    "employees": ValueSet(("settings.Employee", "settings.Technician")),
    "job-types": ValueSet(("jpm.JobType",)),
    "campaigns": ValueSet(("marketing.Campaign",)),
    "payment-types": ValueSet(("accounting.PaymentType",)),
    "membership-types": ValueSet(("memberships.MembershipType",)),
    "inventory-locations": ValueSet(("inventory.Warehouse", "inventory.Truck")),
}
"""Every set, by its id."""
