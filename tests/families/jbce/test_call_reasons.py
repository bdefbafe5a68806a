"""Why people call: the contractor's own list, of which only what is in use is shown unless told."""

import json

from tests.families.crm.over_http import Office
from truckroll.catalogue.registry import resolve
from truckroll.testing import sandbox


def test_reasons_that_are_no_longer_in_use_are_shown_when_asked_for():
    with sandbox() as server:
        office = Office(server)
        made = {"name": "Moved away", "is_lead": True, "active": False}
        old = int(office.do(lambda: resolve("jbce.CallReason").new(**made).id))
        url = f"{server.url}/jbce/v2/tenant/{office.tenant}/call-reasons"
        for query, found in (
            ("", [office.ids["reason"]]),
            ("?active=Any&sort=-Id", [old, office.ids["reason"]]),
            ("?active=False", [old]),
        ):
            answer = json.loads(office.pool.request("GET", url + query, headers=office.headers).data)
            assert [row["id"] for row in answer["data"]] == found, query
        (row,) = answer["data"]
        assert (row["name"], row["isLead"], row["active"]) == ("Moved away", True, False)
