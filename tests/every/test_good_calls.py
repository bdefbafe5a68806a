"""Every operation, called well: its answer is what is published, and what was written is read everywhere alike."""

import os
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.every.good import GOOD, LISTED, UNFED, WITHIN, WRITTEN, good
from tests.every.place import OPERATIONS, OURS, Given, Place, Tenant
from tests.every.published_shape import check_shape
from truckroll.catalogue.shapes import camel
from truckroll.derive.tables import table_of

WRITES = [name for name, operation in OPERATIONS.items() if operation.method != "GET" and operation.act != "read"]
FED = {table_of(operation.noun.name).name for operation in OPERATIONS.values() if operation.act == "feed"}
"""The tables that feeds show."""
READS = [name for name in OPERATIONS if name not in WRITES]


def test_every_write_is_called():
    assert set(WRITES) <= set(GOOD)


@pytest.fixture
def fresh(place: Place) -> Tenant:
    return Tenant(place, OURS)


@pytest.mark.parametrize("operation_id", READS)
def test_a_read_answers_in_its_published_shape(mine: Tenant, operation_id: str):
    operation = OPERATIONS[operation_id]
    answer = mine.call(operation, good(operation_id, mine))
    assert answer.status == operation.status, answer
    if answer.status == 302:
        assert mine.place.pool.request("GET", urljoin(operation.url, answer.headers["location"])).status == 200
    elif operation.answer.format == "binary":
        assert answer.body
        assert answer.headers["x-content-type-options"] == "nosniff"
    else:
        check_shape(operation, answer.json)
    if operation.act in ("list", "feed"):
        assert answer.rows, "an empty page proves little"
    before = mine.state()
    mine.call(operation, good(operation_id, mine))
    assert mine.state() == before


@pytest.mark.parametrize("operation_id", WRITES)
def test_a_write_answers_in_its_published_shape_and_is_read_everywhere(fresh: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, fresh)
    stored = fresh.state()
    answer = fresh.call(operation, call)
    assert answer.status == operation.status, answer
    if operation.answer is None:
        assert answer.body == b""
    else:
        check_shape(operation, answer.json)
    now = fresh.state()
    touched = {table for table, rows in now.items() if rows != stored[table]}
    after = agreeing(fresh, touched)
    assert bool(touched & FED) == (operation_id not in UNFED), touched
    assert touched, "what no feed shows is kept all the same"
    if operation_id in WRITTEN:
        feed, key, expected = WRITTEN[operation_id]
        row = next(row for row in after[feed] if fresh.ids[key] in (row.get("id"), row.get("jobId")))
        assert {name: row[name] for name in expected} == expected
    check_read_back(fresh, operation_id, call, answer.json)


# a PUT replaces, and so must be told what a creation must be told
UPDATES = [
    name
    for name, operation in OPERATIONS.items()
    if operation.act == "update"
    and operation.method == "PATCH"
    # some are published as if they replaced
    and not any(member.required for member in operation.body.members)
]


@pytest.mark.parametrize("operation_id", UPDATES)
def test_an_update_of_nothing_is_good_after_everything_was_told(fresh: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, fresh)
    for body in (call.body, {}, {}):
        answer = fresh.call(operation, Given(call.path, call.query, body))
        assert answer.status == operation.status, answer


def check_read_back(tenant: Tenant, operation_id: str, call: Given, answered: Any) -> None:
    """A record that a write answers with is the one that get and list show, and says what was sent."""
    operation = OPERATIONS[operation_id]
    if operation.act not in ("create", "update") or answered is None:
        return
    reader = next((name for name in (f"{operation.tag}_Get", f"{operation.tag}_GetById") if _reads_one(name)), "")
    if set(answered) == {"id"} and reader in OPERATIONS:  # it says no more than which record it was
        own = {"externalDataApplicationGuid": tenant.app.app_id} if "externalData" in (call.body or {}) else ""
        answered = tenant.get(reader, own, id=answered["id"])
    sent = {name: value for name, value in (call.body or {}).items() if name in answered and _shown_as_sent(value)}
    assert {name: answered[name] for name in sent} == sent
    if reader in OPERATIONS and "id" in answered and OPERATIONS[reader].noun.name == operation.noun.name:
        asked = {"externalDataApplicationGuid": tenant.app.app_id} if "externalData" in answered else ""
        read = tenant.get(reader, asked, id=answered["id"])
        assert {name: read[name] for name in read if name in answered} == {
            name: answered[name] for name in answered if name in read
        }
        untold = {"active", "calculatedPrice", "useStaticPrices", "createdBy", "createdOn", "modifiedOn", "serviceDays"}
        untold |= {"technicians"}
        more = {"locations", "contacts", "serviceDaysIds", "repeat", "countOccurrences", "interval", "frequency"}
        more |= {"endType", "endOn", "daysOfWeek"}
        assert set(read) - set(answered) <= untold, "who writes is not told all that a get may be asked for"
        assert set(answered) - set(read) <= more, "a new customer comes with more"


