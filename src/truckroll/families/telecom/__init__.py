"""Calls: who rang whom, what became of it, and who wants no messages."""

from truckroll.catalogue import family
from truckroll.families.telecom.call_lists import CallBundle, DeprecatedCallBundle
from truckroll.families.telecom.calls import Call
from truckroll.families.telecom.opt_outs import OptOut

FAMILY = family(__name__, "Telecom", path="telecom", scope="tlc", document="telecom")

__all__ = ["Call", "CallBundle", "DeprecatedCallBundle", "OptOut"]
