"""Twelve attacks on every operation: nothing leaks, nothing is written, and the caller is told why."""

import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from tests.every.good import GOOD, REFERENCES, good
from tests.every.place import OPERATIONS, Given, Place, Tenant
from truckroll.catalogue.refusals import STATUSES
from truckroll.catalogue.resource import PLACEHOLDER
from truckroll.catalogue.shapes import Shape
from truckroll.derive.operations import Operation
from truckroll.server.access import apps

every_operation = pytest.mark.parametrize("operation_id", OPERATIONS)
on_a_record = pytest.mark.parametrize(
    "operation_id", [name for name in OPERATIONS if OPERATIONS[name].path.count("{") > 1]
)
NOBODY = 999_999
NOBODYS_GUID = "99999999-9999-4999-8999-999999999999"
# fmt: off
NO_IDS = (
    "x", "1.5", "1e2", "%20", "%00", "%2e%2e", "%2531", "9223372036854775808", "%ff", "1,2", "%e0%a5%a7", "0x1", "null",
)
# fmt: on


def unknown_reference(operation: Operation) -> int:
    """How an operation says that an id in a body names nothing."""
    return next((status for status in STATUSES["unknown reference"] if status in operation.refusals), 400)


def strange_ids(shape: Shape) -> tuple[int | str, ...]:
    """Ids and words that are written well and name nothing."""
    if shape.format == "guid":
        return (NOBODYS_GUID, "00000000-0000-0000-0000-000000000000", NOBODYS_GUID.replace("-", ""))
    return (NOBODY, 0, -1, (1 << 63) - 1, -(1 << 63))


MADE = {("ContactMethods_UpsertContactMethod", "contactMethodId"), ("Gps_Create", "gps_provider")}
"""Where what is not there yet is the caller's own choice."""
OTHERWISE = {
    # the path asks for all of a kind, whatever record the id is of: nothing is found
    ("Contacts_GetByRelationshipId", "relationshipId"): 200,
    # published so: a relationship that is not there is a conflict
    ("Contacts_DeleteContactRelationship", "relatedEntityId"): 409,
}
"""What is answered where an id in the path that names nothing is not missing."""


def missing(operation: Operation) -> int:
    """How an operation says that the id in its path names nothing."""
    return next((status for status in STATUSES["missing"] if status in operation.refusals), 400)


# Who calls


@pytest.fixture(scope="session")
def strangers(place: Place, pair: tuple[Tenant, Tenant]) -> dict[str, Any]:
    """Another app of the same contractor, and a token of it."""
    mine, _ = pair
    other = place.server.connect(mine.id, name="Another app")
    return {"key": other.app_key, "token": place.token(other)}


