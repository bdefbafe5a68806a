"""For those who receive webhooks: `verify` tells what came from the platform and what did not."""

from truckroll.webhooks.signatures import TOLERANCE, Unverified, verify

__all__ = ["TOLERANCE", "Unverified", "verify"]
