"""What lies where: it is what came, less what went, whatever happened in between."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest

from tests.families.business import NOW, refused
from tests.families.inventory.conftest import Stockroom
from truckroll.families.inventory.stock import Goods

DAY = "2026-11-03T10:00:00.0000000Z"


def goods(stockroom: Stockroom, key: str, quantity: int) -> Goods:
    return Goods(sku_id=stockroom.ids[key], quantity=quantity, cost=2)


def transfer(stockroom: Stockroom, *lines: Any, **more: Any) -> Any:
    said = {
        "transfer_type_id": stockroom.ids["transfer_type"],
        "from_location_id": stockroom.ids["warehouse"],
        "to_location_id": stockroom.ids["truck"],
        "date": DAY,
    }
    return stockroom.new("Transfer", lambda record: record.ask(list(lines)), **said | more)


def adjust(stockroom: Stockroom, *lines: Any) -> Any:
    said = {"type": "Count", "inventory_location_id": stockroom.ids["warehouse"], "date": DAY}
    return stockroom.new("Adjustment", lambda record: record.correct(list(lines)), **said)


class TestATransfer:
    def test_takes_goods_along_when_picked_and_leaves_them_when_received(self, stockroom: Stockroom):
        adjust(stockroom, goods(stockroom, "pipe", 10))
        moved = transfer(stockroom, goods(stockroom, "pipe", 4))
        assert (moved.status, moved.transfer_type, moved.items[0].total_cost) == ("Pending", "Replenishment", 8)
        moved = stockroom.act("Transfer", moved.id, "pick")
        assert (moved.status, moved.items[0].quantity_picked) == ("Picked", 4)
        assert (stockroom.there(), stockroom.there("truck")) == (6, 0)
        moved = stockroom.act("Transfer", moved.id, "receive")
        assert (moved.status, moved.picked_date, moved.received_date) == ("Received", NOW, NOW)
        assert (stockroom.there(), stockroom.there("truck")) == (6, 4)

    def test_happens_in_order(self, stockroom: Stockroom):
        moved = transfer(stockroom, goods(stockroom, "pipe", 4))
        stockroom.refused_act("Transfer", moved.id, "receive")
        stockroom.act("Transfer", moved.id, "pick")
        stockroom.refused_act("Transfer", moved.id, "pick")
        stockroom.act("Transfer", moved.id, "receive")
        for act in ("pick", "receive", "cancel"):
            stockroom.refused_act("Transfer", moved.id, act)

    def test_canceled_on_the_way_leaves_goods_where_they_were(self, stockroom: Stockroom):
        adjust(stockroom, goods(stockroom, "pipe", 10))
        moved = transfer(stockroom, goods(stockroom, "pipe", 4))
        stockroom.act("Transfer", moved.id, "pick")
        moved = stockroom.act("Transfer", moved.id, "cancel", "Accidental")
        assert (moved.status, moved.canceled_reason, stockroom.there()) == ("Canceled", "Accidental", 10)
        stockroom.refused_act("Transfer", moved.id, "cancel")

    def test_goes_from_one_place_in_use_to_another(self, stockroom: Stockroom):
        with refused(400, "from one place to another", "toLocationId"):
            stockroom.said(lambda: transfer(stockroom, to_location_id=stockroom.ids["warehouse"]))
        stockroom.business.set("inventory.Truck", stockroom.ids["truck"], active=False)
        with refused(400, "not active", "toLocationId"):
            stockroom.said(lambda: transfer(stockroom))


class TestAnAdjustment:
    def test_says_what_was_found(self, stockroom: Stockroom):
        found = adjust(stockroom, goods(stockroom, "pipe", 10), goods(stockroom, "boiler", -1))
        assert (stockroom.there(), stockroom.there(key="boiler")) == (10, -1)
        assert [item.total_cost for item in found.items] == [20, -2]

    def test_taken_back_leaves_stock_as_it_was(self, stockroom: Stockroom):
        found = stockroom.act("Adjustment", adjust(stockroom, goods(stockroom, "pipe", 10)).id, "cancel")
        assert (stockroom.there(), found.canceled_reason) == (0, "NotRequired")
        stockroom.refused_act("Adjustment", found.id, "cancel")


@pytest.mark.parametrize("seed", range(5))
def test_stock_is_what_came_less_what_went(stockroom: Stockroom, seed: int):
    random = Random(seed)
    for _ in range(12):
        match random.randrange(4):
            case 0:
                order = stockroom.order(stockroom.line("pipe", 5))
                receipt = stockroom.came(order, stockroom.line("pipe", random.randint(1, 5)))
                if random.random() < 0.3:
                    stockroom.business.ask("Receipts_CancelReceipts", {}, id=receipt.id)
            case 1:
                moved = transfer(stockroom, goods(stockroom, "pipe", random.randint(1, 5)))
                for act in ("pick", random.choice(["receive", "cancel"]))[: random.randrange(3)]:
                    stockroom.act("Transfer", moved.id, act)
            case 2:
                found = adjust(stockroom, goods(stockroom, "pipe", random.randint(-5, 5)))
                if random.random() < 0.3:
                    stockroom.act("Adjustment", found.id, "cancel")
            case _:
                returned = stockroom.back(stockroom.line("pipe", random.randint(1, 5)))
                if random.random() < 0.7:
                    stockroom.act("InventoryReturn", returned.id, "hand_back")
                    if random.random() < 0.3:
                        stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
    for place in ("warehouse", "truck"):
        assert stockroom.there(place) == told_by_papers(stockroom, stockroom.ids[place])


def told_by_papers(stockroom: Stockroom, place: int) -> Decimal:
    """What should lie at a place, by all that was written."""

    def all_of(noun: str) -> list[Any]:
        return stockroom.business.all(f"inventory.{noun}")

    def quantity(papers: Any) -> Decimal:
        return sum((item.quantity for paper in papers for item in paper.items), Decimal(0))

    came = quantity(each for each in all_of("Receipt") if each.active and each.inventory_location_id == place)
    found = quantity(
        each for each in all_of("Adjustment") if not each.date_canceled and each.inventory_location_id == place
    )
    transfers = all_of("Transfer")
    taken = quantity(e for e in transfers if e.status in ("Picked", "Received") and e.from_location_id == place)
    brought = quantity(each for each in transfers if each.status == "Received" and each.to_location_id == place)
    gone = ("Returned", "CreditReceived")
    back = quantity(e for e in all_of("InventoryReturn") if e.status in gone and e.inventory_location_id == place)
    return came + found - taken + brought - back
