from datetime import timedelta
from typing import Any

import pytest

from tests.families.business import Business
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference

ADA, NUMBER = "+13105550101", "+13105550199"
ADDRESS = dict.fromkeys(("street", "unit", "city", "state", "zip", "country"), "")
NOBODY = {"id": 0, "name": "", "address": ADDRESS, "contacts": []}


class Phones:
    """The contractor's telephones."""

    def __init__(self, business: Business) -> None:
        self.business = business

    def call(self, number: str = "(310) 555-0101", *, taken: bool = True, **known: Any) -> Any:
        """Somebody rings, and hangs up after three minutes."""

        def ring() -> Any:
            call: Any = resolve("telecom.Call").receive(number, "310.555.0199", **known)  # type: ignore[attr-defined]
            if taken:
                call.answer(reference(self.business.ids["office"], "settings.Employee"))
            call.hang_up(timedelta(minutes=3))
            return call

        return self.business.do(ring)

    def dial(self) -> Any:
        """The office rings Ada up."""
        office = reference(self.business.ids["office"], "settings.Employee")
        return self.business.do(lambda: resolve("telecom.Call").dial(ADA, NUMBER, office))  # type: ignore[attr-defined]

    def then(self, call: Any, what: str, *given: Any) -> Any:
        """What becomes of a call, as it now is."""

        def act() -> Any:
            found: Any = transaction().load("telecom.Call", call.id)
            getattr(found, what)(*given)
            return found

        return self.business.do(act)

    def classify(self, call: Any, **said: Any) -> Any:
        """Say by the API what became of a call."""
        known: dict[str, Any] = {"excuseMemo": "", "reason": {"name": "", "lead": False}, "tag": ""}
        return self.business.ask("Calls_Update", known | {"customer": NOBODY, "location": NOBODY} | said, id=call.id)


@pytest.fixture
def phones(business: Business) -> Phones:
    """The telephones of a contractor who knows Ada's number and the leaflet's."""
    business.new(
        "number", "crm.CustomerContact", customer_id=business.ids["customer"], type="Phone", value="310 555 0101"
    )
    business.set("marketing.Campaign", business.ids["campaign"], dnis="310-555-0199")
    business.new("too dear", "jbce.CallReason", name="Too dear", is_lead=True)
    business.new("wrong", "jbce.CallReason", name="Wrong number")
    return Phones(business)
