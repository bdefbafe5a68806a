"""How calls follow from the operations, and records from what comes back: every one of them, without a network."""

import asyncio
import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit
from uuid import UUID

import msgspec
import pytest

from tests.client.scripted import Answer, Platform, list_page
from tests.contract import coverage
from tests.contract.shape import operations, resolve
from truckroll.catalogue.registry import nouns
from truckroll.catalogue.shapes import Member, Shape
from truckroll.client import AsyncClient, Client, ServerFault, sockets
from truckroll.client.apis import jpm
from truckroll.client.core import Request, Response
from truckroll.client.records import Record, classes, exact, reader
from truckroll.derive import calls
from truckroll.derive.arguments import as_json, python_name
from truckroll.derive.calls import Call, all_calls, calls_of, names
from truckroll.derive.operations import Parameter, all_operations
from truckroll.derive.validation import Reading
from truckroll.server.routing import Route, Router

SOURCE = {
    "SERVICETITAN_CLIENT_ID": "cid.recorded",
    "SERVICETITAN_CLIENT_SECRET": "cs1.recorded",
    "SERVICETITAN_APP_KEY": "ak1.recorded",
    "SERVICETITAN_TENANT_ID": "7",
    "SERVICETITAN_API_ROOT": "http://recorded.invalid",
}
ROUTER = Router(all_operations())
CALLS = [call for by_noun in all_calls().values() for calls in by_noun.values() for call in calls.values()]
TEXTS = {
    "date-time": "2026-01-02T03:04:05.0000006Z",
    "date": "2026-01-02",
    "guid": "11111111-aaaa-bbbb-cccc-222222222222",
    "ids": "1,2",
    "amount": "0.10",
    "binary": b"\x89 no text",
}


