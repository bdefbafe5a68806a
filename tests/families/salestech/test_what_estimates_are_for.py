"""What an estimate is for: a job, a project or a place; and what a job that is booked from it takes over."""

from typing import Any

import pytest

from tests.families.business import Business, refused


@pytest.fixture
def project(office: Business) -> int:
    """A project at Ada's."""
    place = {"customer_id": office.ids["customer"], "location_id": office.ids["location"]}
    return office.new("project", "jpm.Project", number="1", **place)


def offer(office: Business, **more: Any) -> Any:
    return office.ask("Estimates_Create", {"items": [{"skuId": office.ids["fan"]}]} | more)


def sell(office: Business, estimate: Any) -> None:
    office.ask("Estimates_Sell", {"soldBy": office.ids["tess"]}, id=estimate.id)


def test_an_estimate_for_a_project_is_at_its_place(office: Business, project: int):
    estimate = offer(office, projectId=project)
    assert (estimate.project_id, estimate.location_id) == (project, office.ids["location"])
    assert estimate.customer_id == office.ids["customer"]
    assert offer(office, projectId=project, locationId=office.ids["location"]).location_id == office.ids["location"]
    with refused(400, "The project is at another location", "locationId"):
        offer(office, projectId=project, locationId=office.ids["elsewhere"])


def test_an_estimate_for_a_job_is_in_the_jobs_project(office: Business, project: int):
    job = office.ids["job"]
    assert offer(office, jobId=job).project_id is None
    with refused(400, "is not of this project", "projectId"):
        offer(office, jobId=job, projectId=project)
    office.set("jpm.Job", job, project_id=project)
    assert offer(office, jobId=job).project_id == project
    assert offer(office, jobId=job, projectId=project, locationId=office.ids["location"]).project_id == project


def test_a_project_and_a_job_in_it_are_two_opportunities(office: Business, project: int):
    office.set("jpm.Job", office.ids["job"], project_id=project)
    alone, booked, again = (offer(office, projectId=project, **job) for job in ({}, {"jobId": office.ids["job"]}, {}))
    asked = [each.estimate_ids for each in office.all("salestech.Opportunity")]
    assert asked == [[alone.id, again.id], [booked.id]]


def test_a_job_that_came_of_no_job_is_not_booked_from_an_estimate(office: Business):
    sell(office, offer(office, locationId=office.ids["location"]))
    source = {"jobGeneratedLeadSource": {"jobId": None, "employeeId": office.ids["office"]}}
    assert office.book(**source).created_from_estimate_id is None


def test_a_job_booked_from_an_estimate_keeps_who_sold_it(office: Business):
    estimate = offer(office, jobId=office.ids["job"])
    sell(office, estimate)
    source = {"jobGeneratedLeadSource": {"jobId": office.ids["job"], "employeeId": None}}
    job = office.book(**source, soldById=office.ids["tom"])
    assert (job.created_from_estimate_id, job.sold_by_id) == (estimate.id, office.ids["tom"])


def test_the_invoice_of_a_job_booked_from_an_estimate_says_who_sold_it(office: Business):
    estimate = offer(office, jobId=office.ids["job"])
    sell(office, estimate)
    source = {"jobGeneratedLeadSource": {"jobId": office.ids["job"], "employeeId": None}}
    assert office.see("accounting.Invoice", office.book(**source).invoice_id).employee_id == office.ids["tess"]
