"""What is added to the cost of goods that were bought for a job."""

from decimal import Decimal
from typing import Self

from truckroll.catalogue import Always, Money, Resource, cents, create, invalid, update


class PurchaseOrderMarkup(
    Resource,
    path="purchase-order-markups",
    tag="PurchaseOrdersMarkup",
    operations="get=GetById list=Get delete",
    filters="ids created modified",
    sort="id from_ to percent",
):
    """By how much goods of a range of costs are sold dearer than they were bought."""

    from_: Always[Money]
    to: Always[Money]
    percent: Always[Money]

    @create()
    def create(self) -> Self:
        """Say what is added to a range of costs."""
        self.check()
        return self

    @update(404)
    def update(self) -> Self:
        """Say anew what is added to a range of costs."""
        self.check()
        return self

    def check(self) -> None:
        """A range begins at nothing or above, ends after it begins, and shares no cost with another."""
        invalid(self.from_ < 0, "from", "A range of costs begins at 0 or above.")
        invalid(self.to <= self.from_, "to", "A range of costs ends above its beginning.")
        invalid(not 0 <= self.percent <= 1000, "percent", "A mark-up is a number of percent from 0 to 1000.")
        for other in self.find():
            overlaps = other.id != self.id and other.from_ < self.to and self.from_ < other.to
            invalid(overlaps, "from", f"Mark-up {other.id} already holds for costs from {other.from_} to {other.to}.")

    @classmethod
    def price(cls, cost: Decimal) -> Decimal:
        """For how much something is sold that cost so much; at its cost where no mark-up holds."""
        percent = next((each.percent for each in cls.find() if each.from_ <= cost < each.to), Decimal(0))
        return cents(cost * (100 + percent) / 100)
