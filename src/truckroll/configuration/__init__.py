"""Settings declared once: flags, variables of the environment, keys of a file and a page of reference follow."""

from truckroll.configuration.declaring import Setting

__all__ = ["Setting"]
