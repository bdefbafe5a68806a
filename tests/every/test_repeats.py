"""A write sent again under the same Idempotency-Key, because its answer was lost, is not done again."""

from dataclasses import replace

import pytest

from tests.every.good import good
from tests.every.place import OPERATIONS, OURS, Place, Tenant

WRITES = [name for name, operation in OPERATIONS.items() if operation.method != "GET" and operation.act != "read"]


@pytest.mark.parametrize("operation_id", WRITES)
def test_a_write_sent_twice_is_done_once_and_answered_alike(place: Place, operation_id: str):
    tenant, operation = Tenant(place, OURS), OPERATIONS[operation_id]
    call, headers = good(operation_id, tenant), {"Idempotency-Key": "once"}
    first = tenant.call(operation, call, headers=headers)
    after = tenant.state()
    assert (first.status, first.headers["idempotency-key"]) == (operation.status, "once")
    second = tenant.call(operation, call, headers=headers)
    assert (second.status, second.body) == (operation.status, first.body)
    assert tenant.state() == after
    other = OPERATIONS["Jobs_CreateNote" if operation_id == "Jobs_CreateMessage" else "Jobs_CreateMessage"]
    refused = tenant.call(other, good(other.operation_id, tenant), headers=headers)
    assert (refused.status, refused.places) == (400, {"Idempotency-Key"})
    if "id" in call.path:
        elsewhere = tenant.call(operation, replace(call, path=call.path | {"id": 999_999}), headers=headers)
        assert elsewhere.status in {400, 404}, "the key does not lead to the answer for another record"
        assert elsewhere.body != first.body
    assert tenant.state() == after


def test_a_key_is_its_apps_own(place: Place):
    tenant = Tenant(place, OURS)
    other = place.server.connect(tenant.id, name=f"Second app {tenant.id}")
    how = {"token": place.token(other), "key": other.app_key, "headers": {"Idempotency-Key": "same"}}
    call, operation = good("Jobs_CreateNote", tenant), OPERATIONS["Jobs_CreateNote"]
    assert tenant.call(operation, call, headers={"Idempotency-Key": "same"}).status == 200
    assert tenant.call(operation, call, **how).status == 200
    notes = tenant.get("Jobs_GetNotes", id=tenant.ids["open"])["data"]
    assert [note["text"] for note in notes].count("Beware of the dog.") == 2


def test_a_refused_write_may_be_sent_again_under_its_key(place: Place):
    tenant, headers = Tenant(place, OURS), {"Idempotency-Key": "again"}
    hold, call = OPERATIONS["Appointments_RemoveConfirmation"], good("Appointments_Confirm", tenant)
    assert tenant.call(hold, call, headers=headers).status == 409
    assert tenant.call(OPERATIONS["Appointments_Confirm"], call).status == 200
    assert tenant.call(hold, call, headers=headers).status == 200
