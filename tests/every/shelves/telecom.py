"""Calls on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, among, same, times, values_of
from truckroll.catalogue.registry import resolve

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NOUNS = ["telecom.Call"]


def fill(shelf: "Shelf", number: int) -> None:
    """Two more calls, to us and from us; some are no longer there."""
    calls: Any = resolve("telecom.Call")
    campaign = shelf.kinds["campaign"][number % len(shelf.kinds["campaign"])]
    known = {"campaign_id": campaign, "sid": f"sid {number % 3}", "tag": ["", "VIP", "vip"][number % 3]}
    call = calls.receive(f"+1310555010{number % 4}", f"+1310555019{number % 2}", **known, active=number != 3)
    if number % 3:
        call.answer(shelf.kinds["person"][number % 2], [None, 77, 78][number % 3])
    call.hang_up(timedelta(seconds=60 * (number % 3)))
    calls.dial(f"+1310555010{number % 4}", "+13105550190", shelf.kinds["person"][1], active=number != 5)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The present list of calls, and the one before."""
    rows = shelf.rows["telecom.Call"]
    questions = {
        "ids": among(rows),
        "createdAfter": Question("moment", lambda row, asked: row["createdOn"] > asked, values_of(rows, "createdOn")),
        "modifiedAfter": Question(
            "moment", lambda row, asked: row["modifiedOn"] > asked, values_of(rows, "modifiedOn")
        ),
        "campaignId": Question("id", same("campaignId"), values_of(rows, "campaignId")),
        "agentId": Question("id", same("agentId"), values_of(rows, "agentId")),
        "minDuration": Question("id", lambda row, asked: row["seconds"] >= asked, [0, 1, 59, 60, 61, 120, -1]),
        "phoneNumberCalled": Question("text", _number("to"), ["+13105550190", "310-555-0191", "(310) 555 0101", "19"]),
        "agentName": Question("text", same("agentName"), values_of(rows, "agentName")),
        "agentIsExternal": Question(
            "bool", lambda row, asked: (row["agentExternalId"] is not None) == asked, [True, False]
        ),
        "agentExternalId": Question("id", same("agentExternalId"), [77, 78]),
    } | times(rows)
    now = {
        "callerPhoneNumber": Question("text", _number("from"), ["+13105550100", "1 310 555 0101"]),
        "sid": Question("text", same("sid"), values_of(rows, "sid")),
        "tag": Question("text", same("tag"), ["VIP", "vip"]),
    }
    before = {"activeOnly": Question("bool", lambda row, asked: row["active"] or not asked, [True, False])}
    order = ("id", "createdOn", "modifiedOn")
    yield Listing("Calls_Calls", rows, questions | now, "True", sort=order)
    yield Listing("Calls_GetCalls", rows, questions | before, "", order_by=order)


def _number(name: str) -> Any:
    def asked_for(row: dict[str, Any], asked: str) -> bool:
        digits = "".join(sign for sign in asked if sign.isdigit())
        return len(digits) > 9 and row[name][-10:] == digits[-10:]

    return asked_for
