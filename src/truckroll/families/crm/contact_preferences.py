"""What people want to hear from us, and on which of their numbers and addresses."""

from typing import Self

from truckroll.catalogue import Guid, Model, invalid, missing

BOOL = "Bool"


class ContactPreferenceType(Model):
    """Something that people can be asked about how they want to be reached."""

    id: Guid
    name: str
    description: str | None
    data_type: str = BOOL


class ContactPreference(Model):
    """What somebody wants to hear on one number or address; null while nobody asked."""

    name: str
    data_type: str = BOOL
    value: str | None

    @classmethod
    def answered(cls, name: str, value: str) -> Self:
        """A preference that is true or false."""
        small = value.strip().lower()
        invalid(small not in ("true", "false"), "value", f"'{value}' is neither true nor false.")
        return cls(name=name, value=small)


PREFERENCE_TYPES = (
    ContactPreferenceType(
        id="5d0a2c4e-6a4b-4f6e-9d53-0c1f5b8e2a01",
        name="JobReminders",
        description="News of a visit: that it is booked, that the technician is on the way.",
    ),
    ContactPreferenceType(
        id="5d0a2c4e-6a4b-4f6e-9d53-0c1f5b8e2a02",
        name="MarketingUpdates",
        description="Offers and campaigns.",
    ),
    ContactPreferenceType(
        id="5d0a2c4e-6a4b-4f6e-9d53-0c1f5b8e2a03",
        name="InvoiceStatementNotification",
        description="Invoices and statements.",
    ),
)
"""What every contractor can ask: what the older contacts keep, too."""


def known_preference(name: str) -> str:
    """A preference's name as it is kept, however its letters are written."""
    found = next((each.name for each in PREFERENCE_TYPES if each.name.lower() == name.lower()), None)
    if found is None:
        raise missing("ContactPreference", name)
    return found
