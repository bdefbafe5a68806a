"""What a customer owes for a job."""

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import Model, Money, Ref, Resource, next_id, refuse

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, settings

SyncStatus = Literal["Pending", "Posted", "Exported"]


class InvoiceItem(Model):
    """One line of an invoice."""

    id: int
    description: str
    quantity: Money
    price: Money
    business_unit_id: Ref["settings.BusinessUnit"]


class Invoice(Resource, index="job_id"):
    """What a customer owes for a job; an empty one is there from the moment the job is booked."""

    job_id: Ref["jpm.Job"]
    customer_id: Ref["crm.Customer"]
    location_id: Ref["crm.Location"]
    business_unit_id: Ref["settings.BusinessUnit"]
    sync_status: SyncStatus = "Pending"
    items: list[InvoiceItem]
    total: Money = Decimal(0)
    balance: Money = Decimal(0)

    @classmethod
    def open_for(cls, job: "jpm.Job") -> Self:
        """The invoice that a job is born with."""
        return cls.new(
            job_id=job.id,
            customer_id=job.customer_id,
            location_id=job.location_id,
            business_unit_id=job.business_unit_id,
        )

    def follow(self, job: "jpm.Job", items_too: bool) -> None:
        """Stay with the job's customer, place and part of the business; lines follow only when asked."""
        self.customer_id, self.location_id = job.customer_id, job.location_id
        self.business_unit_id = job.business_unit_id
        if items_too:
            items = self.items
            for item in items:
                item.business_unit_id = job.business_unit_id
            self.items = items

    def charge(self, description: str, price: Decimal, quantity: Decimal = Decimal(1)) -> None:
        """Put a line on an invoice that is not posted yet."""
        refuse(self.sync_status != "Pending", f"Invoice {self.id} is {self.sync_status} and cannot change.")
        line = InvoiceItem(
            id=next_id(),
            description=description,
            quantity=quantity,
            price=price,
            business_unit_id=self.business_unit_id,
        )
        self.items = [*self.items, line]
        self.total += quantity * price
        self.balance += quantity * price
