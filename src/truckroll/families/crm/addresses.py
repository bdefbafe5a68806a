"""Addresses: how they are told, and how lists find records by their parts."""

from truckroll.catalogue import Internal, Model, Resource, invalid

PARTS = ("street", "unit", "city", "state", "zip", "country", "latitude", "longitude")
"""What a list of customers or of locations may be asked for."""


class Town(Model):
    """The parts that every address has."""

    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""


class CustomerAddress(Town):
    """Where somebody gets bills, or wants work done."""

    unit: str | None
    latitude: float | None
    longitude: float | None


class UpdateCustomerAddress(Town):
    """A customer's address as it is changed: as a whole, with nothing left open."""

    unit: str
    latitude: float
    longitude: float


class AddressPatchModel(Town):
    """A location's address as it is changed: as a whole; only its coordinates may be left open."""

    unit: str
    latitude: float | None
    longitude: float | None


class Addressed(Resource, abstract=True):
    """What lists find by the parts of its address."""

    street: Internal[str | None]
    unit: Internal[str | None]
    city: Internal[str | None]
    state: Internal[str | None]
    zip: Internal[str | None]
    country: Internal[str | None]
    latitude: Internal[float | None]
    longitude: Internal[float | None]

    def stand_at(self, given: Town, place: str = "") -> CustomerAddress:
        """Be found by an address from now on, and give it with all its parts; `place` is where it was given."""
        address = CustomerAddress.of(given.values)
        for name, most in (("latitude", 90), ("longitude", 180)):
            degrees: float | None = getattr(address, name)
            outside = degrees is not None and abs(degrees) > most
            invalid(outside, f"{place}address.{name}", f"A {name} is a number of degrees from -{most} to {most}.")
        for name in PARTS:
            setattr(self, name, getattr(address, name))
        return address
