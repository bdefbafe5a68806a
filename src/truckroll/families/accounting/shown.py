"""Records as documents of the books show them: an id, and what people know them by."""

from typing import Annotated

from truckroll.catalogue import Copy, Model


class NamedFieldResponse(Model):
    """A record by its id and its name."""

    id: int
    name: str | None


class NumberFieldResponse(Model):
    """A record by its id and its number."""

    id: int
    number: str | None


class BatchResponse(Model):
    """The batch in which a document was posted."""

    id: int
    number: str | None
    name: str | None


class AddressResponse(Model):
    """Where something is, or is to be brought."""

    street: str | None
    unit: str | None
    city: str | None
    state: str | None
    zip: str | None
    country: str | None


class GLAccountResponse(Model):
    """The account of the general ledger that an amount is booked on."""

    id: int
    name: str | None
    number: str | None
    type: str | None
    detail_type: Annotated[str | None, Copy("subtype")]
