"""What technicians find at customers' places that somebody should see to."""

from truckroll.catalogue import family
from truckroll.families.findings.attachments import FindingAsset, FindingAttachment
from truckroll.families.findings.findings import Finding

FAMILY = family(__name__, "Findings", path="findings/v2", scope="fdgs", document="findings-v2")

__all__ = ["Finding", "FindingAsset", "FindingAttachment"]
