"""What can go wrong with a store; each message tells the user what to do next."""


class StoreError(Exception):
    """The store cannot do what was asked; the message is for the user."""


class StoreUnavailable(StoreError):  # a state of the store, as its callers name it
    """Nothing of the request was kept and it may be sent again later (HTTP 503): disk full, disk fault, or closing."""


class StoreDamaged(StoreError):
    """The file is not what was once written to it, or never was a store."""


class Duplicate(StoreError):
    """A row with the same key is there already."""
