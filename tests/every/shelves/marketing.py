"""Campaigns, their costs, and addresses without mail on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, Row, among, same, times, values_of
from truckroll.catalogue.registry import resolve

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NAMES = ["Mailing", "mail", "Radio", "Ünder 100%"]
NOUNS = [f"marketing.{word}" for word in ("Campaign", "CampaignCategory", "CampaignCost", "Suppression")]


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer in use."""

    def new(kind: str, noun: str, **values: Any) -> int:
        shelf.kinds.setdefault(kind, []).append(int(resolve(noun).new(**values).id))
        return shelf.kinds[kind][-1]

    kind = new("campaign kind", "marketing.CampaignCategory", name=f"Kind {number % 4}", active=number != 2)
    said = {"name": NAMES[number % 4], "dnis": f"555-010{number % 3}", "category_id": kind, "active": number != 3}
    new("effort", "marketing.Campaign", **said)
    for each in shelf.kinds["effort"][-2:]:
        year, month = 2025 + number % 2, 1 + number % 3
        cost: Any = {"campaign_id": each, "year": year, "month": month, "daily_cost": number}
        new("cost", "marketing.CampaignCost", **cost, date=year * 100 + month)
    email = f"{'abcdefgh'[number]}@example.com"
    new("suppression", "marketing.Suppression", email=email, reason="Bounce", active=number != 4)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of campaigns, of their kinds and costs, and of addresses without mail."""
    rows = shelf.rows["marketing.CampaignCategory"]
    yield Listing("CampaignCategories_GetList", rows, times(rows), "Any", sort=("id", "createdOn", "name"))

    rows = shelf.rows["marketing.Campaign"]
    questions = {
        "ids": among(rows),
        "name": Question("text", _part_of_name, ["mail", "MAIL", "Ünder", "00%"]),
        "campaignPhoneNumber": Question("text", same("dnis"), values_of(rows, "dnis")),
        **times(rows),
    }
    yield Listing("Campaigns_GetList", rows, questions, "True", sort=("id", "name", "createdOn", "modifiedOn"))

    rows = shelf.rows["marketing.CampaignCost"]
    questions = {name: Question("id", same(name), values_of(rows, name)) for name in ("year", "month", "campaignId")}
    yield Listing("CampaignCosts_GetList", rows, questions, "", sort=("id", "date"))
    campaign = shelf.kinds["effort"][0]
    questions = {name: question for name, question in questions.items() if name != "campaignId"}
    found = [row for row in rows if row["campaignId"] == campaign]
    yield Listing("Campaigns_GetCosts", found, questions, "", sort=("id", "date"), path={"id": campaign})

    rows = shelf.rows["marketing.Suppression"]
    questions = {"ids": among(rows), "email": Question("text", same("email"), values_of(rows, "email")), **times(rows)}
    yield Listing("Suppressions_GetList", rows, questions, "True", sort=("id", "email", "createdOn", "modifiedOn"))


def _part_of_name(row: Row, asked: str) -> bool:
    return asked.casefold() in row["name"].casefold()
