"""The demo business reaches everywhere: no list and no feed of it is empty."""

import json
from itertools import product
from urllib.parse import quote, urlencode

import pytest
import urllib3

from truckroll.catalogue.time import Clock
from truckroll.client import credentials as client_credentials
from truckroll.derive.operations import all_operations
from truckroll.testing import sandbox

from .conftest import NOW

LISTS = {f"{o.api} {o.operation_id}": o for o in all_operations() if o.method == "GET" and o.act in ("list", "feed")}
EMPTY: dict[str, str] = {}
"""Lists that have nothing to show in the small demo, each with its reason."""
SINCE = {"modifiedOnOrAfter": "2000-01-01", "activeOnly": "true"}
NOUNS = {
    "relationshipId": "crm.Customer",
    "technician": "settings.Technician",
    "employee": "settings.Employee",
    "projectId": "jpm.Project",
    "segmentId": "jpm.Segment",
    "segmentItemId": "jpm.SegmentItem",
}
"""What placeholders name that stand for no field of the listed noun."""
TRIED = 40


@pytest.fixture(scope="module")
def ask(small):
    """Asking the small demo over HTTP, as its app."""
    said = client_credentials(small.folder / "demo.env")
    pool = urllib3.PoolManager()
    with sandbox(small.folder, clock=Clock(NOW)) as server:
        form = {"grant_type": "client_credentials", "client_id": said.client_id, "client_secret": said.client_secret}
        answer = pool.request("POST", f"{server.url}/connect/token", fields=form, encode_multipart=False)
        headers = {"Authorization": f"Bearer {answer.json()['access_token']}", "ST-App-Key": said.app_key}

        def get(operation, path, query):
            url = operation.url.replace("{tenant}", str(said.tenant_id))
            for name, value in path.items():
                url = url.replace("{" + name + "}", quote(str(value)))
            answer = pool.request("GET", f"{server.url}{url}?{urlencode(query)}", headers=headers)
            assert answer.status == 200, (url, answer.status, answer.data[:500])
            said_ = json.loads(answer.data)
            return said_ if isinstance(said_, list) else said_["data"]

        yield get


def paths(small, operation):
    """What the path of a list may name: what its rows stand in, or some records of the noun that is meant."""
    placeholders = [p.name for p in operation.parameters if p.where == "path" and p.name != "tenant"]
    scoped = operation.noun.scoped()
    rows = small[operation.noun.name]
    fields = operation.noun.fields
    within = {name: fields[scoped[name]].json for name in placeholders if scoped.get(name)}
    if placeholders and len(within) == len(placeholders):
        return [{name: row[json_] for name, json_ in within.items()} for row in rows if row["active"]][:TRIED]
    choices = [[row["id"] for row in small[NOUNS[name]]][:TRIED] for name in placeholders]
    return [dict(zip(placeholders, ids, strict=True)) for ids in product(*choices)]


@pytest.mark.parametrize("name", LISTS)
def test_no_list_and_no_feed_is_empty(small, ask, name):
    operation = LISTS[name]
    known = {parameter.name for parameter in operation.parameters}
    query = {word: value for word, value in SINCE.items() if word in known and operation.act == "list"}
    found = any(ask(operation, path, query) for path in paths(small, operation))
    assert found != (name in EMPTY), name
