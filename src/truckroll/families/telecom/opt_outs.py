"""Numbers to which no messages may be sent."""

from typing import Literal

from truckroll.catalogue import Model, Resource, action, invalid, read
from truckroll.families.telecom.numbers import e164

OptOutType = Literal["Unknown", "Global", "Marketing", "Other"]
CreateOptOutStatus = Literal["Ok", "RetryableError", "LogicalError"]
MOST = 1000


class OptOutResponse(Model):
    """What may not be sent to a number."""

    contact_number: str
    opt_out_type: OptOutType


class OptOutListResponse(Model):
    """What may not be sent to which numbers."""

    data: list[OptOutResponse]


class CreateOptOutResponse(Model):
    """Whether a number was opted out."""

    contact_number: str
    status: CreateOptOutStatus


class CreateOptOutListResponse(Model):
    """Which numbers were opted out."""

    data: list[CreateOptOutResponse]


class OptOut(OptOutResponse, Resource, version="v3", path="optinouts/optouts", tag="OptInOut", index="contact_number"):
    """Somebody does not want messages: no advertising, or none at all (Global)."""

    @read("GET")
    def get_all_opt_outs(cls) -> OptOutListResponse:
        """All numbers that were opted out."""
        return OptOutListResponse(data=[each.told() for each in OptOut.find()])

    @action("POST")
    def create_opt_out_list(cls, opt_out_type: OptOutType, contact_numbers: list[str]) -> CreateOptOutListResponse:
        """Opt numbers out; nothing can be added where no messages are wanted at all."""
        invalid(opt_out_type == "Unknown", "optOutType", "Say what is not wanted: Global, Marketing or Other.")
        numbers = _read(contact_numbers)
        return CreateOptOutListResponse(
            data=[CreateOptOutResponse(contact_number=each, status=_opt_out(each, opt_out_type)) for each in numbers]
        )

    @read("POST getlist")
    def get_opt_out_list(cls, contact_numbers: list[str]) -> OptOutListResponse:
        """Which of these numbers were opted out; the others are left out."""
        known = {each.contact_number: each for each in OptOut.find(contact_number=_read(contact_numbers))}
        return OptOutListResponse(data=[each.told() for each in known.values()])

    def told(self) -> OptOutResponse:
        """What may not be sent."""
        return OptOutResponse(contact_number=self.contact_number, opt_out_type=self.opt_out_type)


def _read(numbers: list[str]) -> list[str]:
    """The numbers as machines write them, each once; all of them can be read, or none is taken."""
    invalid(not 1 <= len(numbers) <= MOST, "contactNumbers", f"Name 1 to {MOST} numbers.")
    read = [e164(each) for each in numbers]
    for place, number in enumerate(read):
        wrong = f"'{numbers[place][:40]}' is no phone number; write one such as +13105550101."
        invalid(number is None, f"contactNumbers[{place}]", wrong)
    return list(dict.fromkeys(number for number in read if number))


def _opt_out(number: str, kind: OptOutType) -> CreateOptOutStatus:
    known = OptOut.first(contact_number=number)
    if known is None:
        OptOut.new(contact_number=number, opt_out_type=kind)
    elif known.opt_out_type == "Global" != kind:
        return "LogicalError"
    else:
        known.opt_out_type = kind
    return "Ok"
