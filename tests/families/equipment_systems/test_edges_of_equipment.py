"""Installed equipment at its edges: the days between which it stood there, and what decides whether it does."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.equipment_systems.test_installed_equipment import change, install


def test_equipment_may_be_replaced_on_the_day_it_was_installed_and_today(business: Business):
    made = install(business, installedOn="2026-11-02T09:00:00Z")
    gone = change(business, made, actualReplacementDate="2026-11-02")
    assert (gone.status, gone.active, gone.actual_replacement_date) == ("Replaced", False, "2026-11-02")
    other = install(business, installedOn="2026-11-02T09:00:00Z")
    with refused(400, "It was installed on 2026-11-02", "actualReplacementDate"):
        change(business, other, actualReplacementDate="2026-11-01")
    with refused(400, "It is not 2026-11-03 yet", "actualReplacementDate"):
        change(business, other, actualReplacementDate="2026-11-03")


def test_what_stands_there_again_was_not_replaced(business: Business):
    gone = change(business, install(business), status="Replaced")
    assert (gone.active, gone.actual_replacement_date) == (False, "2026-11-02")
    with refused(400, "leave the date out", "actualReplacementDate"):
        change(business, gone, status="Installed", actualReplacementDate="2026-11-01")
    again = change(business, gone, status="Installed")
    assert (again.status, again.active, again.actual_replacement_date) == ("Installed", True, None)


def test_a_status_decides_and_a_date_only_where_there_is_none(business: Business):
    made = change(business, install(business), actualReplacementDate="2026-11-01", status="Replaced")
    assert (made.status, made.actual_replacement_date) == ("Replaced", "2026-11-01")
    again = change(business, made, actualReplacementDate=None)
    assert (again.status, again.active) == ("Installed", True)


def test_a_change_of_words_leaves_what_was_set_aside_aside(business: Business):
    made = install(business)
    business.set("equipment_systems.InstalledEquipment", made.id, active=False)
    change(business, made, memo="x")
    assert not business.see("equipment_systems.InstalledEquipment", made.id).active


@pytest.mark.parametrize("name", ["manufacturerWarranty", "serviceProviderWarranty"])
def test_a_warranty_may_end_on_the_day_it_starts(business: Business, name: str):
    def said(end: str) -> dict[str, Any]:
        return {f"{name}Start": "2026-11-02T00:00:00Z", f"{name}End": end}

    assert install(business, **said("2026-11-02T00:00:00Z")).id
    with refused(400, "does not end before it starts", f"{name}End"):
        install(business, **said("2026-11-01T23:59:59Z"))


def test_equipment_may_cost_nothing_and_is_called_by_what_is_known(business: Business):
    assert install(business, cost=0).cost == 0
    assert install(business, name=" ", manufacturer="Acme").name == "Acme"
    assert install(business, name=" ", model="X1").name == "X1"
    assert install(business, name="").name == "Equipment"
