"""Documents of the books that were posted together."""

from truckroll.catalogue import Resource


class Batch(Resource, index="number name"):
    """A heap of documents that somebody looked through and posted."""

    number: str | None
    name: str | None
