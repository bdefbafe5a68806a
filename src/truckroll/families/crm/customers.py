"""Who pays."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    Between,
    ExternalData,
    Internal,
    Money,
    Ref,
    Required,
    Sent,
    Some,
    Updatable,
    When,
    Writable,
    action,
    caller,
    create,
    filter,
    given,
    invalid,
    noun,
    now,
    one,
    read,
    refuse,
    some,
    update,
    where,
)
from truckroll.families.crm.addresses import Addressed, CustomerAddress, UpdateCustomerAddress
from truckroll.families.crm.custom_fields import CustomFieldValues
from truckroll.families.crm.legacy_contacts import BriefContact, CustomerContact, NewContact, digits
from truckroll.families.crm.locations import CreatedLocation, Location, NewLocation, seen_by_caller
from truckroll.families.crm.tags import CustomerTags, Tagged

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, settings

Job: "type[jpm.Job]" = noun("jpm.Job")

CustomerType = Literal["Residential", "Commercial"]


class CustomerCard(Tagged):
    """A customer as everybody sees it."""

    id: Ref[Any]
    active: Updatable[bool] = True
    name: Required[str]
    type: Writable[CustomerType] = "Residential"
    address: Required[Annotated[CustomerAddress, Sent(update=UpdateCustomerAddress)]]
    custom_fields: Writable[CustomFieldValues]
    balance: Money = Decimal(0)
    tax_exempt: Writable[bool] = False
    do_not_mail: Writable[bool] = False
    do_not_service: Writable[bool] = False
    national_account: Writable[bool] = False
    created_on: When
    created_by_id: Ref["settings.Employee"]
    modified_on: When
    merged_to_id: Ref["Customer"] | None
    payment_term_id: Writable[Ref["accounting.PaymentTerm"] | None]
    credit_limit: Writable[Money | None]
    credit_limit_balance: Writable[Money | None]
    external_data: Writable[ExternalData]


class CreatedCustomer(CustomerCard):
    """A new customer, where it wants work done, and how it is reached."""

    locations: list[CreatedLocation]
    contacts: list[BriefContact]


class Customer(
    CustomerCard,
    Addressed,
    path="customers",
    tag="Customers",
    operations="list",
    feed="customers=ExportCustomers_GetCustomers",
    filters="ids created name street unit city state zip country latitude longitude active external_data",
    sort="id modified_on created_on",
    index="changed_on",
):
    """Who pays; has at least one location."""

    changed_on: Internal[When]

    @classmethod
    def new(cls, **said: Any) -> Self:
        """A customer; who writes it and where it gets its bills need not be said."""
        customer = super().new(**{"created_by_id": caller().user, "address": CustomerAddress()} | said)
        customer.check()
        return customer

    @filter
    def modified(cls, value: Between[When], exclude_accounting_changes_from_modified_date_range: bool = False) -> Some:
        """Customers that changed in a range of time; what they owe may be left out of it."""
        if exclude_accounting_changes_from_modified_date_range:
            return where(changed_on=value)
        return where(modified_on=value)

    @filter
    def phone(cls, value: str) -> Some:
        """Customers who are reached under a number, however it is written."""
        return some(CustomerContact, customer_id=cls.id, phone=digits(value), active=True)

    @read("GET {id}", 404)
    def get(self) -> Self:
        """One customer by its id."""
        return self

    @create()
    def create(self, locations: list[NewLocation], contacts: list[NewContact] | None = None) -> CreatedCustomer:
        """Take up a customer with the places where it wants work done, and the ways to reach it."""
        invalid(not locations, "locations", "A customer needs at least one location.")
        self.created_by_id = caller().user
        self.check()
        answer = CreatedCustomer.of(seen_by_caller(self))
        for index, asked in enumerate(contacts or []):
            asked.check(f"contacts[{index}].")
            CustomerContact.new(customer_id=self.id, **asked.words())
        for index, asked in enumerate(locations):
            place = f"locations[{index}]."
            location = given.made(Location, asked.values, {"customer_id": self.id}, place=place)
            source, verified = asked.coordinates_source, asked.coordinates_verification_status
            answer.locations = [*answer.locations, location.open(asked.contacts, source, verified, place)]
        answer.contacts = [contact.brief() for contact in CustomerContact.find(customer_id=self.id)]
        return answer

    def check(self) -> None:
        """A customer has a name and gets its bills somewhere on earth."""
        invalid(not self.name.strip(), "name", "A customer needs a name.")
        self.tag_type_ids = list(dict.fromkeys(self.tag_type_ids))
        self.address = self.stand_at(self.address)
        self.changed_on = now()

    @update(404)
    def update(self) -> Self:
        """Change what is known of a customer; lists of tags and custom fields are replaced as a whole."""
        merged = self.active and self.merged_to_id is not None
        refuse(merged, f"Customer {self.id} was merged into {self.merged_to_id}; use that one.")
        self.check()
        return self

    @action("POST {id}/tags/{tagTypeId}", 404, 409)
    def create_tag(self, tag_type_id: Ref["settings.TagType"]) -> CustomerTags:
        """Put a mark on a customer."""
        self.put_tag(tag_type_id)
        self.changed_on = now()
        return CustomerTags(customer_id=self.id, tag_type_ids=self.tag_type_ids)

    @action("DELETE {id}/tags/{tagTypeId}", 404)
    def delete_tag(self, tag_type_id: Ref["settings.TagType"]) -> None:
        """Take a mark off a customer."""
        self.take_tag(tag_type_id)
        self.changed_on = now()

    def locations(self) -> list[Location]:
        """Where the customer wants work done, first taken up first."""
        return Location.find(customer_id=self.id)

    def merge_into(self, other: "Customer") -> None:
        """Find out that two customers are one: the other keeps the places, the work and the ways to be reached."""
        refuse(other.id == self.id, f"Customer {self.id} is this one already.")
        for customer in (self, other):
            refuse(not customer.active, f"Customer {customer.id} is not active.")
        for location in Location.find(customer_id=self.id, active=None):
            location.customer_id = other.id
        for job in Job.find(customer_id=self.id):
            job.customer_id = other.id
            job.update()
        for contact in CustomerContact.find(customer_id=self.id):
            CustomerContact.copy(other.id, contact)
        self.merged_to_id, self.changed_on = other.id, now()
        self.deactivate()


class BulkTags(Customer, path="tags", tag="BulkTags"):
    """Marks on many customers at once."""

    @action("PUT", 409)
    def add_tags(cls, customer_ids: list[Ref["Customer"]], tag_type_ids: list[Ref["settings.TagType"]]) -> None:
        """Put marks on customers; those that have one already keep it."""
        for customer in _marked(customer_ids, tag_type_ids):
            customer.tag_type_ids = list(dict.fromkeys([*customer.tag_type_ids, *tag_type_ids]))

    @action("DELETE", 409)
    def remove_tags(cls, customer_ids: list[Ref["Customer"]], tag_type_ids: list[Ref["settings.TagType"]]) -> None:
        """Take marks off customers; those that never had one stay as they are."""
        for customer in _marked(customer_ids, tag_type_ids):
            customer.tag_type_ids = [tag for tag in customer.tag_type_ids if tag not in tag_type_ids]


def _marked(customer_ids: "list[Ref[Customer]]", tag_type_ids: "list[Ref[settings.TagType]]") -> list[Customer]:
    """The customers whose marks change."""
    invalid(not customer_ids, "customerIds", "Name at least one customer.")
    invalid(not tag_type_ids, "tagTypeIds", "Name at least one tag.")
    customers = [one(id) for id in dict.fromkeys(customer_ids)]
    for customer in customers:
        refuse(not customer.active, f"Customer {customer.id} is not active.")
        customer.changed_on = now()
    return customers
