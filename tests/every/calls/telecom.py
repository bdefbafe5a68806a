"""Good calls of telecom: somebody rang, and what became of it; who wants no messages."""

from datetime import timedelta
from typing import Any

from tests.every.calls.words import STREET, Call, on
from tests.every.place import Given, Tenant
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction

REFERENCES = {"telecom.Call": "call"}
NOBODY = {"id": 0, "name": "", "address": STREET, "contacts": []}
NUMBERS = {"contactNumbers": ["(310) 555-0101", "+13105550102"]}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A call with which a job was booked, and one that nobody took."""
    calls: Any = resolve("telecom.Call")
    known = {"customer_id": ids["customer"], "campaign_id": ids["campaign"], "tag": tenant.words}
    call, missed = (calls.receive("310 555 0101", "310 555 0199", **known) for _ in range(2))
    call.answer(ids["office"], 77)
    call.hang_up(timedelta(minutes=3))
    call.book(transaction().load("jpm.Job", ids["open"]))
    call.keep("recording")
    missed.hang_up(timedelta(seconds=20))
    missed.keep("voicemail")
    ids["call"], ids["missed call"] = int(call.id), int(missed.id)
    new("opt-out", "telecom.OptOut", contact_number="+13105550101", opt_out_type="Marketing")


def _classified(tenant: Tenant) -> Given:
    ids = tenant.ids
    return Given(
        {"id": ids["call"]},
        body={
            "callId": ids["call"],
            "callType": "Unbooked",
            "excuseMemo": "Too dear",
            "campaignId": ids["campaign"],
            "agentId": ids["office"],
            "reason": {"name": tenant.words, "lead": False},
            "customer": NOBODY | {"id": ids["customer"]},
            "location": NOBODY | {"name": "Cabin", "contacts": [{"type": "Phone", "value": "555-0100", "memo": ""}]},
            "tag": "VIP",
        },
    )


GOOD: dict[str, Call] = {
    "Calls_GetDetails": on("call"),
    "Calls_Update": _classified,
    "Calls_GetRecording": on("call"),
    "Calls_GetVoiceMail": on("missed call"),
    "OptInOut_GetAllOptOuts": lambda tenant: Given(),
    "OptInOut_CreateOptOutList": lambda tenant: Given(body={"optOutType": "Global"} | NUMBERS),
    "OptInOut_GetOptOutList": lambda tenant: Given(body=NUMBERS),
}
UNFED = {"OptInOut_CreateOptOutList"}
WRITTEN = {"Calls_Update": ("Export_Calls", "call", {"type": "Unbooked", "excuseMemo": "Too dear", "job": None})}
LISTED = {"Calls_Calls": (None, None), "Calls_GetCalls": (None, None)}  # bundles, where the feed shows calls alone