@every_operation
def test_no_stranger_gets_in(mine: Tenant, theirs: Tenant, strangers: dict[str, Any], operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    before = mine.state()
    attacks: list[tuple[int, str, dict[str, Any]]] = [
        (401, "There is no access token", {"token": None}),
        (401, "", {"token": "nonsense"}),
        (401, "", {"token": "Bearer " + mine.token[:-6] + "AAAAAA"}),
        (401, "Application key not present", {"key": None}),
        (401, "Application key not known", {"key": "ak1.nonsense"}),
        (403, "Application key validation failed", {"key": strangers["key"]}),
        (403, "Application key validation failed", {"token": strangers["token"]}),
        (403, "Tenant validation failed", {"tenant": theirs.id}),
        (403, "Tenant validation failed", {"tenant": "x"}),
        (403, "Application key validation failed", {"token": theirs.token}),
        (403, "Tenant validation failed", {"token": theirs.token, "key": theirs.app.app_key}),
    ]
    for status, words, how in attacks:
        answer = mine.call(operation, call, **how)
        assert (answer.status, words in answer.json["title"]) == (status, True), (how, answer)
    assert mine.state() == before


@every_operation
def test_an_app_without_the_scope_is_told_which_one_it_needs(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    others = sorted({each.scope for each in OPERATIONS.values()} - {operation.scope})
    before = mine.state()
    answer = mine.call(operation, call, token=mine.place.token(mine.app, " ".join(others)))
    assert (answer.status, answer.json["data"]) == (403, {"scope": operation.scope})
    assert mine.state() == before
    alone = mine.place.token(mine.app, operation.scope)
    if operation.method == "GET":
        assert mine.call(operation, call, token=alone).status == operation.status


@every_operation
def test_who_calls_is_asked_before_what_for(mine: Tenant, operation_id: str):
    """A stranger learns nothing from ids that are there or not, nor from bodies that are read or not."""
    operation = OPERATIONS[operation_id]
    nowhere = Given(dict.fromkeys(good(operation_id, mine).path, "x"), "page=x&ids=x&from=x", body=None)
    assert mine.call(operation, nowhere, token=None, raw=b"{").status == 401
    assert mine.call(operation, nowhere, key=None, raw=b"{").status == 401
    assert mine.call(operation, nowhere, tenant=NOBODY, raw=b"{").status == 403


@pytest.mark.parametrize("change", ["disable", "rotate", "disconnect", "delete the app"])
def test_a_grant_that_ends_is_felt_by_every_operation_within_a_second(place: Place, change: str):
    mine, _ = place.pair()
    reads = [(operation, good(name, mine)) for name, operation in OPERATIONS.items() if operation.method == "GET"]
    assert [mine.call(*read).status for read in reads] == [operation.status for operation, _ in reads]

    def end(connection: Any) -> None:
        if change == "disable":
            apps.disable(connection, mine.app.client_id, now=place.server.clock.now())
        elif change == "rotate":
            apps.rotate(connection, mine.app.client_id)
        elif change == "disconnect":
            apps.disconnect(connection, mine.app.client_id)
        else:
            apps.delete(connection, mine.app.app_id)

    place.server.platform.database.write(end).result()
    before = place.state()
    time.sleep(1)
    assert [mine.call(operation, good(name, mine)).status for name, operation in OPERATIONS.items()] == [401] * len(
        OPERATIONS
    )
    assert place.state() == before
    asked = {
        "grant_type": "client_credentials",
        "client_id": mine.app.client_id,
        "client_secret": mine.app.client_secret,
    }
    assert place.pool.request("POST", "/connect/token", fields=asked, encode_multipart=False).status == 400


# Ids of nobody and of others


@on_a_record
def test_an_id_in_the_path_that_is_not_mine_is_missing(mine: Tenant, theirs: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    before = mine.state()
    own = {name: key for key, id in mine.ids.items() for name, value in call.path.items() if value == id}
    shapes = {parameter.name: parameter.shape for parameter in operation.parameters}
    for name in call.path:
        if (operation_id, name) in MADE:
            continue
        for id in (*strange_ids(shapes[name]), *([theirs.more[own[name]]] if name in own else [])):
            answer = mine.call(operation, replace(call, path=call.path | {name: id}))
            assert answer.status == OTHERWISE.get((operation_id, name), missing(operation)), (id, answer)
            assert answer.status != 200 or answer.rows == [], (id, answer)
        for id in NO_IDS:
            answer = mine.call(operation, replace(call, path=call.path | {name: id}))
            assert answer.status in {400, 404, 405}, (id, answer)
    assert mine.state() == before


@on_a_record
def test_the_others_ids_are_good_for_the_other(theirs: Tenant, operation_id: str):
    """The control of the test before: a foreign id is missing because it is foreign."""
    operation = OPERATIONS[operation_id]
    if operation.method != "GET":
        return
    own = {id: key for key, id in theirs.ids.items()}
    call = good(operation_id, theirs)
    foreign = replace(call, path={name: theirs.more[own[id]] if id in own else id for name, id in call.path.items()})
    assert theirs.call(operation, foreign).status == operation.status


def test_a_guid_that_is_also_the_others_is_each_ones_own(place: Place):
    mine, theirs = place.pair()
    upsert, get = OPERATIONS["ContactMethods_UpsertContactMethod"], OPERATIONS["ContactMethods_GetContactMethod"]
    both = {"contactId": theirs.more["contact"], "contactMethodId": theirs.more["method"]}
    before = theirs.call(get, Given(both)).json
    call = Given(
        {"contactId": mine.ids["contact"], "contactMethodId": theirs.more["method"]},
        "",
        good(upsert.operation_id, mine).body,
    )
    assert mine.call(upsert, call).status == 200
    assert theirs.call(get, Given(both)).json == before


def places_of(shape: Shape, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The places in a body where a record is named, and of which noun."""
    if shape.noun and shape.kind == "integer":
        yield path, shape.noun
    elif shape.item is not None and shape.format not in ("custom-fields",):
        yield from places_of(shape.item, (*path, 0))
    for member in shape.members:
        yield from places_of(member.shape, (*path, member.name))


def put(body: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of a body with a value at a place, and what is needed around it."""
    if not path:
        return value
    head, *rest = path
    if isinstance(head, int):
        return [put(body[0] if body else None, tuple(rest), value)]
    return (deepcopy(body) if isinstance(body, dict) else {}) | {head: put((body or {}).get(head), tuple(rest), value)}


def spelled(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


NAMING = [
    (name, path, noun)
    for name, operation in OPERATIONS.items()
    if operation.body is not None
    for path, noun in places_of(operation.body)
]


@pytest.mark.parametrize(
    ("operation_id", "path", "noun"), NAMING, ids=lambda value: spelled(value) if isinstance(value, tuple) else None
)
def test_an_id_in_the_body_that_is_not_mine_is_unknown(
    mine: Tenant, theirs: Tenant, operation_id: str, path: Any, noun: str
):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    before = mine.state()
    for id in (NOBODY, 0, -1, (1 << 63) - 1, theirs.more[REFERENCES[noun]]):
        answer = mine.call(operation, replace(call, body=put(call.body, path, id)))
        assert (answer.status, answer.places) == (unknown_reference(operation), {spelled(path)}), (id, answer)
    assert mine.state() == before


OWN_FIELDS = {"Jobs": "text", "Customers": "customer field", "Locations": "location field", "Projects": "project field"}


@pytest.mark.parametrize("operation_id", [f"{tag}_{act}" for tag in OWN_FIELDS for act in ("Create", "Update")])
def test_custom_fields_and_app_ids_of_others_are_refused(
    mine: Tenant, theirs: Tenant, strangers: dict[str, Any], operation_id: str
):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    before, foreign = mine.state(), theirs.more[OWN_FIELDS[operation.tag]]
    attacks = {"customFields[0].typeId": {"customFields": [{"typeId": foreign, "value": "x"}]}}
    attacks["externalData.applicationGuid"] = {
        "externalData": {"applicationGuid": theirs.app.app_id, "externalData": []}
    }
    for place, attack in attacks.items():
        answer = mine.call(operation, replace(call, body=call.body | attack))
        assert (answer.status, answer.places) == (400, {place}), answer
    assert mine.state() == before


ASKING = [
    (name, parameter.name)
    for name, operation in OPERATIONS.items()
    if operation.act == "list"
    for parameter in operation.parameters
    if parameter.where == "query" and (parameter.shape.format == "ids" or parameter.shape.noun)
]


SAYS_WHAT_IS_UNKNOWN = {"JobSplits_GetListByJobs", "LocationLaborType_GetListByLocations"}
"""Lists that publish a 409 for a job or a location that is not there."""


@pytest.mark.parametrize(("operation_id", "parameter"), ASKING)
def test_asking_for_what_is_not_mine_finds_nothing(mine: Tenant, theirs: Tenant, operation_id: str, parameter: str):
    operation = OPERATIONS[operation_id]
    shape = next(each.shape for each in operation.parameters if each.name == parameter)
    foreign = [str(id) for id in theirs.more.values() if _may_be(shape.format, id)]
    asked = (
        foreign
        if parameter != "ids" and parameter[-1] != "s"
        else [",".join(foreign[at : at + 50]) for at in range(0, len(foreign), 50)]
    )
    strange = [str(id) for id in strange_ids(shape)]
    for value in [*asked, *strange]:
        answer = mine.call(
            operation, Given(good(operation_id, mine).path, {parameter: value, "active": "Any", "includeTotal": "true"})
        )
        if operation_id in SAYS_WHAT_IS_UNKNOWN:
            assert (answer.status, answer.places) == (409, {parameter}), (value, answer)
            continue
        assert (answer.status, answer.rows) == (200, []), (value, answer)
        assert isinstance(answer.json, list) or answer.json["totalCount"] == 0


def test_why_jobs_of_others_are_canceled_is_not_told(mine: Tenant, theirs: Tenant):
    foreign = ",".join(str(id) for key, id in theirs.more.items() if key in ("open", "canceled", "done"))
    assert mine.get("Jobs_GetCancelReasons", {"ids": foreign})["data"] == []
    assert theirs.get("Jobs_GetCancelReasons", {"ids": foreign})["data"] != []


# What apps keep, and where feeds stand


@pytest.mark.parametrize(
    "operation_id", ["Jobs_Get", "Jobs_GetList", "Export_Jobs", "Jobs_Update", "Appointments_GetList"]
)
def test_what_an_app_keeps_is_read_by_no_other(place: Place, operation_id: str):
    mine, _ = place.pair()
    other = place.server.connect(mine.id, name=f"Curious {mine.id}")
    token, secret = place.token(other), "ours alone"
    kept = {"applicationGuid": mine.app.app_id, "externalData": [{"key": "k", "value": secret}]}
    assert (
        mine.call(OPERATIONS["Jobs_Update"], Given({"id": mine.ids["open"]}, body={"externalData": kept})).status == 200
    )
    operation = OPERATIONS[operation_id]
    call = good(operation_id, mine)
    for guid in (mine.app.app_id, other.app_id, mine.app.app_id.upper()):
        query = {"externalDataApplicationGuid": guid, "includeRecentChanges": "true", "pageSize": 5000}
        body = {"summary": "new"} if operation.body else None
        answer = mine.call(operation, replace(call, query=query, body=body), token=token, key=other.app_key)
        assert answer.status == 200
        assert secret.encode() not in answer.body
        if operation_id == "Jobs_GetList":
            query |= {"externalDataKey": "k", "externalDataValues": secret}
            answer = mine.call(operation, replace(call, query=query), token=token, key=other.app_key)
            assert answer.json["data"] == []
    shown = mine.get("Jobs_Get", {"externalDataApplicationGuid": mine.app.app_id.upper()}, id=mine.ids["open"])
    assert shown["externalData"] == [{"key": "k", "value": secret}]
    assert mine.get("Jobs_Get", id=mine.ids["open"])["externalData"] == []


def test_what_an_app_keeps_anywhere_is_shown_to_no_other(place: Place):
    mine, _ = place.pair()
    other = place.server.connect(mine.id, name=f"Nosy {mine.id}")
    token, secret = place.token(other), "ours alone"
    kept = {"applicationGuid": mine.app.app_id, "externalData": [{"key": "k", "value": secret}]}
    for name, operation in OPERATIONS.items():
        if operation.act == "update" and operation.body and "externalData" in [m.name for m in operation.body.members]:
            call = replace(good(name, mine), body={"externalData": kept})
            assert mine.call(operation, call).status == 200
    for name, operation in OPERATIONS.items():
        call = good(name, mine)
        for guid in (mine.app.app_id, other.app_id) if operation.method == "GET" else ():
            query = dict(call.query or {}) | {"externalDataApplicationGuid": guid, "includeRecentChanges": "true"}
            answer = mine.call(operation, replace(call, query=query), token=token, key=other.app_key)
            assert (answer.status, secret.encode() in answer.body) == (operation.status, False), (name, answer)


def _may_be(format: str, id: Any) -> bool:
    """Whether an id can be asked for where such ids are."""
    guid = isinstance(id, str) and len(id) == 36 and id.count("-") == 4
    return guid if format == "guid" else isinstance(id, int)


FEEDS = [name for name, operation in OPERATIONS.items() if operation.act == "feed"]


@pytest.mark.parametrize("operation_id", FEEDS)
def test_a_token_is_good_for_the_feed_and_the_contractor_it_was_given_to(
    mine: Tenant, theirs: Tenant, operation_id: str
):
    recent = {"includeRecentChanges": "true"}
    own = mine.get(operation_id, recent)["continueFrom"]
    assert mine.get(operation_id, recent | {"from": own})
    attacks = [theirs.get(operation_id, recent)["continueFrom"]]
    # the same feed at two paths has the same tokens
    others = [other for other in FEEDS if OPERATIONS[other].noun.name != OPERATIONS[operation_id].noun.name]
    attacks += [mine.get(other, recent)["continueFrom"] for other in others]
    attacks += [
        own[:-1],
        own + "A",
        own.swapcase(),
        own[3:],
        "f1." + own,
        own[:10] + "A" + own[11:] if own[10] != "A" else own[:10] + "B" + own[11:],
    ]
    attacks += [
        "nonsense",
        "f1.",
        "f1.AAAA",
        "f2" + own[2:],
        "0",
        "-1",
        "null",
        "2026-13-01",
        "10000-01-01",
        "x" * 5000,
        "\x00",
        "é",
        "%",
    ]
    for token in attacks:
        for name in ("from", "continueFrom", "continuationToken"):
            answer = mine.call(OPERATIONS[operation_id], Given(query={name: token}))
            assert (answer.status, answer.places) == (400, {"from"}), (token, answer)


# What is offered at a path

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@pytest.mark.parametrize("path", sorted({operation.url for operation in OPERATIONS.values()}))
def test_a_method_that_is_not_offered_is_405_with_those_that_are(mine: Tenant, path: str):
    alike = PLACEHOLDER.sub("{}", path)  # whatever its ids are called
    offered = {each.method for each in OPERATIONS.values() if PLACEHOLDER.sub("{}", each.url) == alike}
    url = PLACEHOLDER.sub("1", path.replace("{tenant}", str(mine.id)))
    before = mine.state()
    for method in set(METHODS) - offered:
        answer = mine.place.send(method, url, headers={"Authorization": mine.token, "ST-App-Key": mine.app.app_key})
        assert answer.status == 405, (method, answer)
        assert set(answer.headers["allow"].split(", ")) == offered
    assert mine.state() == before


def test_every_write_of_the_table_is_an_operation():
    assert set(GOOD) <= set(OPERATIONS)
