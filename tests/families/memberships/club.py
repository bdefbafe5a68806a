"""A contractor who sells memberships, for tests: a tune-up plan of one year with a visit in spring and in autumn."""

from decimal import Decimal
from typing import Any

from tests.families.business import NOW, Business
from truckroll.catalogue.time import TICKS_PER_SECOND, When

DAY = 24 * 3600 * TICKS_PER_SECOND
SOLD_ON = "2026-11-02T00:00:00.0000000Z"


class Club(Business):
    """The business with a plan that is billed monthly, and one customer of two locations to sell it to."""

    def __init__(self) -> None:
        super().__init__()
        ids = self.ids
        self.new("cabin", "crm.Location", customer_id=ids["customer"], name="Ada's cabin")
        self.new("task", "pricebook.Service", code="PLAN", description="Tune-up plan", price=Decimal(120))
        self.new("cleaning", "pricebook.Service", code="CLEAN", description="Cleaning", price=Decimal(80))
        self.new("filter", "pricebook.Material", code="FILTER", description="Filter", price=Decimal(10))
        discount = {"type": "Discount", "amount_type": "Fixed", "amount": Decimal(5), "description": "Off"}
        self.new("off", "pricebook.DiscountAndFees", code="OFF", **discount)
        self.new("plan", "memberships.MembershipType", name="Tune-up plan", display_name="Comfort")
        self.option("monthly")
        items = self.items(("cleaning", "1", "80"), ("filter", "2", "10"))
        self.ids["lines"] = self.ask("InvoiceTemplates_Create", {"items": items}).id
        self.set("memberships.InvoiceTemplate", ids["lines"], is_settings_template=True, name="Visit")
        self.new(
            "seasonal",
            "memberships.RecurringServiceType",
            name="Tune-up",
            recurrence_type="Seasonal",
            recurrence_months=["April", "October"],
            job_type_id=ids["kind"],
            invoice_template_id=ids["lines"],
        )
        self.new(
            "visits",
            "memberships.TypeRecurringService",
            membership_type_id=ids["plan"],
            recurring_service_type_id=ids["seasonal"],
            allocation=Decimal(100),
        )

    def option(self, key: str, frequency: str = "Monthly", duration: int | None = 12, **more: Any) -> int:
        """One more way to have the plan and to pay it."""
        prices = {"sale_price": Decimal(120), "billing_price": Decimal("9.95"), "renewal_price": Decimal(100)}
        return self.new(
            key,
            "memberships.DurationBilling",
            membership_type_id=self.ids["plan"],
            duration=duration,
            billing_frequency=frequency,
            **prices | more,
        )

    def items(self, *lines: tuple[str, str, str]) -> list[dict[str, Any]]:
        """Lines of a template: what, how much of it, and at what price."""
        return [
            {"skuId": self.ids[sku], "quantity": Decimal(quantity), "unitPrice": Decimal(price), "isAddOn": False}
            for sku, quantity, price in lines
        ]

    def sell(self, option: str = "monthly", action: str = "Single", **more: Any) -> Any:
        """Sell the plan to Ada; the membership as it is then."""
        self.sale = self.ask("CustomerMemberships_Create", self.asked(option, action, **more))
        return self.membership()

    def asked(self, option: str = "monthly", action: str = "Single", **more: Any) -> dict[str, Any]:
        """What is asked for when the plan is sold."""
        return {
            "customerId": self.ids["customer"],
            "businessUnitId": self.ids["unit"],
            "saleTaskId": self.ids["task"],
            "durationBillingId": self.ids[option],
            "recurringServiceAction": action,
            "recurringLocationId": self.ids["location"] if action == "Single" else None,
        } | more

    def membership(self, id: int = 0) -> Any:
        """The membership of the last sale, or of an id."""
        return self.see("memberships.Membership", id or self.sale.customer_membership_id)

    def change(self, **said: Any) -> Any:
        """Change the membership of the last sale; as it is then."""
        self.ask("CustomerMemberships_Update", said, id=self.sale.customer_membership_id)
        return self.membership()

    def service(self, **where: Any) -> Any:
        """The one active recurring service."""
        (service,) = self.all("memberships.RecurringService", active=True, **where)
        return service

    def visits_due(self, **where: Any) -> list[str]:
        """The days of the visits that are in the book."""
        events = self.all("memberships.RecurringServiceEvent", active=True, **where)
        return sorted(event.date[:10] for event in events)

    def invoices(self) -> list[Any]:
        """The invoices of no job, oldest first."""
        return [each for each in self.all("accounting.Invoice") if each.job_id is None]

    def until(self, moment: str) -> None:
        """Let time pass, and with it what comes by itself."""
        self.now = max(When.parse(moment).ticks, NOW.ticks)
        self.come_due()
