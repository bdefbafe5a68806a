"""What can go wrong with a store; each message tells the user what to do next."""


class StoreError(Exception):
    """The store cannot do what was asked; the message is for the user."""


class StoreUnavailable(StoreError):  # a state of the store, as its callers name it
    """Nothing of the request was kept and it may be sent again later (HTTP 503): disk full, disk fault, or closing."""

    told = "The server cannot keep data now; nothing of the request was kept."
    """What the caller may hear of it; the message is for the operator."""


class StoreInDoubt(StoreUnavailable):  # named as its kind is
    """Nobody can say whether the request was kept: the database was lost between the word to keep it and the answer."""

    told = (
        "The server lost its database while it kept the request, and cannot say whether it was kept. Send it again "
        "under its Idempotency-Key, which does nothing twice; without one, look first."
    )


class StoreDamaged(StoreError):
    """The file is not what was once written to it, or never was a store."""


class Duplicate(StoreError):
    """A row with the same key is there already."""
