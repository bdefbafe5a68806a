"""Numbers to which no messages may be sent."""

from tests.families.business import Business, refused

ADA, BOB = "+13105550101", "+13105550102"


def opt_out(business: Business, kind: str, *numbers: str) -> list[tuple[str, str]]:
    answer = business.ask("OptInOut_CreateOptOutList", {"optOutType": kind, "contactNumbers": list(numbers)})
    return [(each.contact_number, each.status) for each in answer.data]


def known(business: Business, *numbers: str) -> list[tuple[str, str]]:
    answer = business.ask("OptInOut_GetOptOutList", {"contactNumbers": list(numbers)})
    return [(each.contact_number, each.opt_out_type) for each in answer.data]


def test_a_number_is_the_same_however_it_is_written(business: Business):
    assert opt_out(business, "Marketing", "(310) 555-0101", "1 310 555 0101") == [(ADA, "Ok")]
    assert known(business, "310.555.0101", BOB) == [(ADA, "Marketing")]
    assert [each.contact_number for each in business.ask("OptInOut_GetAllOptOuts").data] == [ADA]


def test_who_wants_no_messages_at_all_stays_so(business: Business):
    opt_out(business, "Marketing", ADA)
    assert opt_out(business, "Global", ADA) == [(ADA, "Ok")]
    assert opt_out(business, "Marketing", ADA, BOB) == [(ADA, "LogicalError"), (BOB, "Ok")]
    assert known(business, ADA, BOB) == [(ADA, "Global"), (BOB, "Marketing")]


def test_one_number_that_cannot_be_read_fails_them_all(business: Business):
    with refused(400, "'12' is no phone number", "contactNumbers[1]"):
        opt_out(business, "Global", ADA, "12")
    assert known(business, ADA) == []


def test_somebody_and_something_must_be_opted_out(business: Business):
    with refused(400, "1 to 1000", "contactNumbers"):
        opt_out(business, "Global")
    with refused(400, "what is not wanted", "optOutType"):
        opt_out(business, "Unknown", ADA)
