"""The ways in which somebody can be reached."""

from typing import Literal, get_args

from truckroll.catalogue import invalid

ContactType = Literal["Phone", "Email", "Fax", "MobilePhone"]


def check_contact(type: str, value: str, place: str = "") -> None:
    """A way to reach somebody is of a known kind and leads somewhere; `place` is where it was asked for."""
    known = get_args(ContactType)
    invalid(type not in known, f"{place}type", f"'{type}' is none of {', '.join(known)}.")
    invalid(not value.strip(), f"{place}value", "A contact needs a number or an address.")
    invalid(type == "Email" and "@" not in value, f"{place}value", f"'{value}' is no e-mail address.")
