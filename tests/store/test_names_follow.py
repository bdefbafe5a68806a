"""A record shows the names of others as they are called now, wherever it is shown."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import NOW, Business, reference
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.catalogue.transaction import transaction
from truckroll.store import following


@pytest.fixture
def business() -> Business:
    return Business()


def _projects(business: Business, count: int) -> list[int]:
    step = business.new("step", "jpm.ProjectStatus", name="Sold")
    common: dict[str, Any] = {"customer_id": business.ids["customer"], "location_id": business.ids["location"]}

    def rule() -> list[int]:
        projects = (resolve("jpm.Project").new(number=str(n), status_id=step, **common) for n in range(count))
        return [int(project.id) for project in projects]

    return business.do(rule)


def _states(business: Business) -> set[str]:
    return {project.status for project in business.all("jpm.Project")}


def test_a_copy_is_there_from_the_start(business: Business):
    _projects(business, 1)
    assert _states(business) == {"Sold"}


def test_a_rename_is_seen_in_every_record_that_shows_the_name(business: Business):
    _projects(business, 3)
    business.set("jpm.ProjectStatus", business.ids["step"], name="Won")
    assert _states(business) == {"Won"}


def test_a_record_that_shows_a_new_name_is_in_its_feed_again(business: Business):
    (project,) = _projects(business, 1)
    before = business.connection.one("select seq, modified from jpm_project where id = :id", {"id": project})
    business.now += TICKS_PER_SECOND
    business.set("jpm.ProjectStatus", business.ids["step"], name="Won")
    after = business.connection.one("select seq, modified from jpm_project where id = :id", {"id": project})
    assert before
    assert after
    assert after > before


def test_a_change_that_nobody_shows_moves_nobody_else(business: Business):
    (project,) = _projects(business, 1)
    business.set("jpm.ProjectStatus", business.ids["step"], order=7)
    assert business.connection.one("select modified from jpm_project where id = :id", {"id": project}) == (NOW.ticks,)


def test_a_rename_of_what_many_show_goes_on_in_later_transactions(business: Business, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(following, "AT_ONCE", 4)
    _projects(business, 10)
    business.set("jpm.ProjectStatus", business.ids["step"], name="Won")
    assert _states(business) == {"Won", "Sold"}
    business.come_due()
    assert _states(business) == {"Won"}
    assert business.connection.one("select count(*) from planned") == (0,)


def test_a_second_rename_on_the_way_wins_everywhere(business: Business, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(following, "AT_ONCE", 4)
    _projects(business, 10)
    for name in ("Won", "Done"):
        business.set("jpm.ProjectStatus", business.ids["step"], name=name)
    business.come_due()
    assert _states(business) == {"Done"}


def test_the_name_of_a_contractors_own_field_follows_into_values(business: Business):
    own = [{"typeId": business.ids["text"], "value": "4711"}]
    job = business.book(customFields=own)
    business.set("jpm.JobCustomFieldType", business.ids["text"], name="Door code")
    (value,) = business.see("jpm.Job", job.id).custom_fields
    assert (value["name"], value["value"]) == ("Door code", "4711")


def test_nobody_else_is_moved_by_a_renamed_field(business: Business):
    job = business.book()
    business.now += TICKS_PER_SECOND
    business.set("jpm.JobCustomFieldType", business.ids["text"], name="Door code")
    assert business.connection.one("select modified from jpm_job where id = :id", {"id": job.id}) == (NOW.ticks,)


def test_a_change_of_the_reference_changes_what_is_shown(business: Business):
    (project,) = _projects(business, 1)
    other = business.new("other", "jpm.ProjectStatus", name="Lost")
    business.set("jpm.Project", project, status_id=reference(other, "jpm.ProjectStatus"))
    assert _states(business) == {"Lost"}


def test_what_is_found_in_the_same_transaction_already_shows_it(business: Business):
    _projects(business, 1)

    def rule() -> list[str]:
        return [project.status for project in transaction().find("jpm.Project", {"status": "Sold"})]  # pyright: ignore

    assert business.do(rule) == ["Sold"]


def test_a_change_that_fewer_show_does_not_lose_those_who_wait_for_another(
    business: Business, monkeypatch: pytest.MonkeyPatch
):
    """Bills and invoices show what a zone is called, and only invoices what it takes."""
    monkeypatch.setattr(following, "AT_ONCE", 2)
    zone = business.new("zone", "accounting.TaxZone", name="Reno")
    bills = [business.new("bill", "accounting.ApBill", tax_zone_id=zone) for _ in range(5)]
    invoices = [business.book().invoice_id for _ in range(5)]
    for id in invoices:
        business.set("accounting.Invoice", id, tax_zone_id=zone)
    business.set("accounting.TaxZone", zone, name="Washoe")
    business.set("accounting.TaxZone", zone, tax_rate=Decimal(8))
    business.come_due()
    assert {business.see("accounting.ApBill", id).values["taxZone"]["name"] for id in bills} == {"Washoe"}
    shown = [business.see("accounting.Invoice", id).values["salesTaxCode"] for id in invoices]
    assert {(each["name"], each["taxRate"]) for each in shown} == {("Washoe", 8)}