def _reads_one(name: str) -> bool:
    return name in OPERATIONS and OPERATIONS[name].act != "list"


def _shown_as_sent(value: Any) -> bool:
    return isinstance(value, (bool, int, float)) or (isinstance(value, str) and not value.endswith("Z"))


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@pytest.fixture(scope="module")
def writer(place: Place) -> Tenant:
    return Tenant(place, OURS)


@settings(max_examples=200 if os.environ.get("SOAK") else 25, deadline=None)
@given(text=TEXT)
@example(text="\u2028\U0001f600\ufffe\"\\\x01\r\n\t</script>'; drop table jpm_job; --")
def test_any_text_is_read_as_it_was_written(writer: Tenant, text: str):
    kept = {"applicationGuid": writer.app.app_id, "externalData": [{"key": text, "value": text}]}
    fields = [{"typeId": writer.ids["text"], "value": text}]
    body = {"summary": text, "customerPo": text, "externalData": kept, "customFields": fields}
    job = {"id": writer.ids["open"]}
    own = {"externalDataApplicationGuid": writer.app.app_id}
    changed = writer.call(OPERATIONS["Jobs_Update"], Given(job, own, body)).json
    assert {name: changed[name] for name in ("summary", "customerPo")} == {"summary": text, "customerPo": text}
    assert (changed["customFields"][0]["value"], changed["externalData"]) == (text, kept["externalData"])
    assert writer.get("Jobs_Get", own, **job) == changed
    if "," not in text and text.strip() == text:
        asked = own | {"externalDataKey": text, "externalDataValues": text}
        assert writer.get("Jobs_GetList", asked)["data"] == [changed]
    assert writer.drain("Export_Jobs")[-1]["summary"] == text


def agreeing(tenant: Tenant, touched: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Every feed to its end, after it was seen that gets and lists say the same of each record that may have changed.

    `touched` are the tables in which something changed.
    """
    feeds = tenant.feeds()

    def unchanged(*operation_ids: str | None) -> bool:
        tables = {table_of(OPERATIONS[name].noun.name).name for name in operation_ids if name}
        return not any(table.startswith(name) for name in tables for table in touched)

    for lister, (feed, getter) in LISTED.items():
        if unchanged(lister, feed):
            continue
        asked = {
            "active": "Any",
            "pageSize": OPERATIONS[lister].noun.most,
            "externalDataApplicationGuid": tenant.app.app_id,
        }
        on_request = (field.on_request for field in OPERATIONS[lister].noun.item if field.on_request)
        asked |= {camel(each.flag): "true" for each in on_request}
        known = {parameter.name for parameter in OPERATIONS[lister].parameters}
        listed = tenant.get(lister, {name: value for name, value in asked.items() if name in known})["data"]
        if getter:
            one = {name: value for name, value in asked.items() if name in _asked(getter)}
            place = _own_place(getter)
            for item in listed:
                found = tenant.get(getter, one, **{place: item["id"]})
                assert {name: found[name] for name in item} == item, "a get shows what a list does, or more"
        if feed:
            alike(listed, feeds[feed])
    for lister, (owners, feed) in WITHIN.items():
        if unchanged(lister, owners, feed):
            continue
        parents = tenant.get(owners, {"pageSize": 5000})["data"]
        place = _own_place(lister)
        listed = [item for parent in parents for item in tenant.get(lister, **{place: parent["id"]})["data"]]
        alike(listed, [row for row in feeds[feed] if row["active"] or (listed and "active" in listed[0])])
    for row in feeds["Export_JobHistory"] if not unchanged("Export_JobHistory") else ():
        steps = tenant.get("Jobs_GetHistory", id=row["jobId"])["history"]
        assert [{name: step[name] for name in step if name != "memo"} for step in steps] == row["history"]
    return feeds


def _own_place(operation_id: str) -> str:
    """What the one id in an operation's path is called there."""
    (place,) = {each.name for each in OPERATIONS[operation_id].parameters if each.where == "path"} - {"tenant"}
    return place


def _asked(operation_id: str) -> list[str]:
    return [parameter.name for parameter in OPERATIONS[operation_id].parameters if parameter.where == "query"]


def alike(listed: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
    """The list and the feed show the same records; external data is private and so never in a feed."""
    if listed and "active" not in listed[0]:  # who cannot be told that a record is gone is not shown it
        rows = [row for row in rows if row.get("active", True)]
    common = [name for name in (listed[0] if listed else ()) if rows and name in rows[0] and name != "externalData"]

    def shown(records: list[dict[str, Any]]) -> list[str]:
        return sorted(str([record[name] for name in common]) for record in records)

    assert shown(listed) == shown(rows)
    assert all(row["externalData"] == [] for row in rows if "externalData" in row)
