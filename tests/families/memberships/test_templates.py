"""What is billed again and again."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.memberships.club import Club


def template(club: Club, *lines: tuple[str, str, str]) -> Any:
    asked = {"items": club.items(*lines)} if lines else {}
    return club.see("memberships.InvoiceTemplate", club.ask("InvoiceTemplates_Create", asked).id)


def change(club: Club, id: int, **said: Any) -> Any:
    club.ask("InvoiceTemplates_Update", said, id=id)
    return club.see("memberships.InvoiceTemplate", id)


def test_a_template_comes_to_the_sum_of_its_lines(club: Club):
    made = template(club, ("cleaning", "2", "19.995"), ("filter", "0.5", "0.01"), ("off", "1", "-5"))
    assert made.total == Decimal("35.00")
    assert [item.sku_type for item in made.items] == ["Service", "Material", "PriceModifier"]
    assert len({item.id for item in made.items}) == 3
    assert (made.active, made.is_settings_template, made.created_by_id) == (True, False, club.ids["office"])


def test_a_template_may_begin_empty(club: Club):
    assert (template(club).items, template(club).total) == ([], 0)
    null = club.ask("InvoiceTemplates_Create", {"items": None})
    assert club.see("memberships.InvoiceTemplate", null.id).items == []


def test_the_lines_of_a_template_are_replaced_as_a_whole(club: Club):
    made = template(club, ("cleaning", "1", "80"), ("filter", "1", "10"))
    kept = made.items[1].id
    items = [club.items(("filter", "3", "9"))[0] | {"id": kept}, None, club.items(("task", "1", "120"))[0]]
    changed = change(club, made.id, items=items)
    assert [item.sku_id for item in changed.items] == [club.ids["filter"], club.ids["task"]]
    assert (changed.items[0].id, changed.items[0].quantity, changed.total) == (kept, 3, 147)
    assert changed.items[1].id not in {item.id for item in made.items}
    assert change(club, made.id, items=[]).total == 0


def test_what_is_not_named_stays(club: Club):
    made = template(club, ("cleaning", "1", "80"))
    changed = change(club, made.id, name="Old", active=False, createdOn="2020-01-02T03:04:05Z")
    assert (changed.name, changed.active, changed.total) == ("Old", False, 80)
    assert changed.created_on == "2020-01-02T03:04:05.0000000Z"
    assert len(changed.items) == 1


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"quantity": Decimal(0)}, "quantity"),
        ({"quantity": Decimal(-1)}, "quantity"),
        ({"cost": Decimal("-0.01")}, "cost"),
        ({"hours": Decimal(-1)}, "hours"),
        ({"id": 999_999}, "id"),
    ],
)
def test_a_line_is_of_something_and_costs_no_less_than_nothing(club: Club, said: dict[str, Any], place: str):
    made = template(club)
    good, *_ = club.items(("filter", "1", "1"))
    with refused(400, "", f"items[1].{place}"):
        change(club, made.id, items=[good, good | said])


def test_a_line_cannot_be_in_a_template_twice(club: Club):
    made = template(club, ("cleaning", "1", "80"))
    line = club.items(("cleaning", "1", "80"))[0] | {"id": made.items[0].id}
    with refused(400, "has no line", "items[1].id"):
        change(club, made.id, items=[line, line])


def test_a_line_is_of_something_in_the_price_book(club: Club):
    item = club.items(("filter", "1", "1"))[0] | {"skuId": club.ids["customer"]}
    with refused(400, "There is no Service or Material or Equipment or DiscountAndFees", "items[0].skuId"):
        club.ask("InvoiceTemplates_Create", {"items": [item]})


def test_a_template_that_many_share_has_a_name(club: Club):
    with refused(400, "needs a name", "name"):
        change(club, club.ids["lines"], name=" ")


def test_money_beyond_all_measure_is_still_exact(club: Club):
    made = template(club, ("filter", "99999999999999", "99999999999999"))
    assert made.total == Decimal(99999999999999) ** 2


def test_what_a_template_leaves_open_is_as_the_price_book_says(club: Club):
    club.sell()
    lines = club.items(("cleaning", "1", "80"), ("filter", "1", "10"))
    lines[1] |= {"description": "Best filter", "cost": Decimal(4), "hours": Decimal("0.25"), "isAddOn": True}
    made = club.ask("InvoiceTemplates_Create", {"items": lines}).id
    club.change(billingTemplateId=made)
    club.until("2026-12-02T00:00:00Z")
    first, second = club.all("accounting.InvoiceItem", invoice_id=club.invoices()[-1].id)
    assert (first.description, first.add_on) == ("Cleaning", False)
    assert (second.description, second.cost, second.sold_hours, second.add_on) == (
        "Best filter",
        4,
        Decimal("0.25"),
        True,
    )
