"""What people ask for by name: each cell of the page is called over HTTP, and what is missing says what to use."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.every.good import good
from tests.every.place import OURS, Place, Tenant
from truckroll.client import Client, Response
from truckroll.derive.calls import Call, all_calls
from truckroll.derive.models import MODELS, cells
from truckroll.testing import sandbox

CALLS = [pytest.param(name, word, call, id=f"{name}.{word}") for name, word, call in cells() if call]
MISSING = [pytest.param(name, word, id=f"{name}.{word}") for name, word, call in cells() if not call]


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with sandbox(strict=True) as server:
        yield Place(server)


@pytest.fixture(scope="module")
def shared(place: Place) -> Tenant:
    return Tenant(place, OURS)


@pytest.fixture
def tenant(place: Place, shared: Tenant, request: pytest.FixtureRequest) -> Tenant:
    return Tenant(place, OURS) if request.node.callspec.params["word"] in ("create", "update", "delete") else shared


def client_of(tenant: Tenant) -> Client:
    app = tenant.app
    return Client(
        {
            "SERVICETITAN_CLIENT_ID": app.client_id,
            "SERVICETITAN_CLIENT_SECRET": app.client_secret,
            "SERVICETITAN_APP_KEY": app.app_key,
            "SERVICETITAN_TENANT_ID": app.tenant,
            "SERVICETITAN_API_ROOT": tenant.place.server.url,
        }
    )


def arguments(call: Call, tenant: Tenant) -> tuple[list[Any], dict[str, Any]]:
    """What the tests of every operation give to this one, as a Python program gives it."""
    said = good(call.operation.operation_id, tenant)
    query = said.query if isinstance(said.query, dict) else {}
    given = {"query": query, "body": said.body if isinstance(said.body, dict) else {}}
    named = {
        one.name: given[one.place][one.json]
        for one in call.named.values()
        if one.place in given and one.json in given[one.place]
    }
    return [said.path[one.json] for one in call.ids], named


@pytest.mark.parametrize(("name", "word", "call"), CALLS)
def test_what_the_page_says_can_be_done(tenant: Tenant, name: str, word: str, call: Call):
    ids, named = arguments(call, tenant)
    given = getattr(getattr(client_of(tenant).models, name), word)(*ids, **named)
    if word == "list":
        assert len(list(given)) > 0
    elif word == "get":
        assert given.id == ids[0]
    elif call.shape is not None:
        assert given is not None


@pytest.mark.parametrize(("name", "word"), MISSING)
def test_what_cannot_be_done_says_what_to_use_instead(name: str, word: str):
    with pytest.raises(AttributeError, match=r"has no operation for it\. Use instead: "):
        getattr(getattr(nobody().models, name), word)
    for said in re.findall(r"`([^`]+)`", MODELS[name].instead[word]):
        path, _, given = said.partition("(")
        api, noun, call = path.split(".")
        found = all_calls()[api][noun][call]
        assert set(re.findall(r"(\w+)=", given)) <= found.named.keys()
        assert len([one for one in given.rstrip(")").split(", ") if one.isidentifier()]) == len(found.ids)


def test_a_model_has_what_its_noun_has_too():
    client = nobody()
    assert client.models.jobs.hold.__doc__ == client.jpm.jobs.hold.__doc__
    assert {"models", "jpm"} <= set(dir(client))
    with pytest.raises(AttributeError, match="models has no job; it has appointments, customers"):
        _ = client.models.job
    assert len(MODELS) == 20


def test_anything_else_is_passed_through_and_its_whole_answer_comes_back(shared: Tenant):
    answer = client_of(shared).passthrough("GET", "/jpm/v2/tenant/{tenant}/jobs", params={"pageSize": 1})
    assert isinstance(answer, Response)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert len(answer.json()["data"]) == 1


def nobody() -> Client:
    names = ("CLIENT_ID", "CLIENT_SECRET", "APP_KEY", "TENANT_ID")
    return Client({f"SERVICETITAN_{name}": "1" for name in names})
