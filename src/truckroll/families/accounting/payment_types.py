"""How customers pay."""

from truckroll.catalogue import Resource, When


class PaymentType(
    Resource,
    path="payment-types",
    tag="PaymentTypes",
    operations="get:400 list",
    filters="ids active created",
    hides="active",
):
    """A way to pay, such as by check."""

    name: str
    modified_on: When | None  # type: ignore[assignment]  # published as if it might be null
    created_on: When | None  # type: ignore[assignment]
    active: bool = True