def example(shape: Shape) -> Any:
    """A value of a shape as JSON has it, every member there."""
    match shape.kind:
        case "array":
            return [example(shape.item)] if shape.item else []
        case "object":
            return {member.name: example(member.shape) for member in shape.members}
        case "enum":
            return shape.values[0]
        case "string":
            return TEXTS.get(shape.format, "text, and more")
        case "integer":
            return int(shape.values[0]) if shape.values else 5
        case "number":
            return Decimal("0.1000")
        case "boolean":
            return True
        case _:
            return {"any": "thing"}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What is sent, each answered with an example of what its operation gives."""
    requests: list[Request] = []

    def send(request: Request) -> Response:
        if request.url.endswith("/connect/token"):
            return Response(request, 200, {}, b'{"access_token": "token", "expires_in": 900}')
        requests.append(request)
        route = ROUTER.route(request.method, urlsplit(request.url).path)
        assert isinstance(route, Route)
        operation = route.operation
        answer = example(operation.answer) if operation.answer else ""
        if isinstance(answer, dict) and "hasMore" in answer:
            answer["hasMore"] = False
        encode = msgspec.json.Encoder(decimal_format="number").encode
        body = answer if isinstance(answer, bytes) else encode(answer) if operation.answer else b""
        if request.into:
            request.into.take(200, {}, [body])
        return Response(request, 200, {}, body)

    monkeypatch.setattr(sockets, "send", send)
    return requests


def read(given: Any) -> Any:
    """What a call gives, whichever client gave it."""

    async def each() -> list[Any]:
        return [each async for each in given]

    if hasattr(given, "__aiter__"):
        return asyncio.run(each())
    if inspect.iscoroutine(given):
        return asyncio.run(waited(given))
    return list(given) if isinstance(given, Iterator) else given


async def waited(given: Any) -> Any:
    return await given


def function(client: Any, call: Call) -> Callable[..., Any]:
    return getattr(getattr(getattr(client, call.api), call.noun), call.name)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("call", CALLS, ids=str)
def test_every_call_sends_what_its_operation_takes_and_reads_what_it_gives(
    kind: Any, call: Call, sent: list[Request], tmp_path: Path
):
    given = {name: example(one.shape) for name, one in call.named.items() if name != "follow"}  # that has no end
    if call.gives == "file":
        given |= {"to": tmp_path / "file", "progress": lambda there, all: None}
    ids = [number if one.shape.kind == "integer" else example(one.shape) for number, one in enumerate(call.ids, 11)]
    found = read(function(kind(SOURCE, calls_per_second=None), call)(*ids, **given))
    (request,) = sent
    operation, reading = call.operation, Reading()
    url = urlsplit(request.url)
    path = operation.url.replace("{tenant}", "7")
    for id, one in zip(ids, call.ids, strict=True):
        path = path.replace(f"{{{one.json}}}", quote(str(id)))
    assert (request.method, url.path) == (operation.method, path)
    query = dict(parse_qsl(url.query))
    named = {name.partition("[")[0] for name in query}  # `sort[0].field` and `customFields.Fields[Gate code]` are parts
    assert reading.query(operation.query_parameters, query.items(), {}).keys() == named
    own = {"page", "includeTotal"} if call.gives == "list" else set[str]()
    assert {parameter.name for parameter in operation.parameters if parameter.where == "query"} - named <= own
    if operation.is_form:
        assert request.body is not None
        assert TEXTS["binary"] in request.body
    elif operation.body:
        assert request.body is not None
        said = exact(request.body)
        known = reading.value(operation.body, said, "")
        pairs = zip(known, said, strict=True) if isinstance(said, list) else [(known, said)]
        assert all(one.keys() == other.keys() for one, other in pairs)
    assert (reading.faults, reading.ignored) == ({}, [])
    assert (request.body is None) is (operation.body is None)
    if call.gives == "file":
        assert found.read_bytes() == TEXTS["binary"]
        return
    given_back = [page.records[0] for page in found] if call.gives == "feed pages" else found
    for one in given_back if isinstance(given_back, list) else [given_back] * (operation.answer is not None):
        if operation.answer and (operation.answer.item or operation.answer).kind == "integer":
            assert isinstance(one, int)  # the preferred technician is a bare number
        elif operation.answer and operation.answer.kind == "string":
            assert one == TEXTS["binary"]  # a file
        else:
            assert isinstance(one, Record)
            assert [name for name in one._fields if getattr(one, name) is None] == []


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_no_page_is_asked_for_once_there_is_enough(kind: Any, platform: Platform):
    platform.script += [list_page([{"id": 9}, {"id": 8}], more=True), list_page([{"id": 7}, {"id": 6}], more=True)]
    jobs = read(kind(platform.conn).jpm.jobs.list(page_size=2, limit=4))
    assert [job.id for job in jobs] == [9, 8, 7, 6]
    assert read(kind(platform.conn).jpm.jobs.list(limit=0)) == []
    assert [dict(call.query)["page"] for call in platform.calls] == ["1", "2"]


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_answer_that_is_no_list_is_told(kind: Any, platform: Platform):
    platform.script += [Answer(json={"rows": []}), Answer(json=[{"jobId": 5}])]
    client = kind(platform.conn)
    with pytest.raises(ServerFault, match="it has no data, so it is no list"):
        read(client.jpm.jobs.get_cancel_reasons(ids=[5]))
    assert read(client.jpm.jobs.get_cancel_reasons(ids=[5]))[0].job_id == 5


def test_every_operation_has_a_call():
    assert {id(call.operation) for call in CALLS} == {id(operation) for operation in all_operations()}


def test_the_rule_gives_every_published_operation_a_name_of_its_own():
    found: dict[tuple[str, str, str], str] = {}
    for api in coverage.APIS:
        document = coverage.published(api)
        for method, path in operations(document):
            declared = document["paths"][path][method.lower()]
            content = declared["responses"].get("200", {}).get("content") or {"": {}}
            answer = resolve(document, next(iter(content.values())).get("schema") or {})
            is_list = {"page", "data"} <= answer.get("properties", {}).keys()
            noun, name = names(path, declared["operationId"], is_list)
            assert noun.isidentifier(), path
            assert name.isidentifier(), path
            key = (python_name(api), noun, name)
            assert key not in found, f"{path} and {found[key]} are both {key}"
            found[key] = path
    assert len(found) == 563


@pytest.mark.parametrize(
    ("path", "operation_id", "is_list", "name"),
    [
        ("/tenant/{tenant}/appointments", "Appointments_Add", False, ("appointments", "add")),
        ("/tenant/{tenant}/appointments/{id}/hold", "Appointments_RemoveHold", False, ("appointments", "remove_hold")),
        ("/tenant/{tenant}/jobs", "Jobs_GetList", True, ("jobs", "list")),
        ("/tenant/{tenant}/jobs/{id}/notes", "Jobs_GetNotes", True, ("jobs", "get_notes")),
        ("/tenant/{tenant}/job-hold-reasons", "JobHoldReasons_Get", True, ("job_hold_reasons", "list")),
        ("/tenant/{tenant}/export/job-notes", "Export_JobNotes", False, ("job_notes", "feed")),
        ("/tenant/{tenant}/export/jobs/splits", "Export_JobSplits", False, ("jobs_splits", "feed")),
        ("/v3/tenant/{tenant}/calls", "Calls_Calls", True, ("calls", "calls")),
        ("/tenant/{tenant}/reviews", "reviews", True, ("reviews", "reviews")),
    ],
)
def test_a_call_is_found_from_its_address(path: str, operation_id: str, is_list: bool, name: tuple[str, str]):
    assert names(path, operation_id, is_list) == name


def test_python_spells_every_field_as_it_is_declared():
    fields = [field for resource in nouns.values() for field in resource.fields.values()]
    assert [field.name for field in fields if python_name(field.json) != field.name] == []


def test_two_calls_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch):
    operation = next(each for each in all_operations() if each.operation_id == "TechnicianRatings_GetList")
    monkeypatch.setattr(calls, "operations_in", lambda api: (operation, replace(operation, method="POST")))
    with pytest.raises(TypeError, match=r"are both customer_interactions\.technician_ratings\.list\(\)"):
        calls.calls_in.__wrapped__("customer_interactions")


def test_two_arguments_of_one_name_are_refused():
    operation = next(each for each in all_operations() if each.operation_id == "Jobs_Create")
    twice = Parameter("customer-id", "query", Shape("string"), False, "")
    with pytest.raises(TypeError, match="would have two arguments customer_id"):
        list(calls_of(replace(operation, parameters=(*operation.parameters, twice))))


def test_a_body_that_is_a_list_is_given_as_its_items():
    operation = next(each for each in all_operations() if each.operation_id == "Jobs_Hold")
    assert operation.body
    (call,) = calls_of(replace(operation, body=Shape("array", item=operation.body)))
    asked = call.asked([5], {"items": [{"reason_id": 1, "memo": "rain"}]})
    assert asked.body == [{"reasonId": 1, "memo": "rain"}]


CLIENT = Client(SOURCE)
JOB = {"customer_id": 1, "location_id": 1, "business_unit_id": 1, "job_type_id": 1, "priority": "Low", "campaign_id": 1}
VISIT = {"start": "2026-01-01T10:00:00Z", "end": "2026-01-01T11:00:00Z"}


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda: CLIENT.jpm.jobs.get(), "takes id without a name, not 0 values"),
        (lambda: CLIENT.jpm.jobs.get(1, 2), "takes id without a name, not 2 values"),
        (lambda: CLIENT.jpm.jobs.get("5"), "id takes a whole number, not '5' (str)"),
        (lambda: CLIENT.jpm.jobs.get(True), "id takes a whole number, not 'True' (bool)"),
        (lambda: CLIENT.jpm.jobs.list(jobStatus="Hold"), "has no jobStatus (did you mean job_status?); it takes ids,"),
        (lambda: CLIENT.jpm.jobs.list(page=2), "has no page (did you mean page_size?)"),
        (lambda: CLIENT.jpm.jobs.list(job_status="Held"), "job_status takes one of Scheduled, Dispatched, InProgress,"),
        (lambda: CLIENT.jpm.jobs.list(limit=-1), "limit takes a whole number from 0, not '-1' (int)"),
        (lambda: CLIENT.jpm.jobs.list(ids=[1, "2"]), "ids takes ids, in a list or as text with commas between"),
        (lambda: CLIENT.jpm.jobs.list(external_data_values=["a,b"]), "external_data_values takes texts, in a list"),
        (lambda: CLIENT.jpm.jobs.list(created_before="soon"), "created_before takes a datetime, a date or ISO 8601"),
        (lambda: CLIENT.jpm.jobs.list(has_unused_appointments="yes"), "takes True or False, not 'yes' (str)"),
        (lambda: CLIENT.jpm.jobs.list(external_data_application_guid="mine"), "takes a GUID, not 'mine' (str)"),
        (lambda: CLIENT.jpm.jobs.feed(after=5), "after takes a token or a date, not '5' (int)"),
        (lambda: CLIENT.jpm.jobs.feed_pages(since="x"), "has no since; it takes after, include_recent, follow, every"),
        (lambda: CLIENT.jpm.jobs.get_cancel_reasons(), "needs ids"),
        (lambda: CLIENT.jpm.appointments.hold(5), "jpm.appointments.hold(): needs reason_id, memo"),
        (lambda: CLIENT.jpm.appointments.hold(5, reason_id=1, memo=5), "memo takes text, not '5' (int)"),
        (lambda: CLIENT.jpm.appointments.confirm(5, memo="x"), "has no memo; it takes no more"),
        (lambda: CLIENT.jpm.jobs.update(5, summary=None), "summary may not be None; leave it out"),
        (lambda: CLIENT.jpm.jobs.create(**JOB, appointments=VISIT), "appointments takes a list, not"),
        (lambda: CLIENT.jpm.jobs.create(**JOB, appointments=[5]), "appointments[0] takes a dict of start, end, arriv"),
        (
            lambda: CLIENT.jpm.jobs.create(**JOB, appointments=[VISIT, {"strat": 1}]),
            "appointments[1] has no 'strat'; it takes start, end, arrival_window_start",
        ),
        (
            lambda: CLIENT.jpm.jobs.create(**JOB, appointments=[{"start": "2026-01-01"}]),
            "appointments[0] needs end",
        ),
        (
            lambda: CLIENT.jpm.jobs.create(**JOB, appointments=[{**VISIT, "technician_ids": [1, None]}]),
            "appointments[0].technician_ids[1] may not be None",
        ),
        (
            lambda: CLIENT.jpm.jobs.create(**JOB, appointments=[{**VISIT, "technicianIds": [], "technician_ids": []}]),
            "appointments[0] has technicianIds twice",
        ),
        (
            lambda: CLIENT.jpm.job_types.create(name="x", sold_threshold=Decimal("NaN")),
            "sold_threshold takes a number, not 'NaN' (Decimal)",
        ),
    ],
)
def test_an_argument_that_cannot_be_is_named_before_anything_is_sent(call: Callable[[], Any], why: str):
    with pytest.raises(TypeError) as told:
        call()
    assert why in str(told.value)


@pytest.mark.parametrize(
    ("look", "why"),
    [
        (lambda: CLIENT.jmp, "Client has no jmp; it has accounting, crm, customer_interactions,"),
        (lambda: CLIENT.jpm.job, "jpm has no job; it has appointments"),
        (lambda: CLIENT.jpm.jobs.lst, "jpm.jobs has no lst; it has"),
        (lambda: jpm.Jobb, "jpm has no Jobb; it has"),
    ],
)
def test_a_name_that_leads_nowhere_tells_which_do(look: Callable[[], Any], why: str):
    with pytest.raises(AttributeError) as told:
        look()
    assert why in str(told.value)


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("shape", "value", "said"),
    [
        (Shape("string"), Colour.RED, "red"),
        (Shape("enum", values=("True", "Any")), True, "True"),
        (Shape("string", "guid"), UUID(TEXTS["guid"]), TEXTS["guid"]),
        (Shape("string", "ids"), (each for each in (3, 1)), "3,1"),
        (Shape("string", "date"), date(2026, 1, 2), "2026-01-02"),
        (Shape("string", "date"), "2026-01-02", "2026-01-02"),
        (Shape("string", "date-time"), datetime(2026, 1, 2), "2026-01-02T00:00:00.0000000Z"),
        (Shape("string", "date-time"), datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00.0000000Z"),
        (Shape("string", "date-time"), "2026-01-02T01:00:00.12345678+01:00", "2026-01-02T00:00:00.1234567Z"),
        (Shape("number", "decimal"), Decimal("0.10"), Decimal("0.10")),
        (Shape("number", "double"), 2, 2),
        (Shape("any"), {"as": ["it", "is"]}, {"as": ["it", "is"]}),
        (Shape("object", members=(Member("class", Shape("string"), True),)), {"class_": "Home"}, {"class": "Home"}),
    ],
)
def test_a_python_value_is_sent_exactly(shape: Shape, value: Any, said: Any):
    assert as_json(shape, value, "here") == said


def test_a_record_bears_what_nobody_published():
    job = classes("jpm")["Job"](
        exact(
            b'{"id": 5, "jobStatus": "Teleported", "total": "12.50", "soldById": null, "newField": 1.10,'
            b'"completedOn": "once", "estimateIds": 7, "createdOn": "2026-01-02T03:04:05Z", "campaignId": 3.0}'
        )
    )
    assert job.job_status == "Teleported"
    assert (job.total, job.new_field) == (Decimal("12.50"), Decimal("1.10"))
    assert (job.sold_by_id, job.summary, job.custom_fields) == (None, None, None)
    assert (job.completed_on, job.estimate_ids, job.campaign_id) == ("once", 7, 3)
    assert job.created_on == "2026-01-02T03:04:05.0000000Z"
    assert job.raw["soldById"] is None
    with pytest.raises(AttributeError, match=r"Job has no sumary; it has id, .*new_field"):
        _ = job.sumary


def test_a_record_is_short_to_read_equal_by_what_it_says_and_not_to_be_changed():
    kind = classes("jpm")["Job"]
    job = kind({"id": 5, "jobNumber": "5", "summary": "x" * 99, "total": Decimal(1)})
    assert repr(job) == f"Job(id=5, job_number='5', summary='{'x' * 39}…', …)"
    assert job == kind(dict(job.raw)) != kind({"id": 6})
    assert job != classes("jpm")["ExportJob"](job.raw)
    with pytest.raises(AttributeError):
        job.summary = "y"


@pytest.mark.parametrize(
    ("shape", "value", "found"),
    [
        (Shape("string", "date"), "2026-01-02T00:00:00Z", date(2026, 1, 2)),
        (Shape("string", "date"), "someday", "someday"),
        (Shape("number", "double"), 2, 2.0),
        (Shape("number", "decimal"), "much", "much"),
        (Shape("number", "decimal"), True, True),
        (
            Shape("array", item=Shape("string", "date-time")),
            [None, "2026-01-02"],
            [None, "2026-01-02T00:00:00.0000000Z"],
        ),
    ],
)
def test_a_value_of_another_kind_stays_as_it_came(shape: Shape, value: Any, found: Any):
    assert reader("jpm", shape)(value) == found


def test_the_catalogue_is_loaded_when_an_api_is_first_asked_for():
    program = (
        "import sys; from truckroll.client import AsyncClient, Client\n"
        f"client = Client({SOURCE!r})\n"
        "assert not [name for name in sys.modules if 'families' in name or 'derive' in name]\n"
        "client.jpm.jobs\n"
        "assert 'truckroll.families.jpm' in sys.modules\n"
        "assert not [name for name in sys.modules if name.startswith(('truckroll.server', 'truckroll.store'))]\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_client_lists_its_apis_and_its_calls_explain_themselves():
    assert {"jpm", "request"} <= set(dir(CLIENT))
    assert not set(all_calls()) & set(dir(Client))
    assert str(inspect.signature(CLIENT.jpm.appointments.hold)) == "(id, /, *, reason_id, memo)"
    assert "PUT /jpm/v2/tenant/{tenant}/appointments/{id}/hold" in (CLIENT.jpm.appointments.hold.__doc__ or "")
    assert repr(CLIENT.jpm.job_types) == "<jpm.job_types: get, list, create, update>"
