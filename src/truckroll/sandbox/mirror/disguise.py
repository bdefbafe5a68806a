"""Disguise: who is meant cannot be seen any more, and what belonged together still does.

The same name, number or address becomes the same other one everywhere, by a secret that the sandbox keeps; nobody
without it can find out which it was.
"""

import hashlib
import hmac
import re
from collections.abc import Callable
from random import Random
from typing import Any, cast

from truckroll.catalogue.shapes import Shape
from truckroll.sandbox import names

PEOPLE = frozenset((
    "crm.Customer", "crm.Location", "crm.Booking", "crm.Lead", "crm.Contact", "settings.Technician",
    "settings.Employee",
))  # fmt: skip
"""Nouns whose own name is that of a person or of a household."""
PERSONS = frozenset((
    "customer", "location", "customerLocation", "agent", "assignedTo", "createdBy", "modifiedBy", "canceledBy",
    "exportedBy", "employeeInfo", "employee", "technician", "contact", "soldBy",
))  # fmt: skip
"""Members that tell of a person by id and name."""
NAMES = frozenset((
    "firstName", "middleName", "fullName", "customerName", "leadCustomerName", "locationName", "contactName",
    "technicianName", "employeeName", "authorName", "loginName", "userName", "createdBy", "modifiedBy", "canceledBy",
    "exportedBy", "appliedBy",
))  # fmt: skip
TEXTS = frozenset((
    "memo", "note", "notes", "internalNotes", "text", "summary", "comment", "specialInstructions", "excuseMemo",
    "customerResponses", "blockerToBookAdditionalData", "jobSummary", "review", "content",
))  # fmt: skip
"""Members in which people write freely."""
STREETS = frozenset(("street", "streetAddress", "leadStreet", "locationAddress", "address"))
UNITS = frozenset(("unit", "leadUnit"))
ZIPS = frozenset(("zip", "leadZip", "locationZip"))
PLACES = frozenset(("latitude", "longitude"))
NUMBERS = frozenset(("from", "to", "contactNumber"))
NOT_OF_PEOPLE = ("pricebook.", "jpm.JobType", "settings.BusinessUnit", "accounting.InvoiceTask", "marketing.Campaign")
"""Nouns in which the contractor describes what he offers."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])")


class Disguise:
    """Makes other people of those that a tenant's records tell of."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def record(self, noun: str, shape: Shape, values: dict[str, Any]) -> dict[str, Any]:
        """A record's values with nobody in them that could be known."""
        within = "customer" if noun in PEOPLE else ""
        return self._members(noun, shape, values, within)

    def _members(self, noun: str, shape: Shape, values: dict[str, Any], within: str) -> dict[str, Any]:
        shapes = {member.name: member.shape for member in shape.members}
        kind = str(values.get("type") or "").lower()
        return {
            name: self._value(noun, shapes[name], name, value, within, kind) if name in shapes else value
            for name, value in values.items()
        }

    def _value(self, noun: str, shape: Shape, name: str, value: Any, within: str, kind: str) -> Any:
        if isinstance(value, list):
            item = shape.item or shape
            return [self._value(noun, item, name, each, within, kind) for each in cast("list[Any]", value)]
        if isinstance(value, dict):
            return self._members(noun, shape, cast("dict[str, Any]", value), name)
        if name in PLACES and value is not None:
            return type(value)(round(value, 1))
        if not isinstance(value, str) or not value or shape.kind == "enum" or shape.format in ("date-time", "guid"):
            return value
        return self._change(noun, shape, name, within, kind)(value)

    def _change(self, noun: str, shape: Shape, name: str, within: str, kind: str) -> Callable[[str], str]:
        """What becomes of a text of this name."""
        small = name.lower()
        means = kind if name == "value" else small
        if shape.format == "email" or "email" in means:
            return self.email
        if shape.format == "phone" or re.search("phone|fax|mobile|sms", means) or name in NUMBERS:
            return self.phone
        if name in STREETS:
            return self.street
        if name in UNITS:
            return lambda text: f"#{self._number('unit', text) % 99 + 1}"
        if name in ZIPS:
            return lambda text: text[:3] + "0" * len(text[3:])
        if name == "ipAddress":
            return lambda _: "192.0.2.1"
        if name == "lastName":
            return lambda text: names.last(self._number("name", text))
        if name in NAMES or (name == "name" and within in PERSONS):
            return self.name
        free = name in TEXTS or shape.format == "multiline"
        if free and not noun.startswith(NOT_OF_PEOPLE):
            return lambda text: f"Text of {len(text)} characters."
        return self.scrub

    def name(self, text: str) -> str:
        """Another name, word by word, so that who shares a name still does."""
        *before, end = text.split() or [text]
        if not before:
            return names.first(self._number("name", end))
        others = [names.first(self._number("name", word)) for word in before]
        return " ".join([*others, names.last(self._number("name", end))])

    def email(self, text: str) -> str:
        """Another address, to which nothing can be sent."""
        number = self._number("email", text)
        return f"{names.first(number)}.{names.last(number // 64)}.{number % 100_000}@example.com".lower()

    def phone(self, text: str) -> str:
        """Another number, written alike, of those that nobody has."""
        digits = re.sub(r"\D", "", text)[-10:]
        other = f"555{self._number('phone', digits) % 10_000_000:07d}"[-len(digits) :] if digits else ""
        left = len(re.sub(r"\D", "", text)) - len(digits)
        turn = iter("1" * left + other)
        return re.sub(r"\d", lambda _: next(turn), text)

    def street(self, text: str) -> str:
        """Another house."""
        return names.street(Random(self._number("street", text)))  # noqa: S311  # the number is the secret

    def scrub(self, text: str) -> str:
        """A text in which addresses and numbers are others."""
        text = _EMAIL.sub(lambda found: self.email(found[0]), text)
        return _PHONE.sub(lambda found: self.phone(found[0]), text)

    def _number(self, kind: str, text: str) -> int:
        """The same for the same text, however it is spelled."""
        said = f"{kind}/{' '.join(text.casefold().split())}".encode()
        return int.from_bytes(hmac.new(self._secret, said, hashlib.sha256).digest()[:6])
