"""The comparison itself: what it must catch, and what it must let pass."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.contract import coverage
from tests.contract.difference import differences
from tests.contract.renew import facts_only, text
from tests.contract.shape import Document, operations

JOBS = "/tenant/{tenant}/jobs"
JOB = "Jpm.V2.JobResponse"
CREATE = "Jpm.V2.JobCreateRequest"
VISIT = "Jpm.V2.AppointmentInformation"
STATUS = "Jpm.V2.JobAppointmentStatus"
FIELD = "CustomFieldApiModel"
A_TIME = {"type": "string", "format": "date-time"}


def jobs(document: Document, method: str = "get", path: str = JOBS) -> dict[str, Any]:
    return document["paths"][path][method]


def schema(document: Document, name: str) -> dict[str, Any]:
    return document["components"]["schemas"][name]


def parameter(document: Document, name: str) -> dict[str, Any]:
    return next(each for each in jobs(document)["parameters"] if each["name"] == name)


def told(change: Callable[[Document], object], method: str = "GET", path: str = JOBS) -> list[str]:
    """What is told of an operation when our document is the published one after `change`."""
    ours = deepcopy(coverage.published("jpm"))
    change(ours)
    return differences(coverage.published("jpm"), ours, (method, path))


def test_every_published_operation_equals_itself():
    counted = 0
    for api in coverage.APIS:
        document = coverage.published(api)
        for operation in operations(document):
            assert differences(document, document, operation) == []
            counted += 1
    assert counted == 563


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("parameters query page", lambda ours: jobs(ours)["parameters"].remove(parameter(ours, "page"))),
        ("parameters query made-up", lambda ours: parameter(ours, "page").update(name="made-up")),
        ("parameters query page", lambda ours: parameter(ours, "page").update(required=True)),
        ("parameters query page", lambda ours: parameter(ours, "page")["schema"].update(format="int64")),
        ("parameters query appointmentStatus", lambda ours: schema(ours, STATUS)["enum"].pop()),
        ("name operationId", lambda ours: jobs(ours).update(operationId="Jobs_List")),
        ("name tags", lambda ours: jobs(ours).update(tags=["Job"])),
        ("status 400", lambda ours: jobs(ours)["responses"].pop("400")),
        ("400 ", lambda ours: jobs(ours)["responses"]["400"].clear()),
        ("400 .traceId", lambda ours: schema(ours, "ApiErrorResponse")["required"].remove("traceId")),
        ("answer status", lambda ours: jobs(ours)["responses"].update({"201": jobs(ours)["responses"].pop("200")})),
        ("answer .data[].id", lambda ours: schema(ours, JOB)["properties"].pop("id")),
        ("answer .data[].extra", lambda ours: schema(ours, JOB)["properties"].update(extra={"type": "string"})),
        ("answer .data[].completedOn", lambda ours: schema(ours, JOB)["properties"]["completedOn"].pop("nullable")),
        ("answer .data[].customerId", lambda ours: schema(ours, JOB)["required"].remove("customerId")),
        ("answer .data[].id", lambda ours: schema(ours, JOB)["properties"]["id"].update(type="string")),
        ("answer .data[].customFields[].typeId", lambda ours: schema(ours, FIELD)["properties"].pop("typeId")),
        ("is not declared", lambda ours: ours["paths"][JOBS].pop("get")),
    ],
)
def test_a_change_is_told_with_its_place(place: str, change: Callable[[Document], object]):
    found = told(change)
    assert found
    assert found[0].startswith(place)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("body :", lambda ours: jobs(ours, "post").pop("requestBody")),
        ("body .campaignId", lambda ours: schema(ours, CREATE)["required"].remove("campaignId")),
        ("body .appointments[].start", lambda ours: schema(ours, VISIT)["properties"]["start"].update(nullable=True)),
        ("body .jobGeneratedLeadSource", lambda ours: schema(ours, CREATE)["properties"].pop("jobGeneratedLeadSource")),
    ],
)
def test_a_change_of_a_create_is_told_with_its_place(place: str, change: Callable[[Document], object]):
    found = told(change, "POST")
    assert found
    assert found[0].startswith(place)


@pytest.mark.parametrize(
    "change",
    [
        lambda ours: jobs(ours)["responses"].update({"429": {}}),
        lambda ours: jobs(ours)["parameters"].reverse(),
        lambda ours: parameter(ours, "page")["schema"].update(nullable=True),
        lambda ours: schema(ours, JOB)["properties"]["summary"].update(format="text", description="Ours."),
        lambda ours: schema(ours, JOB)["properties"].update(id={"anyOf": [{"type": "integer", "format": "int64"}]}),
        lambda ours: schema(ours, JOB)["properties"].update(completedOn={"anyOf": [A_TIME, {"type": "null"}]}),
        lambda ours: schema(ours, JOB)["properties"].update(completedOn=A_TIME | {"type": ["null", "string"]}),
    ],
)
def test_what_means_the_same_passes(change: Callable[[Document], object]):
    assert told(change) == []


def test_a_renewed_digest_has_the_facts_and_no_prose():
    published = coverage.published("customer-interactions")
    wordy = deepcopy(published)
    for item in wordy["paths"].values():
        for declared in item.values():
            declared |= {"summary": "Prose.", "description": "Prose."}
            for each in [*declared["parameters"], *declared["responses"].values()]:
                each |= {"description": "Prose."}
    for each in wordy["components"]["schemas"].values():
        each |= {"description": "Prose.", "example": {"prose": "Prose."}, "x-enumNames": ["Prose"]}
    digest = facts_only(wordy)
    assert digest == published
    assert text(digest) + "\n" == coverage.APIS["customer-interactions"].read_text()
