"""What subscribers hear of calls."""

from truckroll.catalogue import event
from truckroll.families.telecom.bundles import CallResponse

event("tn.tlc.call-completed", "A call is over.", of="telecom.Call", call=CallResponse)
event("tn.tlc.call-updated", "It was said what became of a call.", of="telecom.Call", call=CallResponse)
