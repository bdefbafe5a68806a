"""What is sold, on the shelf: services, materials, equipment, discounts and fees, categories and rate sheets."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, Row, among, same, times
from truckroll.catalogue.registry import resolve

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "code", "displayName", "createdOn", "modifiedOn")
PRICES = ("price", "memberPrice", "addOnPrice", "addOnMemberPrice", "cost")
KINDS = {
    "Services": ("pricebook.Service", (*SORT, *PRICES)),
    "Materials": ("pricebook.Material", (*SORT, *PRICES)),
    "Equipment": ("pricebook.Equipment", (*SORT, *PRICES, "manufacturer")),
    "DiscountAndFees": ("pricebook.DiscountAndFees", SORT),
}
NOUNS = [*(noun for noun, _ in KINDS.values()), "pricebook.Category", "pricebook.RateSheet"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer sold."""
    kind = shelf.kinds.setdefault("cost type", [])
    kind.append(int(resolve("pricebook.CostType").new(name=f"Kind {number}").id))
    for noun, _ in KINDS.values():
        said: dict[str, Any] = {
            "code": f"C{number % 5}",
            "display_name": ["Boiler", "boiler ÄÖ", "Pump 100%"][number % 3],
            "description": f"<b>Hot</b> {number % 4}",
            "active": number != 3,
        }
        if noun.endswith("Fees"):
            said |= {"type": "Fee", "amount_type": "Fixed", "amount": number}
        else:
            said |= {"price": number % 3 * 10, "member_price": 9 - number, "add_on_price": 5}
        if noun.endswith("Material"):
            said |= {"is_other_direct_cost": number % 2 == 0, "cost": number % 4, "created_by_id": 0}
            said |= {"cost_type_id": kind[number // 3] if number % 2 == 0 else None}
        if noun.endswith("Equipment"):
            said |= {"manufacturer": f"Maker {number % 3}"}
        resolve(noun).new(**said, search_text="\n".join((said["display_name"], said["code"], said["description"])))
    kinds = ["Services", "Materials"]
    resolve("pricebook.Category").new(name=f"Shelf {number % 4}", category_type=kinds[number % 2], active=number != 2)
    resolve("pricebook.RateSheet").new(name=f"Clients {number % 3} ÄÖ", active=number != 4)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of what is sold."""
    for tag, (noun, sort) in KINDS.items():
        rows = shelf.rows[noun]
        found = ["boil", "ÄÖ", "äö", "C1", "<B>hot", "100%", "_"]
        questions = {"ids": among(rows), "searchText": Question("text", _has("searchText"), found), **times(rows)}
        if tag == "Services":
            questions["calculatePrices"] = Question("bool", lambda _row, _asked: True, [True, False])
        if tag == "Materials":
            questions["isOtherDirectCost"] = Question("bool", same("isOtherDirectCost"), [True, False])
            questions["costTypeIds"] = among(rows, "costTypeId")
        questions["external"] = Question("external", lambda _row, _asked: False, [("bay", "1")])
        yield Listing(f"{tag}_GetList", rows, questions, "True", sort=sort)
    rows = shelf.rows["pricebook.Category"]
    of_type = Question("word", same("categoryType"), ["Services", "Materials"])
    yield Listing("Categories_GetList", rows, {"categoryType": of_type, **times(rows)}, "True", sort=("id", "name"))
    rows = shelf.rows["pricebook.RateSheet"]
    questions = {"ids": among(rows), "searchTerm": Question("text", _has("name"), ["clients 1", "äö", "ÄÖ", "_"])}
    yield Listing("ClientSpecificPricing_GetAllRateSheets", rows, questions, "True")


def _has(name: str) -> Any:
    def test(row: Row, asked: str) -> bool:
        return asked.casefold() in row[name].casefold()

    return test
