"""What invoices and payments are both asked for in lists."""

from typing import Literal

from truckroll.catalogue import AtLeast, AtMost, Int32, Money, Some, filter, some, where
from truckroll.families.accounting.custom_fields import Noted
from truckroll.families.accounting.posting import Posted

ActiveStateFilterType = Literal["ActiveOnly", "InactiveOnly", "All"]


class Receivable(Noted, Posted, abstract=True):
    """What a customer owes or has paid, as lists find it."""

    @filter
    def active_state(cls, value: ActiveStateFilterType = "ActiveOnly") -> Some:
        """Those that are active, or are not."""
        return where() if value == "All" else where(active=value == "ActiveOnly")

    @filter
    def batch_number(cls, value: Int32) -> Some:
        """Those that were posted in the batch of this number."""
        return some("accounting.Batch", id=cls.batch_id, number=str(value))

    @filter
    def total_greater(cls, value: Money) -> Some:
        """Those over this amount or more."""
        return where(total=AtLeast(value))

    @filter
    def total_less(cls, value: Money) -> Some:
        """Those over this amount or less."""
        return where(total=AtMost(value))
